import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium, type Machine } from '../../electron/doors/findChromium.ts';
import { printPdf } from '../../electron/doors/printPdf.ts';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { codeThrown } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { sampleInput } from './sampleInput.ts';

const has = (command: string) => spawnSync(command, ['-v']).error === undefined;
const poppler = has('pdftotext') && has('pdfinfo') && has('pdffonts');
const chromium = await findChromium();
const cannot = [chromium === null ? 'no Chromium' : null, poppler ? null : 'no pdftotext (poppler-utils)'].filter(
  (reason) => reason !== null,
);
const ask = (command: string, args: string[]) => spawnSync(command, args, { encoding: 'utf8' }).stdout;

describe('findChromium', () => {
  const folder = temporaryFolder();
  const program = (...parts: string[]) => {
    const path = join(folder, ...parts);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  };
  const machine = (change: Partial<Machine> = {}): Machine => ({
    platform: 'darwin',
    env: {},
    home: folder,
    ...change,
  });

  test('takes CHROME_PATH or nothing where it is set', async () => {
    const chosen = program('chosen', 'chrome');
    expect(await findChromium(machine({ env: { CHROME_PATH: chosen } }))).toBe(chosen);
    expect(await findChromium(machine({ env: { CHROME_PATH: join(folder, 'gone') } }))).toBeNull();
  });

  test("takes Playwright's newest before an installed browser", async () => {
    const home = join(folder, 'mac');
    const installed = program('mac', 'Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
    expect(await findChromium(machine({ home }))).toBe(installed);
    const inner = ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'];
    program('mac', 'Library', 'Caches', 'ms-playwright', 'chromium-999', ...inner);
    const newest = program('mac', 'Library', 'Caches', 'ms-playwright', 'chromium-1200', ...inner);
    expect(await findChromium(machine({ home }))).toBe(newest);
  });

  test('looks where Windows keeps Edge, and on the path elsewhere', async () => {
    const edge = join(folder, 'x86', 'Microsoft\\Edge\\Application\\msedge.exe');
    program('x86', 'Microsoft\\Edge\\Application\\msedge.exe');
    const env = { 'PROGRAMFILES(X86)': join(folder, 'x86') };
    if (process.platform !== 'win32') expect(await findChromium(machine({ platform: 'win32', env }))).toBe(edge);
    const onPath = program('bin', 'google-chrome');
    expect(await findChromium(machine({ platform: 'linux', env: { PATH: join(folder, 'bin') } }))).toBe(onPath);
  });

  test('says what to do where there is none, and where printing fails', async () => {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<p>page</p>');
    const pdf = join(folder, 'page.pdf');
    const none = machine({ env: { CHROME_PATH: join(folder, 'gone') } });
    expect(await codeThrown(() => printPdf(page, pdf, { machine: none }))).toBe('report.noBrowser');
    const broken = machine({ env: { CHROME_PATH: program('broken', 'chrome') } });
    expect(await codeThrown(() => printPdf(page, pdf, { machine: broken }))).toBe('report.printFailed');
    expect(existsSync(pdf)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

if (cannot.length > 0) console.warn(`The printed report is not looked at: ${cannot.join(', ')}.`);

describe.skipIf(cannot.length > 0).each(['en', 'zh-CN'] as const)('the printed report in %s', (locale) => {
  const folder = temporaryFolder();
  const pdf = join(folder, 'report.pdf');
  const input = sampleInput(locale);
  let pages: string[] = [];

  beforeAll(async () => {
    const path = join(folder, 'report.html');
    writeFileSync(path, buildReport(input).html);
    await printPdf(path, pdf);
    pages = ask('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, -1);
  });

  test('is A4, and every page says which it is, whose, and of which day', () => {
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(ask('pdfinfo', [pdf])).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
    expect(pages.length).toBeGreaterThan(6);
    pages.forEach((page, index) => {
      const number =
        locale === 'en' ? `Page ${index + 1} of ${pages.length}` : `第 ${index + 1} 页，共 ${pages.length} 页`;
      expect(page).toContain(number);
      expect(page).toContain(input.clientName);
      expect(page).toMatch(
        index === 0 && locale === 'zh-CN' ? /2025年5月20日/ : index === 0 ? /20 May 2025/ : /2025-05-20/,
      );
    });
  });

  test('repeats the head of a table on each page, and breaks no row', () => {
    const head = locale === 'en' ? /Customer\s+ID\s+Contact/ : /客户\s+编号\s+联系方式/;
    const rowsOn = pages.map((page) => input.atRisk.rows.filter((row) => page.includes(row.customer)).length);
    expect(rowsOn.reduce((sum, rows) => sum + rows, 0)).toBe(input.atRisk.rows.length);
    const withRows = pages.filter((_, index) => rowsOn[index]! > 0);
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) {
      expect(page).toMatch(head);
      for (const row of input.atRisk.rows) {
        if (page.includes(row.customer)) {
          expect(page.split('\n').find((line) => line.includes(row.customer))).toContain(row.lastDay);
        }
      }
    }
  });

  test('cuts no chart: all that a chart says stands on one page', () => {
    const { html } = buildReport(input);
    const charts = [...html.matchAll(/<svg role="img"[\s\S]*?<\/svg>/g)].map(([svg]) =>
      [...svg.matchAll(/<text[^>]*>([^<&]{2,})<\/text>/g)].map((match) => match[1]!.trim()),
    );
    const bare = pages.map((page) => page.replace(/\s+/g, ''));
    for (const words of charts) {
      const holding = bare.filter((page) => words.every((word) => page.includes(word.replace(/\s+/g, ''))));
      expect({ words, pages: holding.length > 0 }).toEqual({ words, pages: true });
    }
  });

  test('has a font for every character', () => {
    const fonts = ask('pdffonts', [pdf])
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    // Skia embeds the outlines of OpenType CJK fonts without their name.
    expect(fonts.some((line) => /^\[none\]\s+Type 3|CJK|Han|YaHei|PingFang|Hei|Song/i.test(line))).toBe(true);
    for (const line of fonts) expect(line).toMatch(/\s+yes (yes|no)\s+yes\s+\d+\s+\d+$/);
    if (locale === 'zh-CN')
      expect(pages.join('').replace(/\s/g, '')).toContain('月流失率=当月流失客户数÷月初活跃客户数');
    expect(pages.join('')).not.toContain('\ufffd');
  });
});
