// The three doors behind one shape, so that one table of calls can go through each.
import { spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { openBrowserDoor } from '../../electron/doors/browser.ts';
import { flagOf } from '../../electron/doors/flags.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import { makeEngineClient } from '../../shared/engineClient.ts';
import { AppError } from '../../shared/errors.ts';
import { openWindowDoor } from './windowDoor.ts';

/** A file among the arguments; each door turns it into a ticket its own way. */
export type FileArg = { path: string; mode: 'open' | 'save' };
export const isFileArg = (value: unknown): value is FileArg =>
  typeof value === 'object' && value !== null && 'path' in value && 'mode' in value;
const isFileList = (value: unknown): value is FileArg[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFileArg);

export type Answer = { result: unknown } | { code: string; params: unknown };
export type Door = {
  readonly name: string;
  /** A call on a project file; other files among the arguments are FileArgs. */
  readonly ask: (project: string | null, call: string, args: Record<string, unknown>) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

const refusal = (error: unknown): Answer => {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  throw error;
};

type Wire = { call: (name: string, args: object) => Promise<unknown>; ticket: (file: FileArg) => Promise<string> };

/** What window and browser have in common: tickets first, then an open project's handle. */
async function askOverWire(
  { call, ticket }: Wire,
  project: string | null,
  name: string,
  args: Record<string, unknown>,
): Promise<Answer> {
  try {
    const ready: Record<string, unknown> = { ...args };
    for (const [field, value] of Object.entries(args)) {
      if (isFileArg(value)) ready[field] = await ticket(value);
      if (isFileList(value)) {
        const tickets: string[] = [];
        for (const file of value) tickets.push(await ticket(file));
        ready[field] = tickets;
      }
    }
    if (project !== null) {
      const file = await ticket({ path: project, mode: 'open' });
      ready.project = ((await call('project.open', { file })) as { project: string }).project;
    }
    return { result: await call(name, ready) };
  } catch (error) {
    return refusal(error);
  }
}

export async function windowDoor(home: string): Promise<Door> {
  const door = await openWindowDoor({ home });
  const wire: Wire = { call: door.call, ticket: ({ path, mode }) => door.ticket(path, mode) };
  return { name: 'window', ask: (...asked) => askOverWire(wire, ...asked), close: door.close };
}

/** A visit with the key, as a browser makes it; answers the cookie. */
function visit(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    httpRequest(address, (response) => {
      response.resume();
      resolve(String(response.headers['set-cookie']).split(';')[0]!);
    })
      .on('error', reject)
      .end();
  });
}

export async function browserDoor(home: string): Promise<Door> {
  process.env.HOLDFAST_HOME = home;
  const door = await openBrowserDoor({ open: null });
  const Cookie = await visit(door.address);
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}/engine`, {
    headers: { Cookie, Origin: `http://127.0.0.1:${door.port}` },
  });
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  const engine = makeEngineClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }), closed);
  // Files that are not uploads are granted on the door's own side, as its start argument is.
  const wire: Wire = {
    call: (name, args) => engine.call(name as CallName, args as never),
    ticket: ({ path, mode }) => door.engine.grant(path, mode),
  };
  return {
    name: 'browser',
    ask: (...asked) => askOverWire(wire, ...asked),
    close: async () => {
      socket.close();
      await door.stop();
    },
  };
}

const launcher = fileURLToPath(new URL('../../electron/doors/holdfast.mjs', import.meta.url));

export type CommandOutput = { exitCode: number; stdout: string; stderr: string };

export function runCommand(home: string, words: readonly string[], cwd = home): Promise<CommandOutput> {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd,
    env: { ...process.env, HOLDFAST_HOME: home, LANG: 'en_US.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr += part;
  });
  return new Promise((resolve) =>
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, stdout, stderr })),
  );
}

/** Names with single words or numbers; rules of alerts are a whole text of JSON. */
const isPlainRecord = (value: unknown): value is Record<string, string | number> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number');

function words(args: Record<string, unknown>): string[] {
  return Object.entries(args).flatMap(([field, value]) => {
    if (['map', 'statuses', 'rules'].includes(field) && isPlainRecord(value))
      return Object.entries(value).flatMap(([key, column]) => [flagOf(field), `${key}=${column}`]);
    if (isFileList(value)) return value.flatMap(({ path }) => [flagOf(field), path]);
    const text = isFileArg(value) ? value.path : typeof value === 'string' ? value : JSON.stringify(value);
    return [flagOf(field), text];
  });
}

export function commandDoor(home: string): Door {
  return {
    name: 'command line',
    ask: async (project, call, args) => {
      const { stdout } = await runCommand(home, [
        call,
        ...(project === null ? [] : ['--project', project]),
        ...words(args),
        '--json',
      ]);
      const answer = JSON.parse(stdout);
      return 'error' in answer ? { code: answer.error.code, params: answer.error.params } : { result: answer };
    },
    close: async () => {},
  };
}
