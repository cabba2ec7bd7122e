// Segments of one's own on a real project file: rules against plain rows, logic, versions, and the filter they make.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleMembers } from '../../electron/gathering/sets/ruleMembers.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { createProject } from '../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import { writeSettings } from '../../electron/project/settings.ts';
import { type ArgsIn, type CallName, contract } from '../../shared/contract/contract.ts';
import type { SegmentRule } from '../../shared/contract/segmentRule.ts';
import { isoDate } from '../../shared/dates.ts';
import { plainCustomer } from '../analysis/smallBusiness.ts';
import { callsOn } from '../callsOn.ts';
import { dayOf, fillShop, type Shop, type ShopCustomer, type ShopLine } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
let made = 0;

function openShop(shop: Shop): ClosableProject {
  const path = join(folder, `shop${made++}.holdfast`);
  createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
  const project = openProject(path, 'p');
  fillShop(project.db, shop);
  writeSettings(project.db, { churnDefinition: { kind: 'silence', days: 60 } }, '2026-01-01T00:00:00.000Z');
  return project;
}

const makeCall = (project: ClosableProject) => callsOn(project, folder);

/** Headers and values that would break out of keys, markup, formulas or statements if anything let them. */
const HOSTILE = ['__proto__', 'constructor', "x'; DROP TABLE customer; --", '<img src=x onerror=alert(1)>', '=1+1'];
const TYPES = ['终端', 'dealer', '__proto__', null];
const customers: ShopCustomer[] = Array.from({ length: 40 }, (_, i) => ({
  code: `C${String(i).padStart(2, '0')}`,
  name: i % 3 === 0 ? `Ann ${i}` : i % 3 === 1 ? '王芳' : null,
  type: TYPES[i % 4]!,
  region: i % 5 === 0 ? null : `R${i % 3}`,
  ...(i % 7 === 0 ? { started: '2024-02-01' } : {}),
  attributes: HOSTILE.map((_, k) => (k === 0 ? String(i * 10) : k === 1 && i % 2 ? null : `v${(i + k) % 3}`)),
}));
const lines: ShopLine[] = customers.flatMap(({ code }, i) =>
  Array.from({ length: i % 6 }, (_, k) => ({
    code,
    date: isoDate(dayOf('2024-01-05') + ((i * 13 + k * k * 17) % 300)),
    amount: k === 4 ? -20 : 10 + ((i * 7 + k * 31) % 90),
    orderNo: k % 2 ? String(k) : null,
  })),
);
const shop: Shop = { customers, lines, attributeNames: HOSTILE };
const project = openShop(shop);
const ASOF = '2024-09-01';
const codes = customers.map(({ code }) => code).sort();

const rows = lines.map((line) => ({
  customer: line.code,
  day: dayOf(line.date),
  amountE4: line.amount * 10_000,
  orderNo: line.orderNo ?? null,
}));

const condition = fc.oneof(
  fc.constantFrom('type', 'region').chain((column) =>
    fc.subarray(['终端', 'dealer', '__proto__', 'R0', 'R1', 'R2', ''], { minLength: 1 }).map(
      (values): SegmentRule => ({
        kind: 'textIs',
        field: { from: 'column', column: column as 'type' },
        values,
      }),
    ),
  ),
  fc.constantFrom(...HOSTILE.slice(1)).chain((name) =>
    fc.subarray(['v0', 'v1', 'v2', ''], { minLength: 1 }).map(
      (values): SegmentRule => ({
        kind: 'textIs',
        field: { from: 'attribute', name },
        values,
      }),
    ),
  ),
  fc.constantFrom('ANN', 'n 1', '王').map(
    (part): SegmentRule => ({
      kind: 'textHas',
      field: { from: 'column', column: 'name' },
      part,
    }),
  ),
  fc
    .tuple(fc.constantFrom('orders', 'recencyDays', 'revenueE4'), fc.nat({ max: 300 }), fc.nat({ max: 300 }))
    .map(([field, a, b]): SegmentRule => {
      const unit = field === 'revenueE4' ? 10_000 : 1;
      return { kind: 'figure', field: field as 'orders', min: Math.min(a, b) * unit, max: Math.max(a, b) * unit };
    }),
  fc.nat({ max: 400 }).map((min): SegmentRule => ({ kind: 'attributeFigure', name: '__proto__', min, max: null })),
  fc.nat({ max: 300 }).map(
    (d): SegmentRule => ({
      kind: 'day',
      field: 'firstDay',
      from: null,
      to: isoDate(dayOf('2024-01-01') + d),
    }),
  ),
  fc.subarray(['active', 'atRisk', 'lost', 'noPurchase'], { minLength: 1 }).map(
    (values): SegmentRule => ({
      kind: 'choice',
      field: 'state',
      values,
    }),
  ),
);
const rule: fc.Arbitrary<SegmentRule> = fc.letrec<{ rule: SegmentRule; condition: SegmentRule }>((tie) => ({
  condition,
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('condition'),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
    tie('rule').map((inner) => ({ kind: 'not' as const, rule: inner })),
  ),
})).rule;

