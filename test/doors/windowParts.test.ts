import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pipePorts, type Wire } from '../../electron/doors/pipePorts.ts';
import { recall, remember, stillVisible } from '../../electron/doors/windowMemory.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function wire() {
  const sent: unknown[] = [];
  let take: (frame: unknown) => void = () => {};
  let closed = 0;
  const end: Wire = {
    send: (frame) => sent.push(frame),
    onFrame: (listener) => {
      take = listener;
    },
    onClose: () => {},
    close: () => {
      closed++;
    },
  };
  return { end, sent, say: (frame: unknown) => take(frame), isClosed: () => closed > 0 };
}

test('frames pass both ways until the page sends something else', () => {
  const page = wire();
  const engine = wire();
  pipePorts(page.end, engine.end);
  page.say('{"a":1}');
  engine.say('{"b":2}');
  expect(engine.sent).toEqual(['{"a":1}']);
  expect(page.sent).toEqual(['{"b":2}']);
  page.say({ not: 'a frame' });
  expect([page.isClosed(), engine.isClosed()]).toEqual([true, true]);
  page.say('late');
  engine.say('late');
  expect([engine.sent.length, page.sent.length]).toEqual([1, 1]);
});

test('a request longer than any request is refused', () => {
  const page = wire();
  const engine = wire();
  pipePorts(page.end, engine.end);
  page.say('x'.repeat(4 * 1024 * 1024 + 1));
  expect(engine.sent).toEqual([]);
  expect(page.isClosed()).toBe(true);
});

test('the window remembers its place and look, and forgets what it cannot read', () => {
  const path = join(folder, 'data/window.json');
  const state = {
    place: { x: 10, y: 20, width: 1000, height: 700 },
    maximized: false,
    theme: 'dark',
    locale: 'zh-CN',
  } as const;
  remember(path, state);
  expect(recall(path)).toEqual(state);
  writeFileSync(path, '{"place":{"x":"left"}}');
  expect(recall(path)).toMatchObject({ place: null, locale: null });
  expect(recall(join(folder, 'nothing.json'))).toMatchObject({ theme: 'system' });
});

test('a place is only used while its title bar is on a screen', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const at = (x: number, y: number) => ({ x, y, width: 1200, height: 800 });
  expect(stillVisible(at(100, 100), [screen])).toEqual(at(100, 100));
  expect(stillVisible(at(1850, 100), [screen])).toBeNull();
  expect(stillVisible(at(2000, 100), [screen, { ...screen, x: 1920 }])).toEqual(at(2000, 100));
  expect(stillVisible(at(100, -700), [screen])).toBeNull();
  expect(stillVisible(null, [screen])).toBeNull();
});
