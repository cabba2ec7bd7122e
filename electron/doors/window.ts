// The window door: Electron's main process. It shows the page, carries frames between page and engine unread,
// and does what only a shell can do: dialogs, menu, printing, files opened from the desktop.
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { z } from 'zod';
import type { MenuCommand, PickedFile } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import { makeFormat } from '../../shared/format.ts';
import { PROJECT_SUFFIX } from '../project/fileNames.ts';
import { userFolders } from '../project/userFolders.ts';
import { CHILD_ARGUMENTS, CHILD_ENVIRONMENT, childrenByDoor } from '../startChild.ts';
import { type EngineThread, startEngine } from '../startEngine.ts';
import { APP_ORIGIN, APP_PAGE, serveApp } from './appScheme.ts';
import { answerChildWishes } from './doorChildren.ts';
import { type HostCall, hostArgs, hostCalls, pickedFile } from './hostCalls.ts';
import { closeDoors, keepIn } from './lockDown.ts';
import { menuTemplate } from './menu.ts';
import { pipePorts } from './pipePorts.ts';
import { makeReportWindows, type ReportPage } from './reportWindows.ts';
import { HOST, type HostAnswer, LOOK, MENU, PORT } from './windowChannels.ts';
import { recall, remember, stillVisible } from './windowMemory.ts';

const OPENING_SIZE = { width: 1320, height: 860 };
const GROUND = { light: '#ffffff', dark: '#16181b' };
const REPORTS = 'reports';
const isMac = process.platform === 'darwin';
const look = z.strictObject({ theme: z.enum(['light', 'dark', 'system']), locale: z.enum(['en', 'zh-CN']) });

const projectIn = (argv: readonly string[], folder: string): string | null => {
  const found = argv.slice(1).find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(PROJECT_SUFFIX));
  return found ? resolve(folder, found) : null;
};