/** The slow way: one customer, one condition, from plain rows. */
function holds(one: ShopCustomer, rule: SegmentRule): boolean {
  const plain = plainCustomer(rows, one.code, dayOf(ASOF));
  const last = plain.days.at(-1);
  const sum = rows
    .filter((row) => row.customer === one.code && row.day <= dayOf(ASOF))
    .reduce((total, row) => total + row.amountE4, 0);
  switch (rule.kind) {
    case 'and':
      return rule.rules.every((part) => holds(one, part));
    case 'or':
      return rule.rules.some((part) => holds(one, part));
    case 'not':
      return !holds(one, rule.rule);
    case 'textIs': {
      const text =
        rule.field.from === 'attribute'
          ? one.attributes![HOSTILE.indexOf(rule.field.name)]
          : rule.field.from === 'column'
            ? one[rule.field.column as 'type' | 'region']
            : null;
      return rule.values.includes(text ?? '');
    }
    case 'textHas':
      return (one.name ?? '').toLowerCase().includes(rule.part.toLowerCase());
    case 'figure': {
      const value =
        rule.field === 'orders'
          ? plain.orders
          : rule.field === 'revenueE4'
            ? sum
            : last === undefined
              ? Number.NaN
              : dayOf(ASOF) - last;
      return value >= rule.min! && value <= rule.max!;
    }
    case 'attributeFigure':
      return Number(one.attributes![0]) >= rule.min!;
    case 'day':
      return plain.days[0] !== undefined && isoDate(plain.days[0]) <= rule.to!;
    case 'choice': {
      const silent = last === undefined ? null : dayOf(ASOF) - last;
      const gap = plain.medianGapDays;
      const late = silent !== null && (gap >= 0 ? silent > 2 * gap : silent > 30);
      const state = silent === null ? 'noPurchase' : silent > 60 ? 'lost' : late ? 'atRisk' : 'active';
      return rule.values.includes(state);
    }
    default:
      return false;
  }
}

const membersOfRule = (wanted: SegmentRule): string[] => {
  const mask = ruleMembers(project, viewOrBlank(project, ASOF), wanted);
  return codes.filter((_, c) => mask[c] === 1);
};
const known = (() => {
  const { metrics } = viewOrBlank(project, ASOF);
  return codes.filter((_, c) => metrics.known[c] === 1);
})();

