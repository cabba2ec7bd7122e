// The engine over the wire that the page was given: a MessagePort in the window, a WebSocket in a browser tab.
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { type Engine, makeEngineClient } from '../shared/engineClient.ts';

export type { Engine } from '../shared/engineClient.ts';

export function connectEngine(wire: MessagePort | WebSocket): Engine {
  const closed = new Promise<void>((done) => wire.addEventListener('close', () => done()));
  const link = wire instanceof WebSocket ? new SocketLink({ websocket: wire }) : new PortLink({ port: wire });
  if (wire instanceof MessagePort) wire.start();
  return makeEngineClient(link, closed);
}
