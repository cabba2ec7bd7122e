// Where the window stood and how it looked last time. A convenience: unreadable means forgotten.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) });
const memory = z.object({
  place: rectangle.nullable(),
  maximized: z.boolean(),
  theme: z.enum(['light', 'dark', 'system']),
  locale: z.enum(['en', 'zh-CN']).nullable(),
});
export type Rectangle = z.infer<typeof rectangle>;
export type WindowMemory = z.infer<typeof memory>;

const FORGOTTEN: WindowMemory = { place: null, maximized: false, theme: 'system', locale: null };

export function recall(path: string): WindowMemory {
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return FORGOTTEN;
  }
}

export function remember(path: string, state: WindowMemory): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, JSON.stringify(state));
  renameSync(`${path}.part`, path);
}

/** A remembered place only helps while enough of it is on a screen that is still there. */
export function stillVisible(place: Rectangle | null, screens: readonly Rectangle[]): Rectangle | null {
  if (!place) return null;
  const overlaps = screens.some((screen) => {
    const width = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
    const height = Math.min(place.y + 80, screen.y + screen.height) - Math.max(place.y, screen.y);
    return width >= 120 && height >= 40;
  });
  return overlaps ? place : null;
}
