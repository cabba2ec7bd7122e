// The build beside the sources: starting from it is several times faster than from TypeScript, so it is used whenever it
// is as new as they are. Plain JavaScript, because the starters need it before any TypeScript is read.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Two folders up from here is the program, from source and from a build alike.
const root = fileURLToPath(new URL(import.meta.url.endsWith('.mjs') ? '../' : '../../', import.meta.url));
const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'vite.config.ts'];
/** What a build writes last. */
const LAST = join(root, 'dist', 'preload', 'preload.cjs');

/** @param {string} path @returns {number} milliseconds */
function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Whether there are sources and no build as new as they are; an installed program comes without sources. */
export function isBuildStale() {
  if (!existsSync(join(root, 'vite.config.ts'))) return false;
  const built = statSync(LAST, { throwIfNoEntry: false });
  return !built || Math.max(...SOURCES.map((name) => newestChange(join(root, name)))) > built.mtimeMs;
}

let fresh = false;

/**
 * The built file of this name, without ending, while the build is as new as the sources; null otherwise.
 * @param {string} name @returns {URL | null}
 */
export function builtFile(name) {
  // Once used, the build stays in use: one process never runs half of each.
  fresh ||= !isBuildStale();
  const path = join(root, 'dist', 'main', `${name}.js`);
  return fresh && existsSync(path) ? pathToFileURL(path) : null;
}
