// What leaves the list of alerts: every file is parsed back by its own rules, with hostile texts in it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { calendarText, foldLine } from '../../electron/reporting/alerts/calendarFile.ts';
import { dialled } from '../../electron/reporting/alerts/dialled.ts';
import { emlText, headerWords, mailAddress, mailtoLink } from '../../electron/reporting/alerts/mailMessage.ts';
import { fillTemplate, unknownFields } from '../../shared/messageFields.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, rhythm } from './shop.ts';

const folder = temporaryFolder();
const EVIL = '=cmd|\'/c calc\'!A1\r\nBcc: all@x.example;,\\ <script>alert("x")</script> {{days}} 王芳';

const shop = {
  customers: [
    { code: 'a', name: EVIL, phone: '+86 138 0000 0001', email: 'a@x.example' },
    { code: 'b', name: '李雷', phone: '=1+1', email: 'b@x.example\r\nBcc: evil@x.example' },
    { code: '007' },
  ],
  lines: [
    ...rhythm('a', '2024-01-01', 10, 10, 50),
    ...rhythm('b', '2024-01-01', 10, 10, 20),
    ...rhythm('007', '2024-01-01', 10, 10, 400),
  ],
};
const D = '2024-05-05';

async function open() {
  const made = alertShop(folder, shop);
  await made.call('alerts.refresh', { asOf: D });
  return made;
}

/** Headers unfolded and decoded, and the body (RFC 5322, 2045, 2047). */
function readMail(eml: string): { headers: Map<string, string>; body: string } {
  expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of eml.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  expect(eml).toMatch(/^[\x20-\x7e\r\n]*$/);
  const cut = eml.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of eml
    .slice(0, cut)
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')) {
    const at = line.indexOf(':');
    const value = line
      .slice(at + 1)
      .trim()
      .replace(/\?=\s+=\?/g, '?==?')
      .replace(/(=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=)+/g, (words) =>
        [...words.matchAll(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/g)]
          .map(([word, data]) => {
            expect(word.length).toBeLessThanOrEqual(75);
            return Buffer.from(data!, 'base64').toString('utf8');
          })
          .join(''),
      );
    expect(headers.has(line.slice(0, at).toLowerCase())).toBe(false);
    headers.set(line.slice(0, at).toLowerCase(), value);
  }
  return { headers, body: Buffer.from(eml.slice(cut), 'base64').toString('utf8') };
}

