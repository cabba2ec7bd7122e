import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserDoor, openBrowserDoor } from '../../electron/doors/browser.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

process.env.HOLDFAST_HOME = temporaryFolder();
let door: BrowserDoor;
let cookie = '';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: door.port, path, method, headers: { Host: `127.0.0.1:${door.port}`, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const own = () => ({ Cookie: cookie, Origin: `http://127.0.0.1:${door.port}`, 'Sec-Fetch-Site': 'same-origin' });

function socketStatus(headers: Record<string, string>, path = '/engine'): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, { headers });
    socket.on('open', () => {
      resolve(101);
      socket.close();
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    socket.on('error', () => {});
  });
}

beforeAll(async () => {
  door = await openBrowserDoor({ open: null });
});
afterAll(() => door.stop());

test('the server listens on the loopback only', () => {
  expect(new URL(door.address).hostname).toBe('127.0.0.1');
});

describe('the key', () => {
  test('without it nothing is given', async () => {
    for (const path of ['/', '/index.html', '/results/x', '/engine']) expect((await ask(path)).status).toBe(401);
    expect(await socketStatus({ Origin: `http://127.0.0.1:${door.port}` })).toBe(401);
    expect((await ask('/?key=wrong')).status).toBe(401);
  });

  test('opens once, becomes a strict cookie that scripts cannot read, and leaves the address', async () => {
    const { pathname, search } = new URL(door.address);
    const first = await ask(pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const set = String(first.headers['set-cookie']);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    cookie = set.split(';')[0]!;
    expect((await ask(pathname + search)).status).toBe(401);
    expect((await ask('/', { Cookie: cookie })).status).toBe(200);
  });
});

describe('foreign requests get 4xx and change nothing', () => {
  test.each([
    ['another host', () => ({ ...own(), Host: 'evil.example' })],
    ['a rebound name with the right port', () => ({ ...own(), Host: `evil.example:${door.port}` })],
    ['another origin', () => ({ ...own(), Origin: 'https://evil.example' })],
    ['the null origin of a sandboxed page', () => ({ ...own(), Origin: 'null' })],
    ['a cross-site fetch', () => ({ ...own(), 'Sec-Fetch-Site': 'cross-site' })],
    ['a page of another port', () => ({ ...own(), 'Sec-Fetch-Site': 'same-site' })],
  ])('%s', async (_name, headers) => {
    expect((await ask('/', headers())).status).toBe(403);
    expect((await ask('/projects?name=stolen', headers(), 'POST')).status).toBe(403);
    const { 'Sec-Fetch-Site': _, ...socketHeaders } = headers() as Record<string, string>;
    if (_name !== 'a cross-site fetch' && _name !== 'a page of another port')
      expect(await socketStatus(socketHeaders)).toBe(403);
  });

  test('a change without an origin, and methods that are not ours', async () => {
    const { Origin: _, ...noOrigin } = own();
    expect((await ask('/projects?name=x', noOrigin, 'POST')).status).toBe(403);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await ask('/', own(), method)).status).toBe(405);
  });

  test('no answer ever allows another origin', async () => {
    const { headers } = await ask('/', own());
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('our own page', () => {
  test('gets the socket, and no other path is a socket', async () => {
    const { 'Sec-Fetch-Site': _, ...headers } = own();
    expect(await socketStatus(headers)).toBe(101);
    expect(await socketStatus(headers, '/other')).toBe(404);
  });

  test('is served under a policy without foreign sources or inline script', async () => {
    const policy = String((await ask('/', own())).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
  ])('nothing outside the page folder: %s', async (path) => expect((await ask(path, own())).status).toBe(404));

  test('an upload becomes a ticket, and neither it nor a guess can be downloaded', async () => {
    const uploaded = await ask(`/files?name=${encodeURIComponent('../../订单.csv')}`, own(), 'POST', 'a,b\n1,2\n');
    expect(uploaded.status).toBe(200);
    const { ticket, name } = JSON.parse(uploaded.body);
    expect(name).toBe('订单.csv');
    expect((await ask(`/results/${ticket}`, own())).status).toBe(400);
    expect((await ask('/results/open-guess', own())).status).toBe(400);
    expect((await ask(`/results/${encodeURIComponent(join('..', '..', 'etc', 'passwd'))}`, own())).status).toBe(400);
  });
});
