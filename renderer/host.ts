// What a door gives besides the engine: choosing files, saving results, showing reports.
import {
  type Bridge,
  type MenuCommand,
  type PickedFile,
  PORT_GIVEN,
  PORT_WANTED,
  type Theme,
  unwrapError,
} from '../shared/bridge.ts';
import type { Locale } from '../shared/contract/common.ts';
import { AppError } from '../shared/errors.ts';

export type Host = {
  readonly kind: 'window' | 'browser';
  /** null when the user cancels. */
  readonly pickFile: (purpose: 'import' | 'project') => Promise<PickedFile | null>;
  /** Spreadsheets, as many as the user chooses; none when the user cancels. */
  readonly pickFiles: () => Promise<PickedFile[]>;
  /** null where the door has no way to choose a folder. */
  readonly pickFolder: (() => Promise<PickedFile | null>) | null;
  /** A file that was dropped, or one that the page made of what was pasted. */
  readonly acceptDropped: (file: File) => Promise<PickedFile>;
  readonly pickNewProject: (suggestedName: string) => Promise<{ ticket: string } | null>;
  /** Gives a result file to the user; false when cancelled. */
  readonly saveResult: (ticket: string, suggestedName: string) => Promise<boolean>;
  /** Shows a finished report, ready for print. */
  readonly openReport: (ticket: string, name: string) => Promise<void>;
  /** Address of a report for an iframe; null where the door shows it in a window of its own. */
  readonly reportUrl: (ticket: string, name: string) => string | null;
  /** Only where the door makes a PDF by itself. */
  readonly printPdf: ((ticket: string, suggestedName: string) => Promise<boolean>) | null;
  readonly setLook: (look: { theme: Theme; locale: Locale }) => void;
  readonly onMenu: (listener: (command: MenuCommand) => void) => () => void;
  readonly connect: () => Promise<MessagePort | WebSocket>;
};

declare global {
  interface Window {
    readonly holdfast?: Bridge;
  }
}

export const makeHost = (): Host => (window.holdfast ? windowHost(window.holdfast) : browserHost());

const saying =
  <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
  (...args: A): Promise<R> =>
    ask(...args).catch((error: unknown) => {
      throw unwrapError(error);
    });

function windowHost(bridge: Bridge): Host {
  return {
    kind: 'window',
    pickFile: saying(bridge.pickFile),
    pickFiles: saying(bridge.pickFiles),
    pickFolder: saying(bridge.pickFolder),
    acceptDropped: saying(async (file: File) => {
      try {
        return await bridge.acceptDropped(file);
      } catch (error) {
        if (unwrapError(error).code !== 'window.madeInPage') throw error;
        return bridge.acceptPasted(file.name, await file.text());
      }
    }),
    pickNewProject: saying(bridge.pickNewProject),
    saveResult: saying(bridge.saveResult),
    openReport: saying(bridge.openReport),
    reportUrl: () => null,
    printPdf: saying(bridge.printPdf),
    setLook: bridge.setLook,
    onMenu: bridge.onMenu,
    connect: () =>
      new Promise((done) => {
        const take = (event: MessageEvent) => {
          const port = event.ports[0];
          if (event.source !== window || event.data !== PORT_GIVEN || !port) return;
          window.removeEventListener('message', take);
          done(port);
        };
        window.addEventListener('message', take);
        window.postMessage(PORT_WANTED, window.location.origin === 'null' ? '*' : window.location.origin);
      }),
  };
}

const ACCEPT = {
  import: '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods,.html,.xml',
  project: '.holdfast',
} as const;

async function post<T>(path: string, body: Blob | null): Promise<T> {
  const response = await fetch(path, { method: 'POST', body }).catch(() => {
    throw new AppError('engine.unreachable', { detail: path.split('?')[0] ?? path });
  });
  if (response.ok) return (await response.json()) as T;
  const said: unknown = await response.json().catch(() => null);
  const known = typeof said === 'object' && said !== null && 'code' in said && typeof said.code === 'string';
  throw new AppError(known ? String(said.code) : 'host.refused', known ? {} : { status: response.status });
}

const resultUrl = (ticket: string, name: string, inline: boolean) =>
  `/results/${encodeURIComponent(ticket)}?name=${encodeURIComponent(name)}${inline ? '&inline=1' : ''}`;

function browserHost(): Host {
  const upload = (file: File) => post<PickedFile>(`/files?name=${encodeURIComponent(file.name)}`, file);
  return {
    kind: 'browser',
    pickFile: async (purpose) => {
      const [file] = await chooseFiles(ACCEPT[purpose], false);
      return file ? upload(file) : null;
    },
    pickFiles: async () => {
      const picked: PickedFile[] = [];
      for (const file of await chooseFiles(ACCEPT.import, true)) picked.push(await upload(file));
      return picked;
    },
    pickFolder: null,
    acceptDropped: upload,
    pickNewProject: (name) => post<{ ticket: string }>(`/projects?name=${encodeURIComponent(name)}`, null),
    saveResult: async (ticket, name) => {
      const link = document.createElement('a');
      link.href = resultUrl(ticket, name, false);
      link.download = name;
      link.click();
      return true;
    },
    openReport: async (ticket, name) => {
      if (!window.open(resultUrl(ticket, name, true), '_blank')) throw new AppError('host.popupBlocked');
    },
    reportUrl: (ticket, name) => resultUrl(ticket, name, true),
    printPdf: null,
    setLook: () => {},
    onMenu: (listener) => {
      const file = takeOpenParameter();
      if (file) listener({ kind: 'openFile', file });
      return () => {};
    },
    connect: () =>
      new Promise((done, fail) => {
        const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
        const socket = new WebSocket(`${scheme}://${window.location.host}/engine`);
        socket.addEventListener('open', () => done(socket), { once: true });
        socket.addEventListener('error', () => fail(new AppError('engine.unreachable', { detail: '/engine' })), {
          once: true,
        });
      }),
  };
}

/** The project named when the browser door was started; taken once. */
function takeOpenParameter(): PickedFile | null {
  const ticket = new URLSearchParams(window.location.search).get('open');
  if (ticket === null) return null;
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
  return { ticket, name: 'project.holdfast' };
}

function chooseFiles(accept: string, several: boolean): Promise<readonly File[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = several;
    input.addEventListener('change', () => done([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => done([]), { once: true });
    input.click();
  });
}
