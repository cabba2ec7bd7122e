// The list of projects opened lately, kept beside the user's other door settings.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { userFolders } from './userFolders.ts';

const recentEntry = z.object({ path: z.string(), name: z.string(), openedAt: z.string() });
export type RecentProject = z.infer<typeof recentEntry>;
const KEPT = 12;

const listPath = () => join(userFolders().data, 'recent.json');

/** Newest first. A list that cannot be read counts as empty: it is a convenience, not data. */
export function readRecent(): RecentProject[] {
  try {
    return z.array(recentEntry).parse(JSON.parse(readFileSync(listPath(), 'utf8')));
  } catch {
    return [];
  }
}

function writeRecent(list: RecentProject[]): void {
  const path = listPath();
  writeFileSync(`${path}.part`, JSON.stringify(list, null, 1));
  renameSync(`${path}.part`, path);
}

export function noteRecent(entry: RecentProject): void {
  writeRecent([entry, ...readRecent().filter((known) => known.path !== entry.path)].slice(0, KEPT));
}

export function forgetRecent(path: string): boolean {
  const list = readRecent();
  const kept = list.filter((known) => known.path !== path);
  if (kept.length === list.length) return false;
  writeRecent(kept);
  return true;
}

export const isMissing = (path: string): boolean => !existsSync(path);
