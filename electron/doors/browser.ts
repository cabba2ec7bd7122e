// The browser door: a server on the loopback that gives one browser the page, the engine and its files.
// Loopback is as public as the network: Host, Origin, fetch site and key are checked on every request, in this order.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { WebSocketServer } from 'ws';
import { AppError } from '../../shared/errors.ts';
import { type EngineThread, startEngine } from '../startEngine.ts';
import { makeFileRoutes } from './browserFiles.ts';
import { makeGate } from './browserGate.ts';
import { servePage } from './browserPage.ts';

export type BrowserDoor = {
  /** With the one-time key: opening it once makes that browser the user's. */
  readonly address: string;
  readonly port: number;
  readonly engine: EngineThread;
  /** Opens the address in the default browser, where there is a screen. */
  readonly show: () => void;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<void>;
};

const MAX_FRAME_BYTES = 32 * 1024 * 1024;

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

function showInBrowser(address: string): void {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
  const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true });
  // No browser to be found: the address stands on the screen.
  child.on('error', () => {});
  child.unref();
}

export async function openBrowserDoor({ open }: { open: string | null }): Promise<BrowserDoor> {
  if (open !== null && !existsSync(open)) throw new AppError('cli.noSuchFile', { file: open });
  const engine = startEngine();
  const server = createServer({ requestTimeout: 0 });
  const port = await listen(server);
  const gate = makeGate(port);
  const files = makeFileRoutes(engine);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const entry = gate.admit(request);
    if (entry.kind === 'refused')
      return void response.writeHead(entry.status, { 'Content-Type': 'text/plain' }).end(entry.reason);
    if (entry.kind === 'keyed')
      return void response
        .writeHead(303, { 'Set-Cookie': entry.cookie, Location: entry.to, 'Cache-Control': 'no-store' })
        .end();
    if (await files.answer(request, response)) return;
    await servePage(request, response, port);
  };
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const code = error instanceof AppError ? error.code : 'internal';
      if (!(error instanceof AppError)) process.stderr.write(`${request.method} failed: ${(error as Error).stack}\n`);
      if (!response.headersSent)
        response.writeHead(error instanceof AppError ? 400 : 500, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ code }));
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const entry = gate.admit(request, 'socket');
    if (entry.kind !== 'admitted' || new URL(request.url ?? '/', 'http://x').pathname !== '/engine') {
      socket.end(`HTTP/1.1 ${entry.kind === 'refused' ? entry.status : 404} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // Frames are the same on both wires, so the door passes them on unread.
      const wire = engine.connect();
      wire.on('message', (frame: string) => webSocket.send(frame));
      webSocket.on('message', (frame: Buffer) => wire.postMessage(frame.toString('utf8')));
      webSocket.on('close', () => wire.close());
      wire.on('close', () => webSocket.close());
    });
  });

  let markEnded = () => {};
  const ended = new Promise<void>((done) => {
    markEnded = done;
  });
  const file = open === null ? '' : `&open=${encodeURIComponent(await engine.grant(resolve(open), 'open'))}`;
  const address = `http://127.0.0.1:${port}/?key=${gate.key}${file}`;
  return {
    address,
    port,
    engine,
    ended,
    show: () => showInBrowser(address),
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      files.removeUploads();
      await engine.stop();
      markEnded();
    },
  };
}
