// The only thing the page gets from the shell: a handful of functions and the engine's port. Sandboxed, and no channel names leave it.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, type MenuCommand, PORT_GIVEN, PORT_WANTED, wrapError } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import { HOST, type HostAnswer, LOOK, MENU, PORT } from './windowChannels.ts';

type PageWindow = {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: { data: unknown; source: unknown }) => void): void;
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void;
};
declare const window: PageWindow;

async function ask<T>(call: string, ...args: readonly unknown[]): Promise<T> {
  const answer: HostAnswer = await ipcRenderer.invoke(HOST, call, args);
  // Of an error only the message survives the way to the page.
  if (answer.kind === 'refused') throw wrapError(new AppError(answer.code, answer.params));
  return answer.value as T;
}

const listeners = new Set<(command: MenuCommand) => void>();
const unheard: MenuCommand[] = [];
ipcRenderer.on(MENU, (_event, command: MenuCommand) => {
  if (listeners.size === 0) unheard.push(command);
  for (const listener of listeners) listener(command);
});

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === PORT_WANTED) ipcRenderer.send(PORT);
});
ipcRenderer.on(PORT, (event) => window.postMessage(PORT_GIVEN, window.location.origin, event.ports));

const bridge: Bridge = {
  pickFile: (purpose) => ask('pickFile', purpose),
  pickFiles: () => ask('pickFiles'),
  pickFolder: () => ask('pickFolder'),
  acceptDropped: async (file) => ask('acceptDropped', webUtils.getPathForFile(file as File)),
  acceptPasted: (name, text) => ask('acceptPasted', name, text),
  pickNewProject: (suggestedName) => ask('pickNewProject', suggestedName),
  saveResult: (ticket, suggestedName) => ask('saveResult', ticket, suggestedName),
  openReport: (ticket, name) => ask('openReport', ticket, name),
  printPdf: (ticket, suggestedName) => ask('printPdf', ticket, suggestedName),
  setLook: ({ theme, locale }) => ipcRenderer.send(LOOK, { theme, locale }),
  onMenu: (listener) => {
    listeners.add(listener);
    for (const command of unheard.splice(0)) listener(command);
    return () => {
      listeners.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('holdfast', bridge);
