// MessageChannelMain: two ends that queue until started, and may move into a page.
import { EventEmitter } from 'node:events';

/** Where the other end is: in this process, or in a page. */
export type Far = { receive: (data: unknown) => void; closed: () => void };

export class MessagePortMain extends EventEmitter {
  far: Far | null = null;
  private started = false;
  private open = true;
  private readonly queue: unknown[] = [];

  postMessage(data: unknown): void {
    if (this.open) this.far?.receive(structuredClone(data));
  }

  start(): void {
    this.started = true;
    for (const data of this.queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.far?.closed();
    setImmediate(() => this.emit('close'));
  }

  receive(data: unknown): void {
    setImmediate(() => {
      if (!this.open) return;
      if (this.started) this.emit('message', { data, ports: [] });
      else this.queue.push(data);
    });
  }

  closed(): void {
    this.close();
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    this.port1.far = this.port2;
    this.port2.far = this.port1;
  }
}
