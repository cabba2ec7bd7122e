// Opens the window door for a test: the real main and preload code in a process of its own, with the stand-in for
// Electron around a real Chromium page.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../electron/doors/findChromium.ts';
import { AppError } from '../../shared/errors.ts';
import type { Param } from '../../shared/text.ts';
import type { Wish } from './electronStandIn/control.ts';
import type { LogEntry } from './electronStandIn/machine.ts';
import type { Outcome, TestPage } from './electronStandIn/page.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const repository = here('../../');

export type WindowDoor = {
  /** A call through page, preload, main and engine; throws AppError. */
  readonly call: (name: string, args: object) => Promise<unknown>;
  /** A host function of the page, such as `saveResult`; throws AppError. */
  readonly host: (name: string, ...args: unknown[]) => Promise<unknown>;
  /** A ticket as a user gets one: `open` and `save` through the dialogs. */
  readonly ticket: (path: string, mode: 'open' | 'save') => Promise<string>;
  readonly page: Page;
  readonly wish: <T = unknown>(wish: Wish) => Promise<T>;
  readonly log: (what: string) => Promise<unknown[]>;
  readonly process: ChildProcess;
  /** Settles with the exit code. */
  readonly ended: Promise<number | null>;
  readonly close: () => Promise<void>;
};

export type WindowDoorOptions = {
  home: string;
  /** The main code; the sources' own when left out. */
  main?: string;
  /** A folder with dist/preload and dist/renderer, whose page gets the test's client beside its own; left out, the smallest page. */
  app?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

const sources = [
  'shared',
  'renderer/engine.ts',
  'renderer/host.ts',

  'electron/doors',
  'test/doors/electronStandIn',
];

/** A name that changes with the code that goes into the page and the preload. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(repository, source);
    const files = source.endsWith('.ts') ? [''] : readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files)
      if (!file || file.endsWith('.ts')) hash.update(file).update(readFileSync(join(path, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** A folder with the built preload and the test's page; kept until the code changes. */
async function smallestApp(): Promise<string> {
  const cache = join(repository, '.cache/window-app');
  const finished = join(cache, sourcesHash());
  if (existsSync(finished)) return finished;
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    // Another test file may be building the same thing right now.
    if (Date.now() - statSync(path).mtimeMs > 600_000) rmSync(path, { recursive: true, force: true });
  }
  const folder = join(cache, `part-${randomUUID()}`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'dist/preload'),
      ssr: true,
      target: 'node24',
      rolldownOptions: {
        input: { preload: join(repository, 'electron/doors/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true, external: ['electron'] },
  });
  await build({
    configFile: false,
    logLevel: 'error',
    root: here('electronStandIn'),
    build: {
      outDir: join(folder, 'dist/renderer'),
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: { input: { page: here('electronStandIn/page.ts') }, output: { entryFileNames: 'page.js' } },
    },
  });
  writeFileSync(
    join(folder, 'dist/renderer/index.html'),
    '<!doctype html><meta charset="utf-8"><title>loading</title><script type="module" src="./page.js"></script>',
  );
  try {
    renameSync(folder, finished);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
  return finished;
}

const WISH_WITHIN_MS = 40_000;

function wishes(child: ChildProcess) {
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  let last = 0;
  child.on('message', (answer: { id: number; value?: unknown; error?: string }) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', (code) => {
    for (const answer of waiting.values()) answer({ error: `the window ended with ${code}` });
  });
  return <T>(wish: Wish): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error(`the window is gone (${child.exitCode})`));
      const tooLong = setTimeout(() => reject(new Error(`no answer to ${wish.do}`)), WISH_WITHIN_MS);
      waiting.set(++last, ({ value, error }) => {
        clearTimeout(tooLong);
        if (error) reject(new Error(error));
        else resolve(value as T);
      });
      child.send({ id: last, wish });
    });
}

/** Starts the main code and does not wait for a page. */
export async function startWindowProcess(options: WindowDoorOptions): Promise<ChildProcess> {
  const program = await findChromium();
  if (!program) throw new Error('the window door is tested with a Chromium, and there is none on this machine');
  const main = options.main ?? join(repository, 'electron/doors/window.ts');
  const register = new URL('./electronStandIn/register.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', register, main, ...(options.args ?? [])], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      HOLDFAST_HOME: options.home,
      STANDIN_HOME: options.home,
      STANDIN_CHROMIUM: program,
      STANDIN_APP: options.app ?? (await smallestApp()),
      ...options.env,
    },
  });
  return child;
}

export async function openWindowDoor(options: WindowDoorOptions): Promise<WindowDoor> {
  const child = await startWindowProcess(options);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const wish = wishes(child);
  let browser: Browser | null = null;

  async function close(): Promise<void> {
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 15_000);
    if (child.exitCode === null && child.connected) await wish({ do: 'quit' }).catch(() => {});
    await ended;
    clearTimeout(tooLong);
    await browser?.close().catch(() => {});
  }

  try {
    const endpoint = await wish<string>({ do: 'endpoint' });
    const connected = await chromium.connectOverCDP(endpoint, { timeout: WISH_WITHIN_MS });
    browser = connected;
    void ended.then(() => connected.close().catch(() => {}));
    const find = () =>
      connected
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => each.url().includes('holdfast.app.test'));
    let page = find();
    for (let waited = 0; !page && waited < 200; waited++) {
      await new Promise((done) => setTimeout(done, 50));
      page = find();
    }
    if (!page) throw new Error('the window shows no page');
    const shown = page;
    // Questions before leaving are the stand-in's to answer, not Playwright's.
    shown.on('dialog', () => {});
    if (options.app) {
      const client = readFileSync(join(await smallestApp(), 'dist/renderer/page.js'), 'utf8');
      await shown.waitForFunction(() => 'holdfast' in window);
      // The page must have its own wire first: a port that is on its way would be taken by both.
      await shown.locator('main:not([aria-busy="true"])').first().waitFor();
      await shown.evaluate(`(async () => {${client}\n})()`);
    } else await shown.waitForFunction(() => document.title === 'ready');

    const settle = (outcome: Outcome) => {
      if ('code' in outcome) throw new AppError(outcome.code, outcome.params as Record<string, Param>);
      return outcome.value;
    };
    type Holder = { testPage: TestPage };
    const host = async (name: string, ...args: unknown[]) =>
      settle(
        await shown.evaluate(([call, given]) => (window as unknown as Holder).testPage.host(call as never, ...given), [
          name,
          args,
        ] as const),
      );
    return {
      page: shown,
      wish,
      host,
      ended,
      close,
      process: child,
      log: async (what) => (await wish<LogEntry[]>({ do: 'log' })).filter((e) => e.what === what).map((e) => e.detail),
      call: async (name, args) =>
        settle(
          await shown.evaluate(
            ([call, given]) => (window as unknown as Holder).testPage.call(call as never, given as never),
            [name, args] as const,
          ),
        ),
      ticket: async (path, mode) => {
        await wish({ do: 'answer', dialog: mode, value: path });
        const open = () => {
          if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return host('pickFolder');
          return host('pickFile', path.endsWith('.holdfast') ? 'project' : 'import');
        };
        const given = mode === 'open' ? await open() : await host('pickNewProject', 'new');
        return (given as { ticket: string }).ticket;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
