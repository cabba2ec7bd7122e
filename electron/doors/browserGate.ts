// Who may speak to the browser door: our own page in the browser that was given the key, and nobody else.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Entry =
  | { kind: 'refused'; status: 400 | 401 | 403 | 405; reason: string }
  | { kind: 'keyed'; cookie: string; to: string }
  | { kind: 'admitted' };

const refused = (status: 400 | 401 | 403 | 405, reason: string): Entry => ({ kind: 'refused', status, reason });

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieNamed(name: string, header: string | undefined): string {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value ?? '';
  }
  return '';
}

export function makeGate(port: number) {
  const key = randomBytes(24).toString('base64url');
  const session = randomBytes(24).toString('base64url');
  const cookieName = `holdfast-${port}`;
  // A fixed list: comparing Origin with Host would let a rebound name through.
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  let keyUsed = false;

  function admit(request: IncomingMessage, wire: 'page' | 'socket' = 'page'): Entry {
    const { host, origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (!hosts.includes(host ?? '')) return refused(403, 'unknown host');
    if (origin === undefined ? changes || wire === 'socket' : !origins.includes(origin))
      return refused(403, 'unknown origin');
    if (changes && request.method !== 'POST') return refused(405, 'method not allowed');
    const address = new URL(request.url ?? '/', `http://${host}`);
    const givenKey = address.searchParams.get('key');
    const isFirstVisit = givenKey !== null && wire === 'page' && !changes;
    if (site !== undefined && site !== 'same-origin' && !(site === 'none' && !changes))
      return refused(403, 'foreign page');
    if (isSame(cookieNamed(cookieName, request.headers.cookie), session)) {
      if (!isFirstVisit) return { kind: 'admitted' };
    } else {
      if (!isFirstVisit) return refused(401, 'key missing: open the address that Holdfast printed');
      if (keyUsed || !isSame(givenKey, key)) return refused(401, 'this key was used already: start Holdfast again');
      keyUsed = true;
    }
    address.searchParams.delete('key');
    return {
      kind: 'keyed',
      cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
      to: `${address.pathname}${address.search}`,
    };
  }

  return { key, admit };
}
