// Grounds for letting go, the classes they lead to, and the decision through the real calls on a real project file.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { candidatesOf } from '../../../electron/analysis/value/candidates.ts';
import { letGoFlags } from '../../../electron/analysis/value/letGoFlags.ts';
import { VALUE_CLASSES, valueClassesOf } from '../../../electron/analysis/value/valueClasses.ts';
import { valueResult } from '../../../electron/analysis/value/valueResult.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { contactsAt, noFacts, type ViewFacts } from '../../../electron/analysis/view/viewFacts.ts';
import { createProject } from '../../../electron/project/create.ts';
import { openProject } from '../../../electron/project/open.ts';
import type { LetGoRules, ValueOptions } from '../../../shared/contract/customerSet.ts';
import { simpleRules } from '../../../shared/publishedSegments.ts';
import { callsOn } from '../../callsOn.ts';
import { codeThrown, fillShop } from '../../customers/customerShop.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

const definition = { definition: { kind: 'silence' as const, days: 90 }, origin: 'chosen' as const };
const rules: LetGoRules = {
  arrearsE4: 1_000_000,
  arrearsDays: 30,
  returnsShare: 0.5,
  returnsOrders: 2,
  marginShare: 0.3,
  perContactE4: 100_000,
  serviceShare: 0.4,
};
const standard: ValueOptions = { basis: 'allTime', keyShare: 0.25, ordinaryShare: 0.25 };

const rows: Row[] = [
  { customer: 'a', day: 19_000, amountE4: 1_000_000 },
  { customer: 'b', day: 19_000, amountE4: 800_000 },
  { customer: 'b', day: 19_010, amountE4: 200_000 },
  { customer: 'b', day: 19_020, amountE4: -500_000 },
  { customer: 'c', day: 19_000, amountE4: 800_000 },
  { customer: 'd', day: 19_000, amountE4: 50_000 },
  { customer: 'd', day: 19_050, amountE4: -60_000 },
];

function viewAt(asOf: number, facts: Partial<ViewFacts>) {
  const view = makeView(ledgerFrom(rows), asOf, definition);
  return { ...view, facts: { ...noFacts(4), ...facts } };
}

describe('grounds for letting go', () => {
  const kinds = (view: ReturnType<typeof viewAt>) => {
    const { of } = letGoFlags(view, rules);
    return [0, 1, 2, 3].map((c) => of(c).map(({ kind }) => kind));
  };

  test('margin and returns are counted; exactly half given back is not more than half', () => {
    expect(kinds(viewAt(19_060, {}))).toEqual([[], [], [], ['negativeMargin']]);
    const strict = letGoFlags(viewAt(19_060, {}), { ...rules, returnsShare: 0.49 });
    expect(strict.of(1).map(({ kind }) => kind)).toEqual(['returns']);
    expect(letGoFlags(viewAt(19_019, {}), { ...rules, returnsShare: 0.49 }).of(1)).toEqual([]);
  });

  test('service counts with contacts and their cost only', () => {
    const contacts = (on: number) =>
      contactsAt({ start: Int32Array.of(0, 0, 0, 4, 4), day: Int32Array.of(19_001, 19_002, 19_003, 19_004) }, on);
    const view = viewAt(19_060, { contacts });
    expect(kinds(view)[2]).toEqual(['negativeMargin', 'excessService']);
    expect(letGoFlags(view, rules).unavailable.size).toBe(0);
    expect(letGoFlags(viewAt(19_060, {}), rules).unavailable.get('excessService')?.key).toBe('value.flags.noContacts');
    expect(letGoFlags(view, { ...rules, perContactE4: 0 }).unavailable.get('excessService')?.key).toBe(
      'value.flags.noContactCost',
    );
    // A year later the contacts lie before the twelve months.
    expect(kinds(viewAt(19_004 + 365, { contacts }))[2]).toEqual([]);
  });

  test('arrears hold above both limits, and grow older with D', () => {
    const flag = { c: 0, kind: 'arrears' as const, day: 19_030, amountE4: 1_000_001, days: 10 };
    const flags = (on: number) => [flag].filter(({ day }) => day <= on);
    expect(kinds(viewAt(19_050, { flags }))[0]).toEqual([]);
    expect(kinds(viewAt(19_051, { flags }))[0]).toEqual(['arrears']);
    expect(kinds(viewAt(19_029, { flags }))[0]).toEqual([]);
    const owed = { ...flag, amountE4: 1_000_000 };
    expect(kinds(viewAt(19_090, { flags: () => [owed] }))[0]).toEqual([]);
  });

  test('candidates: most grounds first, then the least money; whoever is gone is none', () => {
    const flags = () => [{ c: 0, kind: 'abuse' as const, day: 19_001, amountE4: null, days: null }];
    const view = viewAt(19_060, { flags });
    const found = candidatesOf(view, letGoFlags(view, rules));
    expect([...found.order]).toEqual([3, 0]);
    expect(found.summary).toMatchObject({ total: 2, customers: 4 });
    const gone = viewAt(19_060, { flags, letGo: () => Uint8Array.of(1, 0, 0, 0) });
    expect([...candidatesOf(gone, letGoFlags(gone, rules)).order]).toEqual([3]);
  });
});

