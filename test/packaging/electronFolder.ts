// A folder that looks to the packager like an unpacked Electron, with its fuses in place.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electron from 'electron/package.json' with { type: 'json' };

/** The bytes by which the fuses of a binary are found, then version, count, and one character a fuse. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100011';

export function makeElectronFolder(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'version'), electron.version);
  writeFileSync(join(folder, 'electron'), `stand-in${FUSES}stand-in`, { mode: 0o755 });
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'chrome-sandbox',
    'locales/en-US.pak',
    'locales/zh-CN.pak',
    'locales/fr.pak',
  ])
    writeFileSync(join(folder, name), 'stand-in');
  return folder;
}
