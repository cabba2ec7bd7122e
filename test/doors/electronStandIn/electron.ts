// The part of the `electron` module that the window door uses, around real Chromium pages.
import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, contentsCreated } from './browserWindow.ts';
import { answerTest } from './control.ts';
import { browser, note, themeBus } from './machine.ts';
import { nextAnswer } from './webContents.ts';

export { BrowserWindow } from './browserWindow.ts';
export { ipcMain } from './ipc.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { session } from './session.ts';
export { utilityProcess } from './utilityProcess.ts';

const appPath = process.env.STANDIN_APP ?? process.cwd();
const paths = new Map<string, string>([
  ['userData', process.env.STANDIN_HOME ?? tmpdir()],
  ['documents', process.env.STANDIN_HOME ?? tmpdir()],
]);
const preventable = () => {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

class App extends EventEmitter {
  readonly isPackaged = process.env.STANDIN_PACKAGED === '1';
  readonly commandLine = { appendSwitch: (name: string) => note('switch', name) };
  private quitting = false;

  whenReady = (): Promise<void> => Promise.resolve();
  getAppPath = (): string => appPath;
  getVersion = (): string => '0.0.0';
  getPath = (name: string): string => paths.get(name) ?? tmpdir();
  setPath = (name: string, path: string): void => void paths.set(name, path);
  setAppUserModelId = (): void => {};
  enableSandbox = (): void => note('sandbox', true);
  getPreferredSystemLanguages = (): string[] => [process.env.STANDIN_LANGUAGE ?? 'en-GB'];
  addRecentDocument = (path: string): void => note('recent', path);

  /** One lock file; whoever comes second leaves a note in the first one's mailbox. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'standin.lock');
    try {
      closeSync(openSync(lock, 'wx'));
      this.once('quit', () => rmSync(lock, { force: true }));
      return true;
    } catch {
      writeFileSync(join(folder, 'standin.second'), JSON.stringify({ argv: process.argv, folder: process.cwd() }));
      return false;
    }
  }

  /** The mail of second instances, as Electron would deliver it. */
  readMailbox(): void {
    const mail = JSON.parse(readFileSync(join(this.getPath('userData'), 'standin.second'), 'utf8')) as {
      argv: string[];
      folder: string;
    };
    this.emit('second-instance', {}, mail.argv, mail.folder);
  }

  quit(): void {
    if (BrowserWindow.getAllWindows().length > 0) {
      this.quitting = true;
      for (const window of BrowserWindow.getAllWindows()) window.close();
      return;
    }
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    this.emit('quit');
    browser.close();
    process.exit(code);
  }

  allClosed(): void {
    if (this.quitting || this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }
}

export const app = new App();
contentsCreated.on('created', (contents) => app.emit('web-contents-created', {}, contents));
contentsCreated.on('all-closed', () => app.allClosed());

class NativeTheme extends EventEmitter {
  private source: 'system' | 'light' | 'dark' = 'system';

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.source = source;
    themeBus.removeAllListeners('dark');
    if (this.shouldUseDarkColors) themeBus.on('dark', () => {});
    themeBus.emit('changed');
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();

export const shell = { openExternal: async (link: string) => note('open external', link) };

type DialogOptions = { title?: string; defaultPath?: string; message?: string };
const optionsOf = (args: unknown[]) => (args.length > 1 ? args[1] : args[0]) as DialogOptions;

export const dialog = {
  showOpenDialog: async (...args: unknown[]) => {
    note('open dialog', optionsOf(args));
    const path = nextAnswer('open');
    return { canceled: path === null, filePaths: path === null ? [] : [path].flat() };
  },
  showSaveDialog: async (...args: unknown[]) => {
    note('save dialog', optionsOf(args));
    const path = nextAnswer('save');
    return { canceled: path === null, filePath: path ?? '' };
  },
  showMessageBox: async (...args: unknown[]) => {
    note('message', optionsOf(args));
    return { response: 0 };
  },
  showMessageBoxSync: (...args: unknown[]) => {
    note('question', optionsOf(args));
    return nextAnswer('message') ?? 0;
  },
  showErrorBox: (title: string, content: string) => note('error', { title, content }),
};

export const protocol = { registerSchemesAsPrivileged: (schemes: unknown) => note('schemes', schemes) };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };

answerTest(app);
