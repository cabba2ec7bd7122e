// session: who serves a scheme, what may go out, what a page may do.
import { EventEmitter } from 'node:events';

export type Handler = (request: Request) => Response | Promise<Response>;
type Before = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type Check = (contents: null, permission: string, origin: string, details: object) => boolean;

export class Session extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  check: Check | null = null;
  private before: { patterns: RegExp[]; listener: Before } | null = null;

  readonly protocol = { handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler) };
  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: Before) => {
      const patterns = filter.urls.map((url) => new RegExp(`^${url.replace(/[.?]/g, '\\$&').replaceAll('*', '.*')}`));
      this.before = { patterns, listener };
    },
  };

  readonly partition: string;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  setPermissionCheckHandler(check: Check): void {
    this.check = check;
  }

  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}

  /** Whether the application itself refuses a request. */
  isCancelled(url: string): Promise<boolean> {
    const { before } = this;
    if (!before?.patterns.some((pattern) => pattern.test(url))) return Promise.resolve(false);
    return new Promise((resolve) => before.listener({ url }, ({ cancel }) => resolve(cancel === true)));
  }
}

const partitions = new Map<string, Session>();

export const session = {
  fromPartition: (name: string): Session => {
    const known = partitions.get(name) ?? new Session(name);
    partitions.set(name, known);
    return known;
  },
  get defaultSession(): Session {
    return session.fromPartition('');
  },
};
