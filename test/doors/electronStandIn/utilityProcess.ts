// utilityProcess: a plain Node process that finds `process.parentPort` as in Electron.
import { type ChildProcess, fork } from 'node:child_process';
import { note } from './machine.ts';

type Options = { execArgv?: string[]; env?: Record<string, string> };

export const utilityProcess = {
  fork: (path: string, args: string[], { execArgv = [], env }: Options) => {
    note('utility process', path);
    const parentPort = new URL('./parentPort.ts', import.meta.url).href;
    const child: ChildProcess = fork(path, args, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...execArgv, '--import', parentPort],
      env,
    });
    return {
      get pid() {
        return child.pid;
      },
      postMessage: (message: unknown) => void child.send(message as object),
      kill: () => child.kill('SIGTERM'),
      on: (event: string, listener: (value: unknown) => void) => child.on(event, listener),
    };
  },
};