describe('classes with customers let go', () => {
  test('every buyer in exactly one class; whoever is let go leaves room above', () => {
    const names = (view: ReturnType<typeof viewAt>, options = standard) =>
      [...valueClassesOf(view, options).classOf].map((code) => VALUE_CLASSES[code - 1]);
    expect(names(viewAt(19_060, {}))).toEqual(['key', 'small', 'ordinary', 'small']);
    const gone = viewAt(19_060, { letGo: () => Uint8Array.of(1, 0, 0, 0) });
    expect(names(gone)).toEqual(['letGo', 'ordinary', 'key', 'small']);
    const result = valueResult(gone, valueClassesOf(gone, standard));
    expect(result.classes.map((row) => row.customers)).toEqual([1, 1, 1, 1]);
    expect(result.classes.reduce((sum, row) => sum + row.customers, 0)).toBe(result.customers);
  });

  test('by margin, contacts cost', () => {
    const contacts = () => Int32Array.of(3, 0, 0, 0);
    const view = viewAt(19_060, { contacts });
    const margin = { share: 0.3, perContactE4: 100_000 };
    const { valueE4, classOf } = valueClassesOf(view, { ...standard, margin });
    expect([...valueE4]).toEqual([0, 150_000, 240_000, -3_000]);
    expect([...classOf]).toEqual([3, 2, 1, 3]);
  });
});