describe('rules', () => {
  test('hold for the customers the slow way finds, whatever the columns are called', () => {
    fc.assert(
      fc.property(rule, (wanted) => {
        const slow = customers.filter((one) => known.includes(one.code) && holds(one, wanted)).map(({ code }) => code);
        expect(membersOfRule(wanted)).toEqual(slow.sort());
      }),
      { numRuns: 150 },
    );
  });

  test('and is the intersection, or the union, not everybody else that is known', () => {
    fc.assert(
      fc.property(rule, rule, (a, b) => {
        const [inA, inB] = [membersOfRule(a), membersOfRule(b)];
        expect(membersOfRule({ kind: 'and', rules: [a, b] })).toEqual(inA.filter((code) => inB.includes(code)));
        expect(membersOfRule({ kind: 'or', rules: [a, b] })).toEqual(
          known.filter((code) => inA.includes(code) || inB.includes(code)),
        );
        expect(membersOfRule({ kind: 'not', rule: a })).toEqual(known.filter((code) => !inA.includes(code)));
        expect(membersOfRule({ kind: 'not', rule: { kind: 'not', rule: a } })).toEqual(inA);
      }),
      { numRuns: 80 },
    );
  });

  test('are judged at the date: what comes later is not known, nor a registration to come', async () => {
    const call = makeCall(openShop(shop));
    const bought: SegmentRule = { kind: 'figure', field: 'orders', min: 1, max: null };
    const early = await call('ownSegments.count', { asOf: '2024-01-20', set: { kind: 'rule', rule: bought } });
    const firsts = customers.filter(({ code }) => (plainCustomer(rows, code, dayOf('2024-01-20')).days[0] ?? 0) > 0);
    expect(early.customers).toBe(firsts.length);
    const registered: SegmentRule = { kind: 'day', field: 'startedOn', from: null, to: '2099-01-01' };
    const before = await call('ownSegments.count', { asOf: '2024-01-31', set: { kind: 'rule', rule: registered } });
    const after = await call('ownSegments.count', { asOf: '2024-02-01', set: { kind: 'rule', rule: registered } });
    expect([before.customers, after.customers]).toEqual([0, 6]);
  });

  test('a column nobody has is an error that names it', async () => {
    const missing: SegmentRule = { kind: 'textIs', field: { from: 'attribute', name: 'nowhere' }, values: ['x'] };
    const call = makeCall(project);
    await expect(call('ownSegments.count', { set: { kind: 'rule', rule: missing } })).rejects.toMatchObject({
      code: 'groups.unknownColumn',
      params: { column: 'nowhere' },
    });
  });

  test('rules within rules end somewhere', () => {
    let deep: SegmentRule = { kind: 'figure', field: 'orders', min: 1, max: null };
    for (let i = 0; i < 12; i++) deep = { kind: 'not', rule: deep };
    const args = { project: 'p', set: { kind: 'rule', rule: deep } };
    expect(contract['ownSegments.count'].args.safeParse(args).success).toBe(false);
  });
});

