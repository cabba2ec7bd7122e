// The test's hand on the stand-in: requests over the process channel, one answer each.
import type { EventEmitter } from 'node:events';
import { BrowserWindow } from './browserWindow.ts';
import { browser, dialogAnswers, log } from './machine.ts';
import { chooseFromMenu, menuTree } from './menu.ts';
import { session } from './session.ts';

export type Wish =
  | { do: 'endpoint' }
  | { do: 'log' }
  | { do: 'menu' }
  | { do: 'choose'; id: string }
  | { do: 'answer'; dialog: 'open' | 'save' | 'message'; value: unknown }
  | { do: 'windows' }
  | { do: 'close' }
  | { do: 'openFile'; path: string }
  | { do: 'drop'; files: string[]; x: number; y: number }
  | { do: 'mailbox' }
  | { do: 'forge'; from: 'main' | 'child'; how: 'send' | 'invoke'; channel: string; args: unknown[] }
  | { do: 'breakOut'; url: string }
  | { do: 'permission'; permission: string; origin: string }
  | { do: 'quit' };

type App = EventEmitter & { quit: () => void; exit: (code: number) => void; readMailbox: () => void };

const mainWindow = (): BrowserWindow => {
  const window = BrowserWindow.getAllWindows().find(({ options }) => options.webPreferences?.preload);
  if (!window) throw new Error('there is no main window');
  return window;
};

async function grant(app: App, wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'endpoint':
      await mainWindow().webContents.ready;
      return browser.endpoint;
    case 'log':
      return log;
    case 'menu':
      return menuTree();
    case 'choose':
      return chooseFromMenu(wish.id);
    case 'answer':
      return dialogAnswers[wish.dialog].push(wish.value);
    case 'windows':
      return BrowserWindow.getAllWindows().map((window) => ({
        url: window.webContents.getURL(),
        visible: window.isVisible(),
        options: window.options,
      }));
    case 'close':
      return mainWindow().close();
    case 'openFile':
      return app.emit('open-file', { preventDefault: () => {} }, wish.path);
    case 'drop':
      return mainWindow().webContents.drop(wish.files, wish.x, wish.y);
    case 'mailbox':
      return app.readMailbox();
    case 'forge':
      return mainWindow().webContents.forge(wish.from, wish.how, wish.channel, wish.args);
    case 'breakOut':
      return mainWindow().webContents.breakOut(wish.url);
    case 'permission':
      return session.defaultSession.check?.(null, wish.permission, wish.origin, {}) ?? true;
    case 'quit':
      return app.quit();
  }
}

export function answerTest(app: App): void {
  process.on('message', (message: { id: number; wish: Wish }) => {
    grant(app, message.wish).then(
      (value) => process.send?.({ id: message.id, value: value ?? null }),
      (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
    );
  });
  process.on('disconnect', () => app.exit(0));
}
