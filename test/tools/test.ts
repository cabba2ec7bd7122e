// npm test: sets up what is missing, builds, runs every test, and ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../../electron/doors/buildWhenStale.ts';
import { chromiumForTests } from './chromium.ts';

type Counts = { passed: number; failed: number; skipped: number };

const only = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const env = { ...process.env, TZ: 'UTC', CHROME_PATH: await chromiumForTests(), FORCE_COLOR: '0' };
const run = (args: string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...env, ...more } }).status ?? 1;

function unitTests(): Counts {
  const report = join(folder, 'unit.json');
  const code = run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests || (code === 0 ? 0 : 1), skipped: numPendingTests };
}

function endToEndTests(): Counts {
  const report = join(folder, 'e2e.json');
  const code = run(['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
  return { passed: expected + flaky, failed: unexpected || (code === 0 ? 0 : 1), skipped };
}

await buildWhenStale(() => process.stdout.write('Building …\n'));
const counts = [only === 'e2e' ? null : unitTests(), only === 'unit' ? null : endToEndTests()].filter(
  (c) => c !== null,
);
rmSync(folder, { recursive: true, force: true });
const sum = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
