import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkClaim } from '../../../electron/analysis/churn/claim.ts';
import { groupRates } from '../../../electron/analysis/churn/groupRates.ts';
import { hypothesesOf } from '../../../electron/analysis/churn/hypotheses.ts';
import { judgedSpan } from '../../../electron/analysis/churn/judgedSpan.ts';
import { openingAndLost } from '../../../electron/analysis/churn/openingAndLost.ts';
import { ratesSeries } from '../../../electron/analysis/churn/rates.ts';
import { sidesOfTypes } from '../../../electron/analysis/churn/typeSides.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { differenceInterval } from '../../../electron/stats/proportions.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const chosen = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const march = parseIsoDate('2024-03-31')!;
const marchSpan = { from: parseIsoDate('2024-03-01')!, to: march + 1 };
const by = { kind: 'type' as const };

/** So many customers of each group buy in January, and all but `lost` of them again in February. */
function shop(groups: { label: string; n: number; lost: number; amountE4?: number }[]) {
  const rows: Row[] = [];
  const labelOf = new Map<string, string>();
  for (const { label, n, lost, amountE4 = 10_000 } of groups) {
    for (let i = 0; i < n; i++) {
      const customer = `${label}-${i}`;
      labelOf.set(customer, label);
      rows.push({ customer, day: '2024-01-10', amountE4 });
      if (i >= lost) rows.push({ customer, day: '2024-02-20', amountE4 });
    }
  }
  // Long gone when March begins, so that March can be judged; and one who makes it the last day.
  rows.push(
    { customer: '-early', day: '2023-12-01', amountE4: 1 },
    { customer: '-late', day: '2024-03-31', amountE4: 1 },
  );
  const view = makeView(ledgerFrom(rows), march, chosen);
  const labels = groups.map(({ label }) => label);
  // ledgerFrom puts customers in the order of their names.
  const names = [...new Set(rows.map(({ customer }) => customer))].sort();
  const groupOf = Int32Array.from(names, (name) => labels.indexOf(labelOf.get(name) ?? ''));
  return { view, groups: { labels, groupOf } };
}

