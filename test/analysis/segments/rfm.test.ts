import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rfmOf, SEGMENTS } from '../../../electron/analysis/segments/rfm.ts';
import { rfmResult } from '../../../electron/analysis/segments/rfmResult.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { amountE4 } from '../../../shared/money.ts';
import { fifthOf, SEGMENT_RULES, segmentOf } from '../../../shared/publishedSegments.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const definition = { definition: { kind: 'silence' as const, days: 180 }, origin: 'chosen' as const };
const byQuantiles = (bins: number): RfmOptions => ({ bins, method: 'quantile', cuts: null });
const folder = new URL('../../../../shared/data/rfm_orders/', import.meta.url);
const table = (name: string) =>
  readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

describe.skipIf(!existsSync(folder))('the published scores of 995 customers (needs ../shared/data/rfm_orders)', () => {
  const orders = existsSync(folder) ? table('rfm_data_orders.csv') : [];
  const ledger = ledgerFrom(
    orders.map(([customer, day, revenue]) => ({
      customer: customer!,
      day: Number(day),
      amountE4: amountE4(Number(revenue)),
    })),
  );
  const names = [...new Set(orders.map(([customer]) => customer!))].sort();
  const view = makeView(ledger, dayNumber(2006, 12, 31), definition);
  const rfm = rfmOf(view, byQuantiles(5));

  test('cut points', () => {
    expect(rfm.cuts!.recencyDays.map((cut) => Math.round(cut * 10) / 10)).toEqual([114, 180, 296.4, 481]);
    expect(rfm.cuts!.frequency).toEqual([3, 4, 5, 7]);
    expect(rfm.cuts!.monetaryE4.map((cut) => Math.round(cut / 1000) / 10)).toEqual([254.8, 381, 505.4, 665]);
  });

  test('every customer’s figures and scores', () => {
    const scored = (c: number) =>
      [
        rfm.r[c]! * 100 + rfm.f[c]! * 10 + rfm.m[c]!,
        view.metrics.orders[c]!,
        view.asOf - view.metrics.lastDay[c]!,
        view.metrics.revenueE4[c]! / 10_000,
      ].join(' ');
    const ours = names.map((_, c) => scored(c)).sort();
    const published = table('expected_scores.csv').map(([, , , score, count, recency, spend]) =>
      [score, count, recency, spend].join(' '),
    );
    expect(ours).toEqual(published.sort());
  });

  test('the published segments', () => {
    const counts = Object.fromEntries(rfmResult(view, rfm).segments.map((row) => [row.segment, row.customers]));
    expect(counts).toEqual({
      potentialLoyalist: 342,
      loyal: 170,
      lost: 148,
      new: 104,
      aboutToSleep: 102,
      cantLose: 47,
      champions: 35,
      atRisk: 28,
      needAttention: 10,
      promising: 9,
    });
  });
});