describe('the decision, through the calls', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'shop.holdfast');
  createProject(path, { name: 'Shop', currency: 'CNY', locale: 'zh-CN' });
  const project = openProject(path, 'p');
  afterAll(() => project.close());
  fillShop(project.db, {
    customers: [{ code: 'a', name: '王芳' }, { code: 'b' }],
    lines: [
      { code: 'a', date: '2024-01-05', amount: 100, orderNo: '1' },
      { code: 'b', date: '2024-01-20', amount: 50 },
      { code: 'b', date: '2024-02-20', amount: -60 },
    ],
  });
  const call = callsOn(project, folder);
  const signed = { reason: '三次催款无果', confirmedBy: '李店长' };
  const classOf = async (customer: string) => (await call('customers.card', { customer })).row.valueClass;

  test('nobody without a ground, a name and a reason', async () => {
    expect(await codeThrown(() => call('value.letGo', { customers: ['a'], ...signed }))).toBe('value.noGround');
    expect(await codeThrown(() => call('value.letGo', { customers: ['b'], ...signed, confirmedBy: '  ' }))).toBe(
      'value.nameMissing',
    );
    expect(await codeThrown(() => call('value.letGo', { customers: ['b'], ...signed, reason: '' }))).toBe(
      'value.reasonMissing',
    );
    expect(await codeThrown(() => call('value.letGo', { customers: ['nobody'], ...signed }))).toBe('customers.unknown');
    // One of two without a ground: nobody goes.
    expect(await codeThrown(() => call('value.letGo', { customers: ['b', 'a'], ...signed }))).toBe('value.noGround');
    expect((await call('value.candidates', {})).letGo).toEqual([]);
    expect(await classOf('b')).not.toBe('letGo');
  });

  test('with them the class changes everywhere, from that day on; taken back it is as before', async () => {
    const before = await classOf('b');
    expect(await call('value.letGo', { customers: ['b', 'b'], ...signed })).toEqual({ customers: 1 });
    expect(await classOf('b')).toBe('letGo');
    expect(await codeThrown(() => call('value.letGo', { customers: ['b'], ...signed }))).toBe('value.alreadyLetGo');
    const classes = await call('value.classes', {});
    expect(classes.classes.at(-1)).toMatchObject({ valueClass: 'letGo', customers: 1 });
    expect(classes.classes.reduce((sum, row) => sum + row.customers, 0)).toBe(2);
    expect(await call('value.candidates', {})).toMatchObject({
      total: 0,
      letGo: [{ customer: 'b', day: '2024-02-20', ...signed, flags: ['negativeMargin'] }],
    });
    expect((await call('value.candidates', { asOf: '2024-02-19' })).letGo).toEqual([]);
    const set = { kind: 'valueClass' as const, options: classes.options, valueClass: 'letGo' as const };
    expect((await call('customers.page', { set })).rows.map((row) => row.customer)).toEqual(['b']);
    await call('value.takeBack', { customer: 'b' });
    expect(await classOf('b')).toBe(before);
    expect(await codeThrown(() => call('value.takeBack', { customer: 'b' }))).toBe('value.notLetGo');
  });

  test('a flag a person sets is a ground until it is cleared', async () => {
    expect(await codeThrown(() => call('value.flag', { customer: 'a', kind: 'abuse', reason: 'x', setBy: '' }))).toBe(
      'value.nameMissing',
    );
    const { id } = await call('value.flag', { customer: 'a', kind: 'abuse', reason: '辱骂店员', setBy: '李店长' });
    const [first] = (await call('value.candidates', {})).rows.filter((row) => row.customer === 'a');
    expect(first).toMatchObject({ name: '王芳', flags: [{ kind: 'abuse', origin: 'person' }] });
    const set = { kind: 'flagged' as const, rules: (await call('settings.get', {})).letGo, flag: 'abuse' as const };
    expect((await call('customers.page', { set })).rows.map((row) => row.customer)).toEqual(['a']);
    expect((await call('value.flagsOf', { customer: 'a' })).flags).toMatchObject([{ id, setBy: '李店长' }]);
    await call('value.unflag', { flag: id });
    expect((await call('value.flagsOf', { customer: 'a' })).flags).toEqual([]);
    expect(await codeThrown(() => call('value.unflag', { flag: id }))).toBe('value.noSuchFlag');
    expect(await codeThrown(() => call('value.letGo', { customers: ['a'], ...signed }))).toBe('value.noGround');
  });

  test('names that do not partition are refused, with the scores named; names that do are used everywhere', async () => {
    const rfm = { bins: 5, method: 'quantile' as const, cuts: null };
    const some = simpleRules((name) => name).slice(1);
    const failing = call('settings.set', { rfm: { ...rfm, rules: some } });
    await expect(failing).rejects.toMatchObject({
      code: 'segments.noPartition',
      params: { gaps: 'R 5, F 4–5, M 1–5', overlaps: '–' },
    });
    await expect(
      call('segments.rfm', { ...rfm, rules: [...some, { ...some[0]!, name: 'twice', r: [5, 5], f: [1, 5] }] }),
    ).rejects.toMatchObject({ params: { overlaps: expect.stringContaining('twice') } });
    await call('settings.set', { rfm: { ...rfm, rules: simpleRules((name) => `我的 ${name}`) } });
    const card = await call('customers.card', { customer: 'a' });
    expect(card.row.segment).toMatch(/^我的 /);
    expect(card.boundary).not.toBeNull();
    const facets = await call('customers.facets', {});
    expect(facets.segment.every(({ value }) => value === null || value.startsWith('我的 '))).toBe(true);
    const filters = [{ kind: 'oneOf' as const, column: 'segment' as const, values: [card.row.segment!] }];
    expect((await call('customers.page', { filters })).rows.map((row) => row.customer)).toContain('a');
  });
});
