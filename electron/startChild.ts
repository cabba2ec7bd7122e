// Starts a child process that may be ended at any time. Plain Node does it by itself; a packaged Electron runs no plain
// Node, so there the door starts it in the main thread and passes on what is said.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  getEnvironmentData,
  MessageChannel,
  type MessagePort,
  postMessageToThread,
  setEnvironmentData,
} from 'node:worker_threads';

const BY_DOOR = 'holdfast:children-by-door';
const MAIN_THREAD = 0;

export type ChildHears = {
  readonly message: (message: unknown) => void;
  /** The process is gone, or never came. */
  readonly ended: () => void;
};
export type Child = {
  readonly send: (message: unknown) => void;
  /** Not known before the process runs. */
  readonly pid: () => number | undefined;
  /** At once, without asking. */
  readonly kill: () => void;
};

export type ChildWish = { kind: 'startChild'; path: string; port: MessagePort };
export type ToDoor = { kind: 'say'; message: unknown } | { kind: 'kill' };
export type FromDoor = { kind: 'running'; pid: number } | { kind: 'said'; message: unknown } | { kind: 'ended' };

/**
 * How children run: nothing of the environment but the time zone, a heap that ends before the machine's does, and no
 * more room for what is thrown away at once than it needs: that is half of the memory and wins no time. A heap that
 * grows in smaller steps would save a tenth of the memory and cost a third of the processor time.
 */
export const CHILD_ENVIRONMENT = { TZ: 'UTC' };
export const CHILD_ARGUMENTS = ['--max-old-space-size=640', '--max-semi-space-size=8', '--no-warnings'];

/** Said once by a door that starts the children of all threads, before there are any. */
export const childrenByDoor = (): void => setEnvironmentData(BY_DOOR, true);

/** The child is shut in: beside its own code it may read the files named, write nothing and start nothing. */
export function startChild(file: URL, hears: ChildHears, mayRead: readonly string[]): Child {
  return getEnvironmentData(BY_DOOR) === true ? childOfDoor(file, hears) : childOfNode(file, hears, mayRead);
}

/** Where the code of a child stands: from source that of the program and its packages, built the folder of the build. */
function codeFolders(file: URL): string[] {
  if (!file.pathname.endsWith('.ts')) return [fileURLToPath(new URL('.', file))];
  return ['../package.json', '.', '../shared', '../node_modules'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
}

function childOfNode(file: URL, hears: ChildHears, mayRead: readonly string[]): Child {
  const readable = [...codeFolders(file), ...mayRead].map((path) => `--allow-fs-read=${path}`);
  const child: ChildProcess = fork(fileURLToPath(file), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...CHILD_ARGUMENTS, '--permission', ...readable],
    env: CHILD_ENVIRONMENT,
  });
  child.on('message', hears.message);
  child.on('error', hears.ended);
  child.on('exit', hears.ended);
  return {
    send: (message) => void child.send(message as object),
    pid: () => (child.exitCode === null ? child.pid : undefined),
    kill: () => void child.kill('SIGKILL'),
  };
}

function childOfDoor(file: URL, hears: ChildHears): Child {
  const { port1, port2 } = new MessageChannel();
  let pid: number | undefined;
  const tell = (message: ToDoor) => port1.postMessage(message);
  const end = () => {
    pid = undefined;
    port1.close();
    hears.ended();
  };
  port1.on('message', (message: FromDoor) => {
    if (message.kind === 'running') pid = message.pid;
    else if (message.kind === 'said') hears.message(message.message);
    else end();
  });
  const wish: ChildWish = { kind: 'startChild', path: fileURLToPath(file), port: port2 };
  postMessageToThread(MAIN_THREAD, wish, [port2]).catch(end);
  return {
    send: (message) => tell({ kind: 'say', message }),
    pid: () => pid,
    kill: () => tell({ kind: 'kill' }),
  };
}
