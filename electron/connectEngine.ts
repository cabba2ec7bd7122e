// A client of the engine's thread, for a program that runs in this very process.
import { RPCLink } from '@orpc/client/message-port';
import { type Engine, makeEngineClient } from '../shared/engineClient.ts';
import type { EngineThread } from './startEngine.ts';

export function connectEngine(thread: EngineThread): Engine {
  const port = thread.connect();
  port.start();
  const closed = new Promise<void>((done) => port.once('close', done));
  return makeEngineClient(new RPCLink({ port }), closed);
}
