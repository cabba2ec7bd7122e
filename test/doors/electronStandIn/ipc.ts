// ipcMain: listeners and handlers, told by which frame of which page they were called.
import { EventEmitter } from 'node:events';
import type { Frame, WebContents } from './webContents.ts';

export type IpcEvent = { sender: WebContents; senderFrame: Frame | null };
type Handle = (event: IpcEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handle>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handle): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }
}

export const ipcMain = new IpcMain();

export async function invoke(channel: string, event: IpcEvent, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler(event, ...args));
}
