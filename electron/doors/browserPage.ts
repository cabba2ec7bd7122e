// The built page and its files, under a policy that lets nothing in from elsewhere.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { rendererFolder } from '../resources.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export const pagePolicy = (port: number): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export async function servePage(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://x');
  const root = normalize(rendererFolder());
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(pathname)));
  } catch {
    return void response.writeHead(400).end();
  }
  if (pathname === '/') path = join(root, 'index.html');
  const isInside = path.startsWith(root.endsWith(sep) ? root : root + sep);
  // Read whole before the first byte goes out: a file that is gone by then is not found, and nothing worse.
  const content = isInside ? await readFile(path).catch(() => null) : null;
  if (content === null) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
  response.writeHead(200, {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Length': content.length,
    'Content-Security-Policy': pagePolicy(port),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}
