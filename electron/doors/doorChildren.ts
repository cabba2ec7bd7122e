// Starts child processes for the engine's threads, where only the main thread of the door can.
import type { ChildWish, FromDoor, ToDoor } from '../startChild.ts';

export type DoorChild = {
  readonly pid: number | undefined;
  readonly postMessage: (message: unknown) => void;
  readonly kill: () => boolean;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
};

const isWish = (value: unknown): value is ChildWish =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'startChild';

export function answerChildWishes(start: (path: string) => DoorChild): void {
  process.on('workerMessage', (wish: unknown) => {
    if (!isWish(wish)) return;
    const { port, path } = wish;
    const child = start(path);
    let gone = false;
    let running = false;
    const unsaid: unknown[] = [];
    const tell = (message: FromDoor) => port.postMessage(message);
    const kill = () => {
      if (gone) return;
      child.kill();
      // A child that is caught in a loop hears nothing gentler.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    };
    child.on('spawn', () => {
      running = true;
      if (child.pid !== undefined) tell({ kind: 'running', pid: child.pid });
      for (const message of unsaid.splice(0)) child.postMessage(message);
    });
    child.on('message', (message) => tell({ kind: 'said', message }));
    child.on('exit', () => {
      gone = true;
      tell({ kind: 'ended' });
      port.close();
    });
    port.on('message', (message: ToDoor) => {
      if (message.kind === 'kill') kill();
      else if (running) child.postMessage(message.message);
      else unsaid.push(message.message);
    });
    // The thread that wanted the child is gone.
    port.on('close', kill);
  });
}
