// The window from end to end: in the real Electron where its binary is present, and around a stand-in everywhere.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test } from '@playwright/test';
import { installedElectron } from '../../electron/doors/findElectron.ts';
import { openWindowDoor } from '../doors/windowDoor.ts';
import { windowStory } from './windowStory.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const home = () => mkdtempSync(join(tmpdir(), 'holdfast-e2e-'));

function whyNot(electron: string | null): string | null {
  if (electron === null) return 'Electron’s binary is not on this machine (npm start fetches it where it can be had)';
  const noScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  return noScreen ? 'there is no screen to open a window on (on a server: xvfb-run npm run e2e)' : null;
}

test.slow();

test('a spreadsheet becomes a printed report in the window (stand-in for Electron)', async () => {
  const folder = home();
  const door = await openWindowDoor({ home: folder, app: repository, main: join(repository, 'dist/main/window.js') });
  try {
    await windowStory({
      page: door.page,
      home: folder,
      willChoose: (dialog, path) => door.wish({ do: 'answer', dialog, value: path }),
    });
    for (const complaint of ['policy', 'request to the network', 'request cancelled', 'dialog without an answer'])
      expect(await door.log(complaint), complaint).toEqual([]);
  } finally {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a spreadsheet becomes a printed report in the window (real Electron)', async () => {
  const electron = installedElectron();
  const reason = whyNot(electron);
  if (reason) console.log(`skipped: ${reason}`);
  test.skip(reason !== null, reason ?? '');
  const folder = home();
  const app = await _electron.launch({
    executablePath: electron ?? undefined,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--lang=en-GB', repository],
    env: { ...(process.env as Record<string, string>), HOLDFAST_HOME: folder },
  });
  try {
    const page = await app.firstWindow();
    await windowStory({
      page,
      home: folder,
      willChoose: (kind, path) =>
        app.evaluate(
          ({ dialog }, choice) => {
            if (choice.kind === 'open')
              dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [choice.path] });
            else dialog.showSaveDialog = async () => ({ canceled: false, filePath: choice.path });
          },
          { kind, path },
        ),
    });
    expect(await page.evaluate(() => [typeof process, typeof require].join())).toBe('undefined,undefined');
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
