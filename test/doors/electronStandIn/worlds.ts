// What runs inside the page: the preload code in a JavaScript world of its own, as Electron isolates it,
// and the context bridge between that world and the page's.

export const WORLD = 'preload';
export const BINDING = '__electronStandIn';

type Message =
  | { expose: string; functions: Record<string, number> }
  | { call: number; args: unknown[]; asked: number }
  | { asked: number; answer: Answer }
  | { promise: number; answer: Answer };
type Answer = { value: unknown } | { fn: number } | { promise: number } | { error: string };

/** Serialized into both worlds: events on the shared document carry clones, never objects. */
function membrane(mine: string, theirs: string) {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const settled = new Map<number, (answer: Answer) => void>();
  const answers = new Map<number, Answer>();
  let last = 0;
  const tell = (message: Message) => document.dispatchEvent(new CustomEvent(theirs, { detail: message }));
  const keep = (fn: (...args: unknown[]) => unknown) => {
    functions.set(++last, fn);
    return last;
  };
  const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const give = (value: unknown): Answer => {
    if (typeof value === 'function') return { fn: keep(value as (...args: unknown[]) => unknown) };
    if (!(value instanceof Promise)) return { value };
    const promise = ++last;
    value.then(
      (done) => tell({ promise, answer: give(done) }),
      (error) => tell({ promise, answer: { error: wordsOf(error) } }),
    );
    return { promise };
  };
  const take = (answer: Answer): unknown => {
    if ('error' in answer) throw new Error(answer.error);
    if ('fn' in answer) return stub(answer.fn);
    if ('value' in answer) return answer.value;
    return new Promise((resolve, reject) => {
      settled.set(answer.promise, (later) =>
        'error' in later ? reject(new Error(later.error)) : resolve(take(later)),
      );
    });
  };
  const stub =
    (call: number) =>
    (...args: unknown[]) => {
      const asked = ++last;
      tell({ call, asked, args: args.map(give) });
      const answer = answers.get(asked);
      answers.delete(asked);
      if (!answer) throw new Error('An object could not be cloned.');
      return take(answer);
    };
  document.addEventListener(mine, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    if ('expose' in message) {
      const api = Object.fromEntries(Object.entries(message.functions).map(([key, id]) => [key, stub(id)]));
      Object.defineProperty(window, message.expose, { value: Object.freeze(api), enumerable: true });
    } else if ('call' in message) {
      let answer: Answer;
      try {
        const args = (message.args as Answer[]).map(take);
        answer = give(functions.get(message.call)?.(...args));
      } catch (error) {
        answer = { error: wordsOf(error) };
      }
      tell({ asked: message.asked, answer });
    } else if ('asked' in message) answers.set(message.asked, message.answer);
    else {
      settled.get(message.promise)?.(message.answer);
      settled.delete(message.promise);
    }
  });
  return {
    expose: (name: string, api: Record<string, (...args: unknown[]) => unknown>) =>
      tell({ expose: name, functions: Object.fromEntries(Object.entries(api).map(([key, fn]) => [key, keep(fn)])) }),
  };
}

type Listener = (event: { ports: MessagePort[] }, ...args: unknown[]) => void;

/** Serialized into the preload's world: `electron` as a sandboxed preload sees it. */
function preloadElectron(bridge: ReturnType<typeof membrane>, tellMain: (payload: string) => void) {
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const replies = new Map<number, (error: string | null, value: unknown) => void>();
  const files: File[] = [];
  let last = 0;
  const tell = (message: object) => tellMain(JSON.stringify(message));
  const openPort = (id: number) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', (event) => tell({ kind: 'port', id, data: event.data }));
    port1.addEventListener('close', () => tell({ kind: 'portClosed', id }));
    port1.start();
    ports.set(id, port1);
    return port2;
  };
  const fromMain = {
    files,
    deliver: (channel: string, args: unknown[], portIds: number[]) => {
      const event = { ports: portIds.map(openPort) };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
    port: (id: number, data: unknown) => ports.get(id)?.postMessage(data),
    closePort: (id: number) => ports.get(id)?.close(),
    reply: (id: number, error: string | null, value: unknown) => {
      replies.get(id)?.(error, value);
      replies.delete(id);
    },
  };
  const electron = {
    contextBridge: { exposeInMainWorld: bridge.expose },
    webUtils: {
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile wants a File');
        return `standin-file:${files.push(file) - 1}`;
      },
    },
    ipcRenderer: {
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          replies.set(++last, (error, value) =>
            error === null ? resolve(value) : reject(new Error(`Error invoking remote method '${channel}': ${error}`)),
          );
          tell({ kind: 'invoke', id: last, channel, args });
        }),
    },
  };
  return { fromMain, electron };
}

/** The script of the page's own world, to run before everything else. */
export const pageScript = (): string => `(${membrane})('standin:page', 'standin:preload');`;

/** The script of the preload's world, with the built preload inside. */
export const preloadScript = (code: string): string => `(() => {
  const bridge = (${membrane})('standin:preload', 'standin:page');
  const { fromMain, electron } = (${preloadElectron})(bridge, globalThis.${BINDING});
  Object.defineProperty(globalThis, '__fromMain', { value: fromMain });
  const require = (id) => {
    if (id === 'electron') return electron;
    throw new Error('module not found in a sandboxed preload: ' + id);
  };
  const module = { exports: {} };
  (function (require, module, exports) {${code}
})(require, module, module.exports);
})();`;