/** A report is paper: no scripts, no bridge, a session of its own that keeps nothing. */
function openReportPage(title: string): ReportPage {
  const page = new BrowserWindow({
    show: false,
    width: 960,
    height: 1080,
    title,
    backgroundColor: '#ffffff',
    webPreferences: {
      partition: REPORTS,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  page.on('page-title-updated', (event) => event.preventDefault());
  return {
    load: (address) => page.loadURL(address),
    show: () => page.show(),
    toPdf: () =>
      page.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }),
    onClosed: (closed) => page.on('closed', closed),
    close: () => page.destroy(),
  };
}

async function openDoor(): Promise<void> {
  const memoryPath = join(userFolders().data, 'window.json');
  let memory = recall(memoryPath);
  let locale =
    memory.locale ?? (app.getPreferredSystemLanguages().some((tag) => tag.startsWith('zh')) ? 'zh-CN' : 'en');
  const t: ReturnType<typeof makeFormat>['t'] = (key, params) => makeFormat(locale, 'CNY').t(key, params);
  let main: BrowserWindow | null = null;
  let listening = false;
  let pasted: string | null = null;
  const unsent: MenuCommand[] = [];

  childrenByDoor();
  answerChildWishes((path) =>
    utilityProcess.fork(path, [], { stdio: 'ignore', execArgv: CHILD_ARGUMENTS, env: CHILD_ENVIRONMENT }),
  );
  let engine: EngineThread;
  try {
    engine = startEngine();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(t('window.noEngineTitle'), t('window.noEngineText', { detail }));
    app.exit(1);
    return;
  }

  function send(command: MenuCommand): void {
    if (main && listening) main.webContents.send(MENU, command);
    else unsent.push(command);
  }

  function fromOurPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    return frame !== null && event.sender === main?.webContents && frame.parent === null && frame.origin === APP_ORIGIN;
  }

  async function openFile(path: string): Promise<void> {
    try {
      const file: PickedFile = await pickedFile(path, engine.grant);
      app.addRecentDocument(path);
      send({ kind: 'openFile', file });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      dialog.showErrorBox(t('window.openProject'), t(`errors.${error.code}`, error.params));
    }
  }

  const reports = makeReportWindows(openReportPage);

  const host = hostCalls({
    t,
    grant: engine.grant,
    redeem: engine.redeem,
    chooseOpen: async ({ title, filters }) => {
      const how = { title, filters, properties: ['openFile' as const] };
      const { filePaths } = await (main ? dialog.showOpenDialog(main, how) : dialog.showOpenDialog(how));
      return filePaths[0] ?? null;
    },
    chooseSeveral: async ({ title, filters }) => {
      const how = { title, filters, properties: ['openFile' as const, 'multiSelections' as const] };
      return (await (main ? dialog.showOpenDialog(main, how) : dialog.showOpenDialog(how))).filePaths;
    },
    chooseFolder: async ({ title }) => {
      const how = { title, properties: ['openDirectory' as const] };
      const { filePaths } = await (main ? dialog.showOpenDialog(main, how) : dialog.showOpenDialog(how));
      return filePaths[0] ?? null;
    },
    chooseSave: async ({ title, name, filters }) => {
      const how = { title, filters, defaultPath: join(app.getPath('documents'), name) };
      const { filePath, canceled } = await (main ? dialog.showSaveDialog(main, how) : dialog.showSaveDialog(how));
      return canceled || !filePath ? null : filePath;
    },
    showReport: reports.showReport,
    writePdf: async (path, target) => writeFile(target, await reports.makePdf(path)),
    noteRecent: (path) => app.addRecentDocument(path),
    pastedFolder: () => {
      pasted ??= mkdtempSync(join(app.getPath('temp'), 'holdfast-pasted-'));
      return pasted;
    },
  });

  function drawMenu(): void {
    const about = () => {
      const message = t('window.aboutText', { version: app.getVersion() });
      void dialog.showMessageBox({ type: 'info', title: t('menu.about', { app: t('menu.appName') }), message });
    };
    const print = () => {
      const focused = BrowserWindow.getFocusedWindow();
      if (focused && focused !== main) focused.webContents.print({ printBackground: true });
      else send({ kind: 'screen', screen: 'report' });
    };
    const template = menuTemplate({ t, isMac, theme: memory.theme, locale, send, print, about });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  ipcMain.handle(HOST, async (event, call: unknown, args: unknown): Promise<HostAnswer> => {
    try {
      if (!fromOurPage(event) || typeof call !== 'string' || !Object.hasOwn(hostArgs, call))
        throw new AppError('window.refused');
      const checked = hostArgs[call as HostCall].safeParse(args);
      if (!checked.success) throw new AppError('window.refused');
      const ask = host[call as HostCall] as (...given: readonly unknown[]) => Promise<unknown>;
      return { kind: 'done', value: await ask(...checked.data) };
    } catch (error) {
      if (error instanceof AppError) return { kind: 'refused', code: error.code, params: error.params };
      throw error;
    }
  });

  ipcMain.on(LOOK, (event, given: unknown) => {
    const checked = look.safeParse(given);
    if (!fromOurPage(event) || !checked.success) return;
    ({ locale } = checked.data);
    memory = { ...memory, ...checked.data };
    remember(memoryPath, memory);
    nativeTheme.themeSource = checked.data.theme;
    drawMenu();
  });

  const closers = new Set<() => void>();
  ipcMain.on(PORT, (event) => {
    if (!fromOurPage(event) || !event.senderFrame) return;
    const { port1, port2 } = new MessageChannelMain();
    const wire = engine.connect();
    const close = pipePorts(
      {
        send: (frame) => port1.postMessage(frame),
        onFrame: (take) => port1.on('message', ({ data }) => take(data)),
        onClose: (closed) => port1.on('close', closed),
        close: () => port1.close(),
      },
      {
        send: (frame) => wire.postMessage(frame),
        onFrame: (take) => wire.on('message', take),
        onClose: (closed) => wire.on('close', closed),
        close: () => wire.close(),
      },
    );
    closers.add(close);
    port1.on('close', () => closers.delete(close));
    port1.start();
    event.senderFrame.postMessage(PORT, null, [port2]);
    listening = true;
    for (const command of unsent.splice(0)) send(command);
  });

  function openMain(): void {
    const place = stillVisible(
      memory.place,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    main = new BrowserWindow({
      ...OPENING_SIZE,
      ...place,
      minWidth: 880,
      minHeight: 600,
      show: false,
      title: t('menu.appName'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      ...(process.platform === 'linux' ? { icon: join(app.getAppPath(), 'resources/icons/png/256x256.png') } : {}),
      webPreferences: {
        preload: join(app.getAppPath(), 'dist/preload/preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    const opened = main;
    if (memory.maximized) opened.maximize();
    opened.once('ready-to-show', () => opened.show());
    opened.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) listening = false;
    });
    // The page refuses to be left while a job runs; the user has the last word.
    opened.webContents.on('will-prevent-unload', (event) => {
      const choice = dialog.showMessageBoxSync(opened, {
        type: 'question',
        title: t('window.busyTitle'),
        message: t('window.busyTitle'),
        detail: t('window.busyText'),
        buttons: [t('window.busyStay'), t('window.busyLeave')],
        defaultId: 0,
        cancelId: 0,
      });
      if (choice === 1) event.preventDefault();
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      const choice = dialog.showMessageBoxSync(opened, {
        type: 'error',
        title: t('window.crashedTitle'),
        message: t('window.crashedTitle'),
        detail: t('window.crashedText'),
        buttons: [t('window.crashedReload'), t('window.crashedQuit')],
      });
      if (choice === 0) void opened.loadURL(APP_PAGE);
      else app.quit();
    });
    opened.on('close', () => {
      memory = { ...memory, place: opened.getNormalBounds(), maximized: opened.isMaximized() };
      remember(memoryPath, memory);
    });
    opened.on('closed', () => {
      main = null;
      listening = false;
      for (const close of closers) close();
      if (!isMac) app.quit();
    });
    void opened.loadURL(APP_PAGE);
  }

  app.on('second-instance', (_event, argv, folder) => {
    if (!main) openMain();
    if (main?.isMinimized()) main.restore();
    main?.focus();
    const path = projectIn(argv, folder);
    if (path) void openFile(path);
  });
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  nativeTheme.on('updated', () => {
    main?.setBackgroundColor(nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);
  });
  app.on('activate', () => {
    if (!main) openMain();
  });
  app.removeAllListeners('open-file');
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (!main) openMain();
    void openFile(path);
  });

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      if (pasted) rmSync(pasted, { recursive: true, force: true });
      stopped = true;
      app.quit();
    });
  });
  void engine.ended.then(() => {
    if (stopped || !main) return;
    dialog.showErrorBox(t('window.crashedTitle'), t('window.crashedText'));
  });

  const reportSession = session.fromPartition(REPORTS);
  closeDoors(session.defaultSession, true);
  closeDoors(reportSession, false);
  session.defaultSession.protocol.handle('app', serveApp(join(app.getAppPath(), 'dist/renderer')));
  reportSession.protocol.handle('app', reports.serve);
  nativeTheme.themeSource = memory.theme;
  drawMenu();
  openMain();
  for (const path of [projectIn(process.argv, process.cwd()), ...openedEarly]) if (path) await openFile(path);
}

const openedEarly: string[] = [];
app.setPath('userData', join(userFolders().data, 'window'));
app.setAppUserModelId('example.holdfast.app');
app.enableSandbox();
app.commandLine.appendSwitch('disable-background-networking');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

if (app.requestSingleInstanceLock()) {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openedEarly.push(path);
  });
  app.on('web-contents-created', (_event, contents) => keepIn(contents, (link) => void shell.openExternal(link)));
  void app.whenReady().then(openDoor);
} else {
  app.quit();
}
