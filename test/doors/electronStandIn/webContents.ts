// webContents over one Chromium page: frames, navigation, requests, messages, printing.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IpcEvent, invoke, ipcMain } from './ipc.ts';
import { browser, dialogAnswers, fromPage, note, themeBus, toPage } from './machine.ts';
import type { MessagePortMain } from './ports.ts';
import type { Session } from './session.ts';
import { BINDING, pageScript, preloadScript, WORLD } from './worlds.ts';

export type Preferences = {
  preload?: string;
  partition?: string;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  javascript?: boolean;
};
type FrameInfo = { id: string; parentId?: string; url: string; securityOrigin: string };
type Paused = {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string> };
};
/** The fields of the protocol's events that are looked at here. */
type Heard = {
  frameId: string;
  parentFrameId: string;
  frame: FrameInfo;
  issue: { code: string; details: unknown };
  reason: string;
  type: string;
  context: { id: number; name: string; auxData: { frameId: string } };
  executionContextId: number;
  payload: string;
  targetInfo: { targetId: string; openerId?: string; url: string };
};
type FromPage =
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'port'; id: number; data: unknown }
  | { kind: 'portClosed'; id: number };

export type Frame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: Frame | null;
  readonly postMessage: (channel: string, message: unknown, transfer?: MessagePortMain[]) => void;
};

