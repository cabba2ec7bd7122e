// npm start: the window where Electron is to be had, otherwise the browser door, and one sentence why.
import { spawn } from 'node:child_process';
import { makeFormat } from '../../shared/format.ts';
import { openBrowserDoor } from './browser.ts';
import { buildWhenStale } from './buildWhenStale.ts';
import { findElectron } from './findElectron.ts';
import { systemLocale } from './language.ts';

/** A window that is gone sooner than this never came up. */
const WINDOW_STARTED_AFTER_MS = 6000;

const args = process.argv.slice(2);
const { t } = makeFormat(systemLocale(), 'CNY');
const tell = (line: string) => process.stdout.write(`${line}\n`);

function runWindow(electron: string, files: string[]): Promise<'closed' | 'failed'> {
  const startedAt = performance.now();
  // Without a console of its own the window must not think it is Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...sandbox, '.', ...files], { stdio: ['ignore', 'ignore', 'inherit'], env });
  return new Promise((resolve) => {
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) =>
      resolve(code !== 0 && performance.now() - startedAt < WINDOW_STARTED_AFTER_MS ? 'failed' : 'closed'),
    );
  });
}

async function start(): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  await buildWhenStale(() => tell(t('cli.building')));
  if (!args.includes('--browser')) {
    const electron = await findElectron(() => tell(t('cli.fetchingElectron')));
    if (electron.path !== null && (await runWindow(electron.path, files)) === 'closed') return;
    tell(t(electron.path === null ? electron.reason : 'cli.noWindow.failed'));
  }
  const door = await openBrowserDoor({ open: files[0] ?? null });
  tell(t('cli.browserDoor', { address: door.address }));
  if (!args.includes('--no-open')) door.show();
  const stop = () => void door.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await door.ended;
}

await start().catch((error: unknown) => {
  const code = (error as { code?: string }).code;
  const message =
    code && t(`errors.${code}`) !== `errors.${code}` ? t(`errors.${code}`) : String((error as Error).message);
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