describe('segments', () => {
  test('the rule table holds for every combination of every number of bins, and the last line only for R 1', () => {
    for (let bins = 3; bins <= 10; bins++)
      for (let r = 1; r <= bins; r++)
        for (let f = 1; f <= bins; f++)
          for (let m = 1; m <= bins; m++) {
            const [rf, ff, mf] = [fifthOf(r, bins), fifthOf(f, bins), fifthOf(m, bins)];
            const segment = segmentOf(rf, ff, mf);
            expect(SEGMENTS).toContain(segment);
            if (segment === 'lost') expect(rf).toBe(1);
          }
  });

  test('every line of the rule table decides somewhere with five bins', () => {
    const hit = new Set<unknown>();
    for (let r = 1; r <= 5; r++)
      for (let f = 1; f <= 5; f++)
        for (let m = 1; m <= 5; m++)
          hit.add(
            SEGMENT_RULES.find(
              (rule) =>
                r >= rule.r[0] &&
                r <= rule.r[1] &&
                f >= rule.f[0] &&
                f <= rule.f[1] &&
                m >= rule.m[0] &&
                m <= rule.m[1],
            ),
          );
    expect(hit.size).toBe(SEGMENT_RULES.length);
  });

  test('fifths keep the ends and rise with the score', () => {
    for (let bins = 3; bins <= 10; bins++) {
      expect(fifthOf(1, bins)).toBe(1);
      expect(fifthOf(bins, bins)).toBe(5);
      for (let s = 2; s <= bins; s++) expect(fifthOf(s, bins)).toBeGreaterThanOrEqual(fifthOf(s - 1, bins));
    }
    expect([1, 2, 3, 4, 5].map((score) => fifthOf(score, 5))).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('scores', () => {
  const buyers = (values: number[]) =>
    ledgerFrom(values.map((amount, i) => ({ customer: `c${i}`, day: 19_000, amountE4: amount })));

  test('all tied: everybody has the same scores and the same segment', () => {
    const view = makeView(buyers([5, 5, 5, 5]), 19_010, definition);
    const result = rfmResult(view, rfmOf(view, byQuantiles(5)));
    expect(result.segments).toHaveLength(1);
    expect(result.segments[0]).toMatchObject({
      customers: 4,
      share: 1,
      revenueShare: 1,
      medianRecencyDays: 10,
      meanOrders: 1,
    });
    expect(result.grid.flat().filter((count) => count > 0)).toEqual([4]);
    expect(result.notices.map((notice) => notice.text.key)).toContain('analysis.rfm.notice.ties');
  });

  test('nobody, and one', () => {
    const none = makeView(ledgerFrom([]), 0, definition);
    expect(rfmResult(none, rfmOf(none, byQuantiles(3)))).toMatchObject({
      customers: 0,
      cuts: null,
      segments: [],
    });
    const one = makeView(buyers([5]), 19_000, definition);
    expect(rfmResult(one, rfmOf(one, byQuantiles(3))).customers).toBe(1);
  });

  test('one unit below a fixed cut falls lower; on the cut stays with the lower', () => {
    const cuts = { recencyDays: [10, 20], frequency: [1, 2], monetary: [1, 2] };
    const view = makeView(buyers([9_999, 10_000, 10_001, 20_001]), 19_015, definition);
    const rfm = rfmOf(view, { bins: 3, method: 'fixed', cuts });
    expect([...rfm.m]).toEqual([1, 1, 2, 3]);
    expect([...rfm.r]).toEqual([2, 2, 2, 2]);
    expect(rfmResult(view, rfm).cuts).toEqual(cuts);
  });

  test('law: every buyer has one segment, parts add up, and a better value never scores lower', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, fc.integer({ min: 3, max: 10 }), (rows, asOf, bins) => {
        const view = makeView(ledgerFrom(rows), asOf, definition);
        const rfm = rfmOf(view, byQuantiles(bins));
        const result = rfmResult(view, rfm);
        const { lastDay, orders, revenueE4 } = view.metrics;
        const bought = [...lastDay.keys()].filter((c) => lastDay[c] !== NO_DAY);
        expect(result.customers).toBe(bought.length);
        expect(result.segments.reduce((sum, row) => sum + row.customers, 0)).toBe(bought.length);
        expect(result.grid.flat().reduce((a, b) => a + b, 0)).toBe(bought.length);
        expect(result.segments.reduce((sum, row) => sum + row.revenueE4, 0)).toBe(
          bought.reduce((sum, c) => sum + revenueE4[c]!, 0),
        );
        for (const [c, d] of bought.flatMap((c) => bought.map((d) => [c, d] as const))) {
          if (lastDay[c]! >= lastDay[d]!) expect(rfm.r[c]).toBeGreaterThanOrEqual(rfm.r[d]!);
          if (orders[c]! >= orders[d]!) expect(rfm.f[c]).toBeGreaterThanOrEqual(rfm.f[d]!);
          if (revenueE4[c]! >= revenueE4[d]!) expect(rfm.m[c]).toBeGreaterThanOrEqual(rfm.m[d]!);
        }
        lastDay.forEach((day, c) => {
          expect(rfm.segment[c] === 0).toBe(day === NO_DAY);
        });
      }),
    );
  });
});
