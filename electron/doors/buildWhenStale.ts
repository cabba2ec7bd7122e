// Builds the page and the main code when a source is newer than the last build.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../shared/errors.ts';
import { isBuildStale } from '../build.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Does nothing in an installed program, which comes built and without sources. */
export async function buildWhenStale(onBuild: () => void): Promise<void> {
  if (!isBuildStale()) return;
  onBuild();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new AppError('cli.buildFailed');
}