describe('under a name', () => {
  const lost: SegmentRule = { kind: 'choice', field: 'state', values: ['lost'] };
  const dealers: SegmentRule = { kind: 'textIs', field: { from: 'column', column: 'type' }, values: ['dealer'] };

  test('every change is a version, and the earlier ones stay', async () => {
    const call = makeCall(openShop(shop));
    const { segment } = await call('ownSegments.save', { name: "Bobby'); DROP TABLE", rule: lost });
    expect(await call('ownSegments.save', { segment, name: 'Gone', rule: dealers })).toEqual({ segment, version: 2 });
    const { segments } = await call('ownSegments.list', {});
    expect(segments.map(({ name, version, rule: kept }) => ({ name, version, kept }))).toEqual([
      { name: 'Gone', version: 2, kept: dealers },
    ]);
    const { versions } = await call('ownSegments.history', { segment });
    expect(versions.map(({ name }) => name)).toEqual(['Gone', "Bobby'); DROP TABLE"]);
    const count = async (version?: number) =>
      (await call('ownSegments.count', { asOf: ASOF, set: { kind: 'own', segment, version } })).customers;
    expect(await count()).toBe(membersOfRule(dealers).length);
    expect(await count(1)).toBe(membersOfRule(lost).length);
  });

  test('nobody is a part of himself, and what others use is not deleted', async () => {
    const call = makeCall(openShop(shop));
    const a = await call('ownSegments.save', { name: 'A', rule: lost });
    await expect(call('ownSegments.save', { name: 'A', rule: dealers })).rejects.toMatchObject({
      code: 'ownSegments.nameTaken',
    });
    const inA: SegmentRule = { kind: 'not', rule: { kind: 'inSegment', segment: a.segment } };
    const b = await call('ownSegments.save', { name: 'B', rule: { kind: 'and', rules: [inA, dealers] } });
    const expected = membersOfRule({ kind: 'and', rules: [{ kind: 'not', rule: lost }, dealers] });
    const counted = await call('ownSegments.count', { asOf: ASOF, set: { kind: 'own', segment: b.segment } });
    expect(counted.customers).toBe(expected.length);
    const round: SegmentRule = { kind: 'inSegment', segment: b.segment };
    const cycle = { code: 'ownSegments.cycle' };
    await expect(call('ownSegments.save', { segment: a.segment, name: 'A', rule: round })).rejects.toMatchObject(cycle);
    const own: SegmentRule = { kind: 'inSegment', segment: a.segment };
    await expect(call('ownSegments.save', { segment: a.segment, name: 'A', rule: own })).rejects.toMatchObject(cycle);
    await expect(call('ownSegments.delete', { segment: a.segment })).rejects.toMatchObject({
      code: 'ownSegments.usedBy',
    });
    await call('ownSegments.delete', { segment: b.segment });
    await call('ownSegments.delete', { segment: a.segment });
    expect((await call('ownSegments.list', {})).segments).toEqual([]);
    await expect(call('ownSegments.save', { segment: a.segment, name: 'A', rule: lost })).rejects.toMatchObject({
      code: 'ownSegments.unknown',
    });
  });

  test('a change is seen at once, also through what was kept', async () => {
    const call = makeCall(openShop(shop));
    const { segment } = await call('ownSegments.save', { name: 'A', rule: lost });
    const within = { kind: 'own' as const, segment };
    const before = await call('overview.get', { asOf: ASOF, within });
    await call('ownSegments.save', { segment, name: 'A', rule: dealers });
    const after = await call('overview.get', { asOf: ASOF, within });
    expect([before.customers, after.customers]).toEqual([membersOfRule(lost).length, membersOfRule(dealers).length]);
  });
});

describe('as a filter', () => {
  const region: SegmentRule = { kind: 'textIs', field: { from: 'column', column: 'region' }, values: ['R1', 'R2'] };
  const kept = customers.filter((one) => ['R1', 'R2'].includes(one.region ?? ''));
  const alone: Shop = {
    customers: kept,
    lines: lines.filter(({ code }) => kept.some((one) => one.code === code)),
    attributeNames: HOSTILE,
  };
  const within = { kind: 'rule' as const, rule: region };

  test('every analysis answers as in a project that holds only those customers', async () => {
    const [some, only] = [makeCall(openShop(shop)), makeCall(openShop(alone))];
    /** Derivations say that there is a filter; everything else is the same. */
    const plain = (answer: object) => JSON.stringify({ ...answer, why: null });
    for (const asOf of ['2024-03-01', ASOF, '2025-01-01']) {
      const both = async <N extends CallName>(name: N, args: Omit<ArgsIn<N>, 'project'>) => {
        const filtered = await some(name, { ...args, asOf, within } as Omit<ArgsIn<N>, 'project'>);
        const single = await only(name, { ...args, asOf } as Omit<ArgsIn<N>, 'project'>);
        expect(plain(filtered), `${name} at ${asOf}`).toBe(plain(single));
      };
      await both('overview.get', {});
      await both('rates.series', {});
      await both('segments.rfm', {});
      await both('segments.scores', {});
      await both('value.classes', {});
      await both('value.concentration', { leaving: 3 });
      await both('value.lifetime', {});
      await both('profile.compare', { set: { kind: 'all' }, against: null });
      await both('customers.page', {});
      await both('customers.facets', {});
    }
  });

  test('of nobody is an empty answer, not an error', async () => {
    const nobody: SegmentRule = { kind: 'figure', field: 'orders', min: 900, max: null };
    const call = makeCall(project);
    const overview = await call('overview.get', { asOf: ASOF, within: { kind: 'rule', rule: nobody } });
    expect([overview.customers, overview.refused !== null]).toEqual([0, true]);
  });
});
