// npm run check: types of every environment, lint and formatting, dead code, and a lockfile that fits every platform.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Check = { name: string; args: string[] };

const environments = ['shared', 'electron/stats', 'electron/analysis', 'electron', 'renderer', 'test'];
const checks: Check[] = [
  ...environments.map((folder) => ({
    name: `types ${folder}`,
    args: ['node_modules/typescript/bin/tsc', '-p', `${folder}/tsconfig.json`],
  })),
  { name: 'lint and formatting', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'dead code', args: ['node_modules/knip/bin/knip.js'] },
];

function run({ name, args }: Check): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    child.on('close', (code) => {
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n${code === 0 ? '' : said}`);
      resolve(code === 0);
    });
  });
}

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

/** npm drops the binaries of other platforms from the lock at times; installs there then fail. */
function lockIsWhole(): boolean {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  const missing = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
  );
  process.stdout.write(missing.length === 0 ? 'ok     lockfile\n' : `FAILED lockfile: ${missing.join(', ')}\n`);
  return missing.length === 0;
}

const results: boolean[] = [lockIsWhole()];
// Two at a time: the machine that checks may be small.
const queue = [...checks];
await Promise.all(
  [0, 1].map(async () => {
    for (let check = queue.shift(); check; check = queue.shift()) results.push(await run(check));
  }),
);
process.exit(results.every(Boolean) ? 0 : 1);
