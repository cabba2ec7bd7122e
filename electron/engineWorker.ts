// The engine's thread: ports come in from the doors, calls come in on the ports.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { AppError } from '../shared/errors.ts';
import { makeEngine } from './engine.ts';
import { makeRouter } from './router.ts';
import type { DoorAnswer, DoorRequest } from './startEngine.ts';
import { makeTickets } from './tickets.ts';

const { resultFolder } = workerData as { resultFolder: string };
const tickets = makeTickets(resultFolder);
const engine = makeEngine(tickets);
const handler = new RPCHandler(makeRouter(engine));

function answer(request: DoorRequest): string {
  switch (request.kind) {
    case 'connect':
      handler.upgrade(request.port as MessagePort);
      (request.port as MessagePort).start();
      return '';
    case 'grant':
      return tickets.grant(request.path, request.mode);
    case 'redeem':
      return tickets.redeem(request.ticket, request.mode);
    case 'stop':
      engine.stop();
      return '';
  }
}

parentPort?.on('message', (request: DoorRequest) => {
  const reply = (message: DoorAnswer) => parentPort?.postMessage(message);
  try {
    reply({ id: request.id, value: answer(request), code: null });
  } catch (error) {
    reply({ id: request.id, value: '', code: error instanceof AppError ? error.code : 'internal' });
  }
  if (request.kind === 'stop') parentPort?.close();
});
