// Chromium's own protocol over a socket: enough to be a shell around real pages.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type CdpEvent = { method: string; params: Record<string, unknown>; sessionId?: string };
export type Cdp = {
  readonly endpoint: string;
  readonly send: <T = Record<string, unknown>>(method: string, params?: object, sessionId?: string) => Promise<T>;
  readonly on: (listener: (event: CdpEvent) => void) => void;
  readonly close: () => void;
};

function endpointOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    browser.on('exit', () => reject(new Error(`Chromium ended at once:\n${said}`)));
    browser.on('error', reject);
  });
}

export async function openChromium(program: string): Promise<Cdp> {
  const profile = mkdtempSync(join(tmpdir(), 'holdfast-standin-'));
  const browser = spawn(
    program,
    [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    // In a locale without UTF-8 Chromium drops files whose names are not ASCII.
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  // Without its pages the stand-in is of no use to anybody.
  const died = () => process.exit(70);
  const close = () => {
    browser.off('exit', died);
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', close);
  try {
    const endpoint = await endpointOf(browser);
    browser.on('exit', died);
    const socket = new WebSocket(endpoint);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
    const listeners: ((event: CdpEvent) => void)[] = [];
    let lastId = 0;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as CdpEvent & {
        id?: number;
        result: never;
        error?: { message: string };
      };
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else {
        const asked = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) asked?.reject(new Error(message.error.message));
        else asked?.resolve(message.result);
      }
    });
    return {
      endpoint,
      close,
      on: (listener) => listeners.push(listener),
      send: (method, params = {}, sessionId) =>
        new Promise((resolve, reject) => {
          const id = ++lastId;
          waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
          socket.send(JSON.stringify({ id, method, params, sessionId }));
        }),
    };
  } catch (error) {
    close();
    throw error;
  }
}
