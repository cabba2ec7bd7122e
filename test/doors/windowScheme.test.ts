import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_CSP, fileBehind, REPORT_CSP, serveApp, serveReports } from '../../electron/doors/appScheme.ts';

const outside = mkdtempSync(join(tmpdir(), 'holdfast-scheme-'));
const folder = join(outside, 'renderer');
beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/页.js'), '1');
  writeFileSync(join(folder, 'assets/data.sqlite'), 'not for pages');
  writeFileSync(join(outside, 'secret.json'), '{}');
  mkdirSync(join(outside, 'renderer-other'));
  writeFileSync(join(outside, 'renderer-other/x.js'), '1');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => serveApp(folder)({ url, method });

test('serves the built page with its policy', async () => {
  const response = await get('app://holdfast/index.html#/overview');
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': APP_CSP,
    'x-content-type-options': 'nosniff',
  });
  expect((await get('app://holdfast/')).status).toBe(200);
  expect((await get(`app://holdfast/assets/${encodeURIComponent('页')}.js?v=1`)).status).toBe(200);
  expect(APP_CSP).not.toMatch(/https?:|\*|unsafe-eval/);
});

test.each([
  'app://holdfast/../secret.json',
  'app://holdfast/assets/../../secret.json',
  'app://holdfast/..%2fsecret.json',
  'app://holdfast/%2e%2e/secret.json',
  'app://holdfast/%252e%252e/secret.json',
  'app://holdfast/..\\secret.json',
  'app://holdfast/assets/..%5c..%5csecret.json',
  'app://holdfast/../renderer-other/x.js',
  'app://holdfast//etc/hosts',
  'app://holdfast/C:/secret.json',
  'app://holdfast/index.html%00.js',
  'app://holdfast/%E0%A4%A',
  'app://holdfast/.hidden.js',
  'app://holdfast/assets',
  'app://holdfast/assets/',
  'app://holdfast/assets/data.sqlite',
  'app://holdfast/missing.js',
  'app://holdfast.evil.example/index.html',
  'app://other/index.html',
  'file:///etc/passwd',
])('gives nothing for %s', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('only reads', async () => {
  expect((await get('app://holdfast/index.html', 'POST')).status).toBe(405);
  expect(fileBehind(folder, 'app://holdfast/assets/x.js')).toBe(join(folder, 'assets', 'x.js'));
});

test('a report runs nothing and is found by its id alone', async () => {
  const serve = serveReports((id) => (id === 'known' ? join(folder, 'index.html') : undefined));
  const response = await serve({ url: 'app://report/known', method: 'GET' });
  expect(response.headers.get('content-security-policy')).toBe(REPORT_CSP);
  expect(REPORT_CSP).not.toMatch(/script-src|https?:/);
  for (const url of ['app://report/unknown', 'app://report/../known', 'app://holdfast/known'])
    expect((await serve({ url, method: 'GET' })).status).toBe(404);
});