describe('mails', () => {
  test('a draft reads back as it was written, and no cell becomes a header', async () => {
    const { call, project, pathOf } = await open();
    const mail = await call('alerts.mail', { asOf: D, customer: 'a', locale: 'zh-CN' });
    const { headers, body } = readMail(readFileSync(pathOf(mail), 'utf8'));
    expect([...headers.keys()]).toEqual([
      'date',
      'from',
      'to',
      'subject',
      'message-id',
      'x-unsent',
      'mime-version',
      'content-type',
      'content-transfer-encoding',
    ]);
    expect(headers.get('to')).toContain('<a@x.example>');
    expect(headers.get('to')).not.toMatch(/[\r\n]/);
    expect(headers.get('subject')).toBe(mail.subject);
    expect(headers.get('date')).toMatch(
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/,
    );
    expect(body.replaceAll('\r\n', '\n')).toBe(mail.body);
    // Filled in once: what a name says is not read as a template again.
    expect(mail.body).toContain('{{days}}');
    expect(mail.body).toContain('2024年3月31日');
    const link = new URL(mail.mailto!);
    expect(link.pathname).toBe('a@x.example');
    expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(link.searchParams.get('body')!.replaceAll('\r\n', '\n')).toBe(mail.body);
    expect(await call('alerts.mail', { asOf: D, customer: 'b' })).toMatchObject({ to: null, mailto: null });
    project.close();
  });

  test('addresses, long headers and characters beyond the first plane', () => {
    expect(mailAddress(' ann.o+x@mail.x-y.example ')).toBe('ann.o+x@mail.x-y.example');
    for (const bad of [
      '',
      'a',
      'a@b',
      'a b@x.example',
      'a@x.example\nBcc: b@x.example',
      'a@x..example',
      '王@x.example',
    ])
      expect(mailAddress(bad)).toBe(null);
    const long = `${'馬🐎'.repeat(60)}!`;
    const eml = emlText({
      id: 'x',
      from: 'A "B" <c@d>, e',
      to: { name: 'plain', address: 'p@x.example' },
      subject: long,
      body: 'one\ntwo\r\nthree\rfour\u0000',
      at: new Date(Date.UTC(2024, 1, 29, 3, 4, 5)),
    });
    const { headers, body } = readMail(eml);
    expect(headers.get('subject')).toBe(long);
    expect(headers.get('date')).toBe('Thu, 29 Feb 2024 03:04:05 +0000');
    expect(headers.get('from')).toBe('A "B" <c@d>, e <draft@holdfast.invalid>');
    expect(body).toBe('one\r\ntwo\r\nthree\r\nfour ');
    expect(headerWords('Plain words, really')).toBe('Plain words, really');
    expect(mailtoLink('a%b?c@x.example', '?&=', 'x')).toBe('mailto:a%25b%3Fc@x.example?subject=%3F%26%3D&body=x');
  });

  test('a link as long as the window lets through, else none', () => {
    const link = mailtoLink('a@x.example', '问候', '您'.repeat(1700))!;
    expect(link).toMatch(/^mailto:[^?&\s]{1,300}\?subject=[^&\s]{0,2000}&body=[^&\s]{0,16000}$/);
    expect(mailtoLink('a@x.example', '问候', '您'.repeat(1800))).toBe(null);
    expect(mailtoLink('a@x.example', '问'.repeat(223), 'x')).toBe(null);
  });

  test('all at once in a zip, only for those who have an address', async () => {
    const { call, project, pathOf } = await open();
    const mails = await call('alerts.mails', { asOf: D });
    expect(mails).toMatchObject({ rows: 1, withoutAddress: 2 });
    expect(readFileSync(pathOf(mails)).subarray(0, 2).toString()).toBe('PK');
    project.close();
  });
});

/** Unfolded lines of a calendar (RFC 5545). */
function readCalendar(ics: string): string[] {
  expect(ics.endsWith('\r\n')).toBe(true);
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return ics.replace(/\r\n /g, '').split('\r\n').slice(0, -1);
}
const unescaped = (words: string) =>
  words.replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c));

describe('reminders', () => {
  test('one event a deadline, with the same uid when written again', async () => {
    const { call, project, pathOf } = await open();
    const lines = readCalendar(readFileSync(pathOf(await call('alerts.reminders', { asOf: D })), 'utf8'));
    const again = readCalendar(readFileSync(pathOf(await call('alerts.reminders', { asOf: D })), 'utf8'));
    const of = (name: string, all = lines) => all.filter((line) => line.startsWith(name));
    expect(of('BEGIN:VEVENT')).toHaveLength(3);
    expect(of('UID:')).toEqual(of('UID:', again));
    expect(new Set(of('UID:')).size).toBe(3);
    // Severe: seven days to act, from the day of the list.
    expect(of('DTSTART;VALUE=DATE:')).toEqual(Array(3).fill('DTSTART;VALUE=DATE:20240512'));
    expect(of('DTEND;VALUE=DATE:')).toEqual(Array(3).fill('DTEND;VALUE=DATE:20240513'));
    expect(of('DTSTAMP:')[0]).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
    const summaries = of('SUMMARY:').map((line) => unescaped(line.slice(8)));
    expect(summaries).toContain('Call 李雷 (Severe)');
    expect(summaries.some((summary) => summary.includes('{{days}} 王芳'))).toBe(true);
    expect(of('Bcc')).toEqual([]);
    expect(lines.filter((line) => !/^[A-Z-]+[;:]/.test(line))).toEqual([]);
    project.close();
  });

  test('folding tears no character and can be undone', () => {
    for (const text of ['', 'a'.repeat(75), 'a'.repeat(76), '王'.repeat(200), '🐎a'.repeat(99)]) {
      const folded = foldLine(text);
      expect(folded.replace(/\r\n /g, '')).toBe(text);
      for (const line of folded.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
      }
    }
    expect(unescaped(calendarText('a;b,c\\d\ne'))).toBe('a;b,c\\d\ne');
  });
});

