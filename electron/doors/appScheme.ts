// The window's pages come from here: `app://holdfast/` is the folder of built screens, `app://report/` one report.
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

export const APP_ORIGIN = 'app://holdfast';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;
export const REPORT_ORIGIN = 'app://report';

export const APP_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A report is paper: it brings its styles and pictures along and runs nothing. */
export const REPORT_CSP = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

const MIME: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

const headers = (type: string, csp: string) => ({
  'content-type': type,
  'content-security-policy': csp,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
});

const refuse = (status: number) => new Response(null, { status, headers: headers('text/plain', "default-src 'none'") });

/** The file of `folder` that an address names; null for anything that is not a plain path below it. */
export function fileBehind(folder: string, address: string): string | null {
  let path: string;
  try {
    // Taken from the text, not from URL.pathname, which has already walked the dots away.
    const raw = address.slice(APP_ORIGIN.length).split(/[?#]/, 1)[0] ?? '';
    if (!address.startsWith(`${APP_ORIGIN}/`)) return null;
    path = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const parts = path.slice(1).split('/');
  if (parts.some((part) => part === '' || part.startsWith('.') || /[\\:\0%]/.test(part))) return null;
  const root = resolve(folder);
  const file = join(root, ...parts);
  return file.startsWith(root + sep) ? file : null;
}

export type Serve = (request: { readonly url: string; readonly method: string }) => Promise<Response>;

/** Answers requests for the screens from a folder on disk, and from nowhere else. */
export function serveApp(folder: string): Serve {
  return async ({ url, method }) => {
    if (method !== 'GET') return refuse(405);
    const file = fileBehind(folder, url === `${APP_ORIGIN}/` ? APP_PAGE : url);
    const type = file && MIME.get(extname(file).toLowerCase());
    if (!file || !type) return refuse(404);
    try {
      if (!(await stat(file)).isFile()) return refuse(404);
      return new Response(new Uint8Array(await readFile(file)), { headers: headers(type, APP_CSP) });
    } catch {
      return refuse(404);
    }
  };
}

/** Answers with the reports that were shown, by the id in the address. */
export function serveReports(pathOf: (id: string) => string | undefined): Serve {
  return async ({ url, method }) => {
    const path = url.startsWith(`${REPORT_ORIGIN}/`) ? pathOf(url.slice(REPORT_ORIGIN.length + 1)) : undefined;
    if (method !== 'GET' || !path) return refuse(404);
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: headers('text/html; charset=utf-8', REPORT_CSP),
      });
    } catch {
      return refuse(404);
    }
  };
}
