// Is there an Electron to open a window with? Says why not as a text key, and never waits long for a blocked download.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** Time for the first bytes of the download to come. */
const PROBE_MS = 12_000;
const DOWNLOAD_MS = 15 * 60_000;

export type FoundElectron = { path: string } | { path: null; reason: string };

function packageFolder(): string | null {
  try {
    return dirname(require.resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function installedBinary(folder: string): string | null {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** The binary that is already there, or null. */
export function installedElectron(): string | null {
  const folder = packageFolder();
  return folder === null ? null : installedBinary(folder);
}

/** Where npm's electron package would fetch its binary from; the same variables steer both. */
function downloadAddress(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

async function canDownload(address: string): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PROBE_MS);
  try {
    const answer = await fetch(address, { headers: { Range: 'bytes=0-1023' }, signal: stop.signal });
    if (!answer.ok || answer.body === null) return false;
    const first = await answer.body.getReader().read();
    return !first.done;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function download(folder: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

export async function findElectron(onDownload: () => void): Promise<FoundElectron> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { path: null, reason: 'cli.noWindow.noScreen' };
  }
  const folder = packageFolder();
  if (folder === null) return { path: null, reason: 'cli.noWindow.notInstalled' };
  const installed = installedBinary(folder);
  if (installed !== null) return { path: installed };
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await canDownload(downloadAddress(folder)))) {
    return { path: null, reason: 'cli.noWindow.noDownload' };
  }
  onDownload();
  await download(folder);
  const downloaded = installedBinary(folder);
  return downloaded === null ? { path: null, reason: 'cli.noWindow.noDownload' } : { path: downloaded };
}
