import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindowDoor, type WindowDoor } from './windowDoor.ts';

const home = mkdtempSync(join(tmpdir(), 'holdfast-window-'));
let door: WindowDoor;

beforeAll(async () => {
  door = await openWindowDoor({ home });
});
afterAll(async () => {
  await door?.close();
  rmSync(home, { recursive: true, force: true });
});

test('answers calls through page, preload, main and engine', async () => {
  const project = await door.ticket(join(home, 'shop.holdfast'), 'save');
  const made = await door.call('project.create', { project, name: '茶 Tea', currency: 'CNY', locale: 'zh-CN' });
  expect(made).toMatchObject({ name: '茶 Tea', fileName: 'shop.holdfast', orders: 0 });
  await expect(door.call('project.open', { file: 'open-nothing' })).rejects.toMatchObject({ code: 'ticket.unknown' });
});