describe('churn by group', () => {
  test('rates, differences and the overall test are those of the counts', () => {
    const { view, groups } = shop([
      { label: 'dealer', n: 80, lost: 48 },
      { label: 'consumer', n: 70, lost: 56 },
    ]);
    const result = groupRates(view, by, marchSpan, openingAndLost(view, marchSpan), groups);
    expect(result.groups.map(({ label, churn }) => [label, churn.numerator, churn.denominator])).toEqual([
      ['dealer', 48, 80],
      ['consumer', 56, 70],
    ]);
    // Newcombe 1998: 56/70 − 48/80 = 0.20 with 0.0524 … 0.3339.
    expect(result.pairs).toHaveLength(1);
    const { difference, verdict, relative, survives } = result.pairs[0]!;
    expect(difference.value).toBeCloseTo(-0.2, 12);
    expect(difference.low).toBeCloseTo(-0.3339, 4);
    expect(difference.high).toBeCloseTo(-0.0524, 4);
    expect([verdict, survives]).toEqual(['lower', true]);
    expect(relative).toBeCloseTo(0.6 / 0.8 - 1, 12);
    expect(result.headline.key).toBe('analysis.groups.headline');
  });

  test('the smokers of Fleiss: χ² 12.6004 on 3 degrees of freedom', () => {
    const { view, groups } = shop([
      { label: 'a', n: 86, lost: 83 },
      { label: 'b', n: 93, lost: 90 },
      { label: 'c', n: 136, lost: 129 },
      { label: 'd', n: 82, lost: 70 },
    ]);
    const { overall, pairs } = groupRates(view, by, marchSpan, openingAndLost(view, marchSpan), groups);
    expect(overall!.chiSquare).toBeCloseTo(12.6004, 4);
    expect(overall!.df).toBe(3);
    expect(overall!.pValue).toBeCloseTo(0.005585, 6);
    expect(pairs).toHaveLength(6);
  });

  test('more than twelve groups: the rest together; unknown ones apart; all add up to the series', () => {
    const many = Array.from({ length: 15 }, (_, i) => ({ label: `g${i}`, n: 40 - i, lost: i }));
    const { view, groups } = shop(many);
    const groupOf = groups.groupOf.map((group) => (group === 3 ? -1 : group));
    const flow = openingAndLost(view, marchSpan);
    const result = groupRates(view, by, marchSpan, flow, { ...groups, groupOf });
    expect(result.groups.filter(({ kind }) => kind === 'group')).toHaveLength(12);
    expect(result.groups.at(-2)).toMatchObject({ kind: 'others', churn: { denominator: 27 + 26, numerator: 27 } });
    expect(result.groups.at(-1)).toMatchObject({ kind: 'unknown', churn: { denominator: 37, numerator: 3 } });
    const point = ratesSeries(view, 'month').latest!;
    expect(point.from).toBe('2024-03-01');
    expect(result.total).toEqual(point.churn);
    const sum = (of: 'numerator' | 'denominator') => result.groups.reduce((all, { churn }) => all + churn[of], 0);
    expect([sum('numerator'), sum('denominator')]).toEqual([point.lost, point.opening]);
  });

  test('below ten customers in the second group there is no number', () => {
    const { view, groups } = shop([
      { label: 'a', n: 50, lost: 5 },
      { label: 'b', n: 4, lost: 1 },
    ]);
    const result = groupRates(view, by, marchSpan, openingAndLost(view, marchSpan), groups);
    expect(result.refused).toMatchObject({ key: 'analysis.groups.refused.small', params: { n: 4, more: 6 } });
    expect([result.groups, result.pairs, result.overall]).toEqual([[], [], null]);
  });

  test('law: the groups of any business add up to its series, revenue included', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        fc.infiniteStream(fc.integer({ min: -1, max: 2 })),
        (rows, registrations, asOf, definition, stream) => {
          const ledger = ledgerFrom(rows, registrations);
          const view = makeView(ledger, asOf, { definition, origin: 'chosen' });
          const groupOf = Int32Array.from({ length: ledger.customerCount }, () => stream.next().value as number);
          for (const point of ratesSeries(view, 'month').points.slice(-4)) {
            const span = { from: parseIsoDate(point.from)!, to: parseIsoDate(point.to)! };
            const flow = openingAndLost(view, span);
            const result = groupRates(view, by, span, flow, { labels: ['x', 'y', 'z'], groupOf });
            expect(result.total).toEqual(point.churn);
            if (result.refused) continue;
            const money = result.groups.reduce((sum, { revenueChurn }) => sum + revenueChurn.numerator, 0);
            expect(money).toBe(point.lostRevenueE4);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the span that is judged', () => {
  const { view } = shop([{ label: 'a', n: 40, lost: 4 }]);
  test('the latest finished month, a chosen span, and what cannot be judged', () => {
    expect(judgedSpan(view, { span: 'latest', period: 'month' })).toEqual({ span: marchSpan });
    expect(judgedSpan(view, { span: 'chosen', period: 'month', from: '2024-03-20', to: '2024-04-01' })).toEqual({
      span: { from: parseIsoDate('2024-03-20'), to: march + 1 },
    });
    expect(judgedSpan(view, { span: 'auto', period: 'month' })).toEqual({ span: marchSpan });
    expect(judgedSpan(view, { span: 'year', period: 'month' })).toMatchObject({
      refused: { key: 'analysis.span.tooEarly' },
    });
    const wrong = (from: string, to: string) => judgedSpan(view, { span: 'chosen', period: 'month', from, to });
    expect(wrong('2024-03-20', '2024-03-20')).toMatchObject({ refused: { key: 'analysis.span.wrong' } });
    expect(wrong('2024-03-20', '2024-04-02')).toMatchObject({ refused: { key: 'analysis.span.future' } });
    expect(wrong('2024-01-29', '2024-04-01')).toMatchObject({
      refused: { key: 'analysis.span.tooEarly', params: { count: 1 } },
    });
  });
});

describe('hypotheses', () => {
  function ask(old: [number, number], fresh: [number, number], says: 'lower' | 'higher' = 'lower') {
    const { view, groups } = shop([
      { label: 'old', n: old[1], lost: old[0] },
      { label: 'new', n: fresh[1], lost: fresh[0] },
    ]);
    const flow = openingAndLost(view, marchSpan);
    const sides = [
      {
        hypothesis: 'oldLessThanNew' as const,
        says,
        isFirst: (c: number) => groups.groupOf[c] === 0,
        isSecond: (c: number) => groups.groupOf[c] === 1,
      },
    ];
    return hypothesesOf(view, marchSpan, flow, sides, []).cards[0]!;
  }

  test('yes, no and undecided by the interval, in either direction', () => {
    expect(ask([3, 100], [30, 100]).verdict).toBe('yes');
    expect(ask([30, 100], [3, 100]).verdict).toBe('no');
    expect(ask([30, 100], [3, 100], 'higher').verdict).toBe('yes');
    const open = ask([10, 100], [12, 100]);
    expect(open.verdict).toBe('undecided');
    // 0.10 against 0.12 takes 3,841 in each group.
    expect(open.neededEach).toBe(3841);
    expect(ask([10, 100], [10, 100])).toMatchObject({ verdict: 'undecided', neededEach: null });
    expect(ask([1, 9], [12, 100])).toMatchObject({ verdict: 'noData', first: null, difference: null });
  });

  test('types know their side by their names', () => {
    const names = ['一级代理商', '经销商', 'Wholesaler', '零售商', 'Value-added reseller', '终端客户', '个人', 'VIP'];
    expect(sidesOfTypes(names)).toEqual([...Array(5).fill('intermediate'), 'final', 'final', 'none']);
    expect(sidesOfTypes(['End customer', 'ＣＯＮＳＵＭＥＲ', '__proto__', ''])).toEqual([
      'final',
      'final',
      'none',
      'none',
    ]);
    // Named sellers alone: the others are those they sell to.
    expect(sidesOfTypes(['Workshop', 'Dealer'])).toEqual(['final', 'intermediate']);
  });
});

describe('claims', () => {
  const { view } = shop([{ label: 'a', n: 200, lost: 30 }]);
  const claim = (part: object) =>
    checkClaim(view, {
      period: 'month',
      first: 0.15,
      firstN: null,
      second: null,
      secondN: null,
      lessBy: null,
      ...part,
    });

  test('15 % against 10 %: five points, a third less, and what the customers behind it carry', () => {
    const bare = claim({ second: 0.1 });
    expect(bare.points).toBeCloseTo(-0.05, 12);
    expect(bare.relative).toBeCloseTo(-1 / 3, 12);
    expect([bare.verdict, bare.difference]).toEqual(['unknown', null]);
    expect(bare.neededEach).toBe(686);
    const few = claim({ second: 0.1, firstN: 100, secondN: 100 });
    expect(few.verdict).toBe('maybeChance');
    const { low, high } = differenceInterval(10, 100, 15, 100)!;
    expect(few.difference).toMatchObject({ low, high });
    expect(claim({ second: 0.1, firstN: 2000, secondN: 2000 }).verdict).toBe('real');
  });

  test('against the project’s own 30 of 200: 15.0 % with 10.7–20.6 %', () => {
    const fits = claim({ first: 0.2 });
    expect(fits).toMatchObject({ fromData: true, verdict: 'maybeChance', span: { from: '2024-03-01' } });
    expect(fits.difference!.low).toBeCloseTo(0.107 - 0.2, 3);
    expect(fits.difference!.high).toBeCloseTo(0.206 - 0.2, 3);
    expect(claim({ first: 0.1 }).verdict).toBe('real');
    expect(claim({ first: 0.15 })).toMatchObject({ points: 0, relative: 0, verdict: 'maybeChance' });
  });

  test('"less by 10 %" is read both ways', () => {
    const { readings } = claim({ first: 0.15, lessBy: 0.1 });
    expect(readings!.relative).toBeCloseTo(0.135, 12);
    expect(readings!.points).toBeCloseTo(0.05, 12);
  });

  test('law: swapping the two turns the sign', () => {
    const part = fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.integer({ min: 1, max: 3000 }) });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const there = claim({ first: a.value, firstN: a.n, second: b.value, secondN: b.n });
        const back = claim({ first: b.value, firstN: b.n, second: a.value, secondN: a.n });
        expect(back.points).toBeCloseTo(-there.points, 12);
        expect(back.verdict).toBe(there.verdict);
        expect(back.difference!.low).toBeCloseTo(-there.difference!.high, 9);
      }),
    );
  });

  test('without any finished period there is nothing to hold it against', () => {
    const early = makeView(ledgerFrom([{ customer: 'a', day: '2024-01-10', amountE4: 1 }]), march - 60, chosen);
    const result = checkClaim(early, {
      period: 'month',
      first: 0.1,
      firstN: null,
      second: null,
      secondN: null,
      lessBy: null,
    });
    expect(result.refused?.key).toBe('analysis.claim.noData');
  });
});
