// Builds the page and the main code when a source is newer than the last build.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../shared/errors.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'dist', 'renderer', 'index.html');
const sources = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'vite.config.ts'];

function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

const isStale = () =>
  !existsSync(built) || Math.max(...sources.map((name) => newestChange(join(root, name)))) > statSync(built).mtimeMs;

/** Does nothing in an installed program, which comes built and without sources. */
export async function buildWhenStale(onBuild: () => void): Promise<void> {
  if (!existsSync(join(root, 'vite.config.ts')) || !isStale()) return;
  onBuild();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new AppError('cli.buildFailed');
}