const preventable = <T extends object>(more: T) => {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session: Session;
  private readonly preferences: Preferences;
  private cdpSession = '';
  private targetId = '';
  private mainFrameId = '';
  private expected: string | null = null;
  private gone = false;
  private readonly frames = new Map<string, FrameInfo>();
  /** The preload's world of each frame that has one. */
  private readonly worlds = new Map<string, number>();
  private readonly ports = new Map<number, { port: MessagePortMain; world: number }>();
  private openHandler: (details: { url: string }) => { action: 'allow' | 'deny' } = () => ({ action: 'allow' });
  /** Settles once the page can be spoken to. */
  readonly ready: Promise<void>;

  constructor(session: Session, preferences: Preferences, size: { width: number; height: number }) {
    super();
    this.session = session;
    this.preferences = preferences;
    this.ready = this.attach(size);
  }

  private cdp<T = Record<string, unknown>>(method: string, params: object = {}): Promise<T> {
    return browser.send<T>(method, params, this.cdpSession);
  }

  private async attach(size: { width: number; height: number }): Promise<void> {
    const { partition, preload, javascript } = this.preferences;
    const own = partition
      ? await browser.send<{ browserContextId: string }>('Target.createBrowserContext', { disposeOnDetach: false })
      : {};
    const target = await browser.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...own,
    });
    this.targetId = target.targetId;
    const attached = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    });
    this.cdpSession = attached.sessionId;
    browser.on(({ method, params, sessionId }) => {
      if (sessionId === this.cdpSession) this.hear(method, params as unknown as Heard);
      else if (method === 'Target.targetDestroyed' && params.targetId === this.targetId) this.leave();
      else if (method === 'Target.targetCreated') void this.popUp((params as unknown as Heard).targetInfo);
    });
    await browser.send('Target.setDiscoverTargets', { discover: true });
    await Promise.all([
      this.cdp('Page.enable'),
      this.cdp('DOM.enable'),
      this.cdp('Audits.enable'),
      this.cdp('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.applyTheme(),
    ]);
    themeBus.on('changed', () => void this.applyTheme());
    if (javascript === false) await this.cdp('Emulation.setScriptExecutionDisabled', { value: true });
    if (preload) {
      await this.cdp('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
      await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() });
      const source = preloadScript(readFileSync(preload, 'utf8'));
      await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    }
    await this.cdp('Runtime.enable');
    const { frameTree } = await this.cdp<{ frameTree: { frame: FrameInfo } }>('Page.getFrameTree');
    this.mainFrameId = frameTree.frame.id;
    this.frames.set(this.mainFrameId, frameTree.frame);
  }

  /** Chromium grants what the application's check grants. */
  private async applyPermissions(url: string): Promise<void> {
    const { origin } = new URL(toPage(url));
    for (const name of ['geolocation', 'notifications', 'midi', 'camera', 'microphone']) {
      const granted = this.session.check?.(null, name, `${fromPage(origin)}/`, {}) ?? true;
      const setting = granted ? 'granted' : 'denied';
      await this.cdp('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }

  private async applyTheme(): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: themeBus.listenerCount('dark') > 0 ? 'dark' : 'light' }];
    await this.cdp('Emulation.setEmulatedMedia', { features }).catch(() => {});
  }

  private hear(method: string, params: Heard): void {
    switch (method) {
      case 'Page.frameAttached': {
        const { frameId, parentFrameId } = params;
        this.frames.set(frameId, { id: frameId, parentId: parentFrameId, url: '', securityOrigin: 'null' });
        break;
      }
      case 'Page.frameNavigated': {
        const { frame } = params;
        this.frames.set(frame.id, frame);
        break;
      }
      case 'Page.frameDetached':
        // A frame that moves to a process of its own is still a frame of this page.
        if (params.reason !== 'swap') this.frames.delete(params.frameId);
        break;
      case 'Audits.issueAdded':
        if (params.issue.code === 'ContentSecurityPolicyIssue') note('policy', params.issue.details);
        break;
      case 'Page.loadEventFired':
        this.emit('did-finish-load');
        break;
      case 'Page.javascriptDialogOpening':
        if (params.type === 'beforeunload') void this.askToLeave();
        else void this.cdp('Page.handleJavaScriptDialog', { accept: false });
        break;
      case 'Runtime.executionContextCreated': {
        const { context } = params;
        if (context.name === WORLD) this.worlds.set(context.auxData.frameId, context.id);
        break;
      }
      case 'Runtime.executionContextDestroyed':
        this.closePortsOf(params.executionContextId);
        break;
      case 'Runtime.executionContextsCleared':
        for (const world of [...this.worlds.values()]) this.closePortsOf(world);
        this.worlds.clear();
        break;
      case 'Runtime.bindingCalled':
        void this.fromPage(params.executionContextId, JSON.parse(params.payload) as FromPage);
        break;
      case 'Fetch.requestPaused':
        void this.answerRequest(params as unknown as Paused).catch((error: unknown) =>
          note('request failed', String(error)),
        );
        break;
    }
  }

  private async popUp({ openerId, targetId, url }: Heard['targetInfo']): Promise<void> {
    if (openerId !== this.targetId) return;
    const { action } = this.openHandler({ url: fromPage(url) });
    note('window.open', { action });
    if (action === 'deny') await browser.send('Target.closeTarget', { targetId }).catch(() => {});
  }

  private async answerRequest({ requestId, frameId, resourceType, request }: Paused): Promise<void> {
    const url = fromPage(request.url);
    const fail = (errorReason: string) => this.cdp('Fetch.failRequest', { requestId, errorReason });
    if (resourceType === 'Document') {
      const isMainFrame = frameId === this.mainFrameId;
      if (isMainFrame && this.expected === url) this.expected = null;
      else {
        const event = preventable({ url, isMainFrame });
        this.emit('will-frame-navigate', event);
        if (isMainFrame) this.emit('will-navigate', event);
        if (event.defaultPrevented) {
          note('navigation refused', url);
          await fail('Aborted');
          return;
        }
      }
      this.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    }
    if (await this.session.isCancelled(url)) {
      note('request cancelled', url);
      await fail('BlockedByClient');
      return;
    }
    const handler = this.session.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) {
      note('request to the network', url);
      await fail('InternetDisconnected');
      return;
    }
    const response = await handler(new Request(url, { method: request.method === 'HEAD' ? 'GET' : request.method }));
    const body = Buffer.from(await response.arrayBuffer());
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    await this.cdp('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body: body.toString('base64'),
    });
  }

  private frame(id: string): Frame | null {
    const info = this.frames.get(id);
    if (!info) return null;
    const opaque = !/^https?:/.test(info.securityOrigin);
    return {
      url: fromPage(info.url),
      origin: opaque ? 'null' : fromPage(info.securityOrigin),
      parent: info.parentId ? this.frame(info.parentId) : null,
      postMessage: (channel, message, transfer = []) => this.deliver(id, channel, [message], transfer),
    };
  }

  /** Runs a function of the preload's world; frames that went away hear nothing. */
  private tell(world: number | undefined, name: string, ...args: unknown[]): void {
    if (world === undefined) return;
    const expression = `__fromMain.${name}(...${JSON.stringify(args)})`;
    this.cdp('Runtime.evaluate', { expression, contextId: world, silent: true }).catch(() => {});
  }

  private deliver(frameId: string, channel: string, args: unknown[], transfer: MessagePortMain[]): void {
    const world = this.worlds.get(frameId);
    const ids = transfer.map((port) => {
      const id = ++lastId;
      const here = port.far as MessagePortMain;
      here.far = {
        receive: (data) => this.tell(world, 'port', id, data),
        closed: () => {
          this.ports.delete(id);
          this.tell(world, 'closePort', id);
        },
      };
      if (world !== undefined) this.ports.set(id, { port: here, world });
      return id;
    });
    this.tell(world, 'deliver', channel, args, ids);
  }

  private closePortsOf(world: number): void {
    for (const [id, entry] of this.ports) {
      if (entry.world !== world) continue;
      this.ports.delete(id);
      entry.port.close();
    }
  }

  private async fromPage(world: number, message: FromPage): Promise<void> {
    const frameId = [...this.worlds].find(([, known]) => known === world)?.[0] ?? '';
    if (message.kind === 'port') this.ports.get(message.id)?.port.receive(message.data);
    else if (message.kind === 'portClosed') this.ports.get(message.id)?.port.close();
    else {
      const args = await Promise.all(message.args.map((arg) => this.withFiles(world, arg)));
      const event: IpcEvent = { sender: this, senderFrame: this.frame(frameId) };
      if (message.kind === 'send') ipcMain.emit(message.channel, event, ...args);
      else {
        invoke(message.channel, event, args).then(
          (value) => this.tell(world, 'reply', message.id, null, value),
          (error: unknown) => this.tell(world, 'reply', message.id, String(error), null),
        );
      }
    }
  }

  /** Puts real paths in the place of the files that the preload asked the paths of. */
  private async withFiles(world: number, value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.withFiles(world, item)));
    const index = typeof value === 'string' ? /^standin-file:(\d+)$/.exec(value)?.[1] : undefined;
    if (index === undefined) return value;
    const { result } = await this.cdp<{ result: { objectId: string } }>('Runtime.evaluate', {
      expression: `__fromMain.files[${index}]`,
      contextId: world,
    });
    return (await this.cdp<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId })).path;
  }

  private async askToLeave(): Promise<void> {
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    note('asked before leaving', { leaves: event.defaultPrevented });
    await this.cdp('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => {});
  }

  private leave(): void {
    if (this.gone) return;
    this.gone = true;
    for (const { port } of this.ports.values()) port.close();
    this.emit('destroyed');
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'allow' | 'deny' }): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return fromPage(this.frames.get(this.mainFrameId)?.url ?? '');
  }

  send(channel: string, ...args: unknown[]): void {
    this.deliver(this.mainFrameId, channel, args, []);
  }

  async loadURL(url: string): Promise<void> {
    await this.ready;
    this.expected = url;
    if (this.preferences.preload) await this.applyPermissions(url);
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.cdp<{ errorText?: string }>('Page.navigate', { url: toPage(url) });
    if (errorText) throw new Error(`${errorText} loading ${url}`);
    await loaded;
  }

  async printToPDF(options: object): Promise<Buffer> {
    note('printToPDF', { url: this.getURL(), options });
    const { data } = await this.cdp<{ data: string }>('Page.printToPDF', options);
    return Buffer.from(data, 'base64');
  }

  print(options: object): void {
    note('print', { url: this.getURL(), options });
  }

  /** Closes the page after its beforeunload; `destroyed` follows if it goes. */
  async closePage(asking: boolean): Promise<void> {
    if (asking) await this.cdp('Page.close').catch(() => {});
    else await browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
  }

  /** A message as a taken-over page could forge it, from the frame it is really in. */
  async forge(from: 'main' | 'child', how: 'send' | 'invoke', channel: string, args: unknown[]): Promise<unknown> {
    const id = [...this.frames.values()].find((frame) => (from === 'child') === Boolean(frame.parentId))?.id ?? '';
    const event: IpcEvent = { sender: this, senderFrame: this.frame(id) };
    if (how === 'invoke') return invoke(channel, event, args);
    ipcMain.emit(channel, event, ...args);
    return { origin: event.senderFrame?.origin, ports: this.ports.size };
  }

  /** Files dragged from the desktop and let go over the page. */
  async drop(files: string[], x: number, y: number): Promise<void> {
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await this.cdp('Input.dispatchDragEvent', { type, x, y, data: { items: [], files, dragOperationsMask: 1 } });
  }

  /** The page somewhere else, past every guard: what a hole in Chromium could do. */
  async breakOut(url: string): Promise<void> {
    await this.cdp('Page.navigate', { url });
  }
}

export const nextAnswer = (kind: 'open' | 'save' | 'message'): unknown => {
  if (dialogAnswers[kind].length === 0) note('dialog without an answer', kind);
  return dialogAnswers[kind].shift() ?? null;
};