describe('texts and slips', () => {
  test('no cell of the csv becomes a formula, and numbers can be dialled', async () => {
    const { call, project, pathOf } = await open();
    const made = await call('alerts.texts', { asOf: D, locale: 'en' });
    // “=1+1” is no telephone number.
    expect(made).toMatchObject({ rows: 1, withoutPhone: 2 });
    const csv = readFileSync(pathOf(made), 'utf8');
    expect(csv.startsWith('\uFEFFPhone,Name,Text,Customer ID,Alert no.\r\n')).toBe(true);
    expect(csv).toContain('008613800000001');
    for (const line of csv.slice(1).split('\r\n')) {
      for (const cell of line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []) expect(cell).not.toMatch(/^"?[=+@|-]/);
    }
    project.close();
  });

  test('templates of one’s own are filled, and unknown fields are refused', async () => {
    const { call, project } = await open();
    const words = { mailSubject: 'Hi {{name}}', mailBody: '{{ days }} days', sms: '{{shop}}: {{lastOrder}}' };
    await call('settings.set', { alertMessages: { en: words, 'zh-CN': null } });
    expect(await call('alerts.mail', { asOf: D, customer: 'b', locale: 'en' })).toMatchObject({
      subject: 'Hi 李雷',
      body: '35 days',
    });
    await expect(
      call('settings.set', { alertMessages: { en: { ...words, sms: '{{nmae}}' }, 'zh-CN': null } }),
    ).rejects.toThrow();
    expect(unknownFields('{{name}} {{nmae}} {{__proto__}}')).toEqual(['nmae', '__proto__']);
    const none = { name: '$&', customer: '', lastOrder: '', days: '', reason: '', shop: '', owner: '', date: '' };
    expect(fillTemplate('{{name}}{{constructor}}', none)).toBe('$&{{constructor}}');
    project.close();
  });

  test('slips are one page without scripts', async () => {
    const { call, project, pathOf } = await open();
    const slips = await call('alerts.slips', { asOf: D, locale: 'zh-CN' });
    const page = readFileSync(pathOf(slips), 'utf8');
    expect(page.match(/class="slip"/g)).toHaveLength(3);
    expect(page).not.toMatch(/<script|http:|https:|src=/i);
    expect(page).toContain('▲▲▲ 高级');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('class="first"');
    project.close();
  });

  test('slips of the first customers say of how many they are, and in which order', async () => {
    const { call, project, pathOf } = await open();
    const { rows } = await call('alerts.list', { asOf: D, sort: 'value' });
    const some = await call('alerts.slips', { asOf: D, locale: 'en', sort: 'value', first: 2 });
    expect(some).toMatchObject({ rows: 2, total: 3 });
    const page = readFileSync(pathOf(some), 'utf8');
    expect(page.match(/class="slip"/g)).toHaveLength(2);
    expect(page).toContain('The first 2 of 3, by revenue of a year.');
    expect(page).not.toContain(`customer ${rows[2]!.customer}<`);
    const named = await call('alerts.slips', { asOf: D, alerts: rows.map(({ alert }) => alert!), first: 1 });
    expect(named).toMatchObject({ rows: 3, total: 3 });
    project.close();
  });
});

test.each([
  ['+86 138 0000 0001', '008613800000001'],
  ['＋８６ 138-0000-0001', '008613800000001'],
  ['手机：13800000001', '13800000001'],
  ['13800000001/13900000002', '13800000001'],
  ['13800000001、13900000002', '13800000001'],
  ['13800000001 13900000002', '13800000001'],
  ['0571-88881234转801', '057188881234'],
  ['(020) 1234 5678 ext 9', '02012345678'],
  ['12345', '12345'],
  ['=1+1', ''],
  ['none', ''],
  ['110 / 13800000001', '13800000001'],
  ['1'.repeat(40), ''],
  [null, ''],
])('%s is dialled as %s', (cell, digits) => {
  expect(dialled(cell)).toBe(digits);
});
