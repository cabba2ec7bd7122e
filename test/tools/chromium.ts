// A Chromium for the tests: Playwright's own, one on the machine, or Debian's, which is installed when it is missing.
import { spawnSync } from 'node:child_process';
import { findChromium } from '../../electron/doors/findChromium.ts';

const has = (command: string) => spawnSync('which', [command]).status === 0;

function install(packages: string[]): void {
  if (process.platform !== 'linux' || !has('apt-get') || process.getuid?.() !== 0) return;
  process.stdout.write(`Installing ${packages.join(', ')} for the tests …\n`);
  const run = (args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run(['update', '-qq']);
  run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Path of a Chromium; installs what the tests need from Debian, or Playwright's own build elsewhere. */
export async function chromiumForTests(): Promise<string> {
  const missing = [
    (await findChromium()) === null ? 'chromium' : null,
    has('fc-list') && spawnSync('fc-list', [':lang=zh-cn']).stdout.length > 0 ? null : 'fonts-noto-cjk',
    has('pdftotext') ? null : 'poppler-utils',
    has('sqlite3') ? null : 'sqlite3',
  ].filter((name) => name !== null);
  if (missing.length > 0) install(missing);
  if ((await findChromium()) === null) {
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  }
  const found = await findChromium();
  if (found === null) throw new Error('The tests need a Chromium: install one, or set CHROME_PATH.');
  return found;
}
