// The calls on groups, control charts, events and indicators on a real project file, in the shape of the contract.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../../../electron/project/create.ts';
import { openProject } from '../../../electron/project/open.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { callsOn } from '../../callsOn.ts';
import { codeThrown, fillShop, type Shop } from '../../customers/customerShop.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

const first = parseIsoDate('2023-01-01')!;
const shop: Shop = {
  customers: Array.from({ length: 90 }, (_, i) => ({
    code: `C${i}`,
    type: i % 3 === 0 ? '经销商' : '终端客户',
    region: i % 2 === 0 ? '__proto__' : null,
    attributes: [['gold', 'silver', 'bronze'][i % 3]!],
  })),
  attributeNames: ['level'],
  lines: Array.from({ length: 90 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: 3 + ((i * 11) % 21) }, (_, k) => ({
      code: `C${i}`,
      date: isoDate(first + ((i * 7) % 300) + k * 28),
      amount: 10 + (i % 9),
    })),
  ),
};

const folder = temporaryFolder();
const path = join(folder, 'shop.holdfast');
createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
const project = openProject(path, 'p');
fillShop(project.db, shop);
const call = callsOn(project, folder);

const asOf = '2024-06-30';
const definition = { kind: 'silence', days: 60 } as const;

test('without a grouping: the first by which there is something to compare; one that is asked for may be refused', async () => {
  const young = await call('rates.groups', { asOf: '2023-12-10', definition });
  expect(young.refused).toBeNull();
  expect(young.by).toEqual({ kind: 'valueClass' });
  const asked = await call('rates.groups', { asOf: '2023-12-10', definition, by: { kind: 'tenure', days: 365 } });
  expect(asked.refused).not.toBeNull();
  expect(asked.by).toEqual({ kind: 'tenure', days: 365 });
});

test('every grouping on offer adds up, and its cells hold the customers they count', async () => {
  const { groupings } = await call('rates.groupings', { asOf });
  const kinds = groupings.map(({ by }) => by.kind);
  expect(kinds).toEqual(expect.arrayContaining(['tenure', 'valueClass', 'type', 'rfmSegment', 'attribute']));
  expect(kinds).not.toContain('channel');
  for (const { by } of groupings) {
    const result = await call('rates.groups', { asOf, definition, by });
    if (result.refused) continue;
    const sum = (of: 'numerator' | 'denominator') => result.groups.reduce((all, { churn }) => all + churn[of], 0);
    expect([sum('numerator'), sum('denominator')]).toEqual([result.total.numerator, result.total.denominator]);
  }
  const by: GroupBy = { kind: 'type' };
  // The set is judged by the definition in force: the project's own here, too.
  const { groups, span } = await call('rates.groups', { asOf, by });
  for (const { label, churn } of groups) {
    for (const part of ['opening', 'lost'] as const) {
      const set = { kind: 'groupIn' as const, by, group: label, ...span!, part };
      const { total } = await call('customers.page', { asOf, set, limit: 1 });
      expect(total).toBe(part === 'lost' ? churn.numerator : churn.denominator);
    }
  }
});

test('beliefs tell sellers by their names, or as the user says', async () => {
  const { cards, types } = await call('rates.hypotheses', { asOf, definition });
  expect(types).toEqual([
    expect.objectContaining({ type: '终端客户', side: 'final' }),
    expect.objectContaining({ type: '经销商', side: 'intermediate' }),
  ]);
  expect(cards.map(({ hypothesis }) => hypothesis)).toEqual([
    'oldLessThanNew',
    'intermediateLessThanFinal',
    'keyMostAtRisk',
  ]);
  const turned = await call('rates.hypotheses', { asOf, definition, intermediateTypes: ['终端客户'] });
  const [there, back] = [cards[1]!.difference!, turned.cards[1]!.difference!];
  expect(back.low).toBeCloseTo(-there.high, 12);
  await call('settings.set', { intermediateTypes: ['终端客户'] });
  expect((await call('rates.hypotheses', { asOf, definition })).types).toEqual(turned.types);
  expect((await call('rates.hypotheses', { asOf, definition, intermediateTypes: null })).types).toEqual(types);
  await call('settings.set', { intermediateTypes: null });
  expect((await call('rates.hypotheses', { asOf, definition })).types).toEqual(types);
});

test('events stand in the control chart until they are taken out', async () => {
  const { event } = await call('events.add', { day: '2024-03-01', name: '涨价' });
  const chart = await call('rates.control', { asOf, definition, rules: 'nelson' });
  expect(chart.events).toEqual([{ event, day: '2024-03-01', name: '涨价', note: null }]);
  expect(chart.centre.denominator).toBe(
    chart.points.reduce((sum, point) => sum + (point.inBase ? point.rate.denominator : 0), 0),
  );
  const complaints = await call('rates.control', { asOf, definition, of: 'complaints' });
  expect(complaints.centre.numerator).toBe(0);
  expect(await call('events.remove', { event })).toEqual({ removed: true });
  expect((await call('events.list', {})).events).toEqual([]);
  expect(await codeThrown(() => call('events.add', { day: '2024-02-31', name: 'x' }))).toBe('events.badDay');
});

test('indicators are kept, answered and taken out; what cannot be is refused', async () => {
  const size = {
    kind: 'marketSize' as const,
    body: '协会',
    from: '2023-01-01',
    to: '2024-01-01',
    valueE4: 1_000_000_000,
  };
  const { indicator } = await call('indicators.add', { indicator: size });
  await call('indicators.add', { indicator: { kind: 'rank', body: '榜', day: '2024-05-01', rank: 3, outOf: 50 } });
  const { periods, ranks } = await call('indicators.market', { asOf });
  const own = shop.lines.reduce((sum, { date, amount }) => sum + (date < '2024-01-01' ? amount * 10_000 : 0), 0);
  expect(periods[0]).toMatchObject({ ownE4: own, share: own / 1_000_000_000, incomplete: null });
  expect(ranks[0]!.top).toBe(0.06);
  await call('indicators.remove', { indicator });
  expect((await call('indicators.market', { asOf })).periods).toEqual([]);
  const wrong = { ...size, to: '2023-01-01' };
  expect(await codeThrown(() => call('indicators.add', { indicator: wrong }))).toBe('indicators.badPeriod');
  const rank = { kind: 'rank' as const, body: 'x', day: '2024-05-01', rank: 9, outOf: 3 };
  expect(await codeThrown(() => call('indicators.add', { indicator: rank }))).toBe('indicators.badRank');
  const finance = await call('indicators.finance', { asOf, marginShare: 0.4 });
  expect(finance.profitE4).toBe(Math.round(finance.revenueE4 * 0.4));
});

test('a claim is checked through the contract', async () => {
  const own = await call('rates.claim', { asOf, definition, first: 0.5 });
  expect(own.fromData).toBe(true);
  expect((await call('rates.claim', { first: 0.15, firstN: 70, second: 0.1, secondN: 80 })).verdict).toBe(
    'maybeChance',
  );
});
