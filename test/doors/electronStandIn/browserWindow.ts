// BrowserWindow: a headless page that remembers what a window on a desktop would show.
import { EventEmitter } from 'node:events';
import { note } from './machine.ts';
import { session } from './session.ts';
import { type Preferences, WebContents } from './webContents.ts';

type Options = {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  show?: boolean;
  title?: string;
  backgroundColor?: string;
  webPreferences?: Preferences;
};

export const contentsCreated = new EventEmitter();
const windows: BrowserWindow[] = [];
let focused: BrowserWindow | null = null;

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => [...windows];
  static getFocusedWindow = (): BrowserWindow | null => focused;

  readonly webContents: WebContents;
  readonly options: Options;
  private visible: boolean;
  private maximized = false;
  private minimized = false;
  private destroyed = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.visible = options.show !== false;
    const { webPreferences = {}, width = 800, height = 600 } = options;
    this.webContents = new WebContents(session.fromPartition(webPreferences.partition ?? ''), webPreferences, {
      width,
      height,
    });
    windows.push(this);
    contentsCreated.emit('created', this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('destroyed', () => this.closed());
  }

  private closed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.splice(windows.indexOf(this), 1);
    if (focused === this) focused = null;
    this.emit('closed');
    if (windows.length === 0) contentsCreated.emit('all-closed');
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.visible = true;
    this.focus();
  }

  focus(): void {
    focused = this;
    note('focus', this.options.title);
  }

  close(): void {
    const event = {
      defaultPrevented: false,
      preventDefault: () => {
        event.defaultPrevented = true;
      },
    };
    this.emit('close', event);
    if (!event.defaultPrevented) void this.webContents.closePage(true);
  }

  destroy(): void {
    void this.webContents.closePage(false);
    this.closed();
  }

  isDestroyed = (): boolean => this.destroyed;
  isVisible = (): boolean => this.visible;
  isMaximized = (): boolean => this.maximized;
  isMinimized = (): boolean => this.minimized;
  maximize = (): void => {
    this.maximized = true;
  };
  minimize = (): void => {
    this.minimized = true;
  };
  restore = (): void => {
    this.minimized = false;
  };
  setBackgroundColor = (color: string): void => {
    this.options.backgroundColor = color;
  };
  getNormalBounds = () => {
    const { x = 40, y = 30, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  };
}
