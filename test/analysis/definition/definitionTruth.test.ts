// The advice for both sample businesses against what only the simulator knows: who is gone for good, and since when.
import { describe, expect, test } from 'vitest';
import { backTest, testDates } from '../../../electron/analysis/definition/backTest.ts';
import { proposedDefinition } from '../../../electron/analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../../../electron/analysis/definition/definitionAdvice.ts';
import { activityAt } from '../../../electron/analysis/view/activity.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import { SAMPLE_SEED, sampleBusinesses } from '../../../electron/simulate/sampleBusinesses.ts';
import { simulateBusiness } from '../../../electron/simulate/simulateBusiness.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

describe.each(sampleBusinesses.map((spec) => [spec.sample, spec] as const))('%s', (_, spec) => {
  const { customers, lines, truth } = simulateBusiness(spec, SAMPLE_SEED);
  const rows: Row[] = Array.from({ length: lines.count }, (_, i) => ({
    customer: customers.code[lines.customer[i]!]!,
    day: lines.day[i]!,
    amountE4: lines.amountE4[i]!,
    refund: lines.refund[i] === 1,
    orderNo: String(lines.order[i]),
  }));
  const ledger = ledgerFrom(rows);
  const asOf = ledger.lastDay!;
  const book = makeDayBook(ledger);
  const view = makeView(ledger, asOf, proposedDefinition(book, asOf), book);
  const advice = definitionAdvice(view);
  const goneOf = new Map(customers.code.map((code, i) => [code, truth.churnDay[i]!]));
  const churnDay = [...new Set(rows.map((row) => row.customer))].sort().map((name) => goneOf.get(name)!);
  const isGone = (c: number, day: number) => churnDay[c] !== NO_DAY && churnDay[c]! <= day;

  /** Of everybody seen by a day: called lost though still a customer, and missed though gone. */
  const against = (definition: ChurnDefinition, day: number) => {
    const { active, lost } = activityAt(ledger, book, day, definition);
    let called = 0;
    let wrongly = 0;
    let missed = 0;
    let seen = 0;
    for (let c = 0; c < churnDay.length; c++) {
      if (!active[c] && !lost[c]) continue;
      seen++;
      if (lost[c]) called++;
      if (lost[c] && !isGone(c, day)) wrongly++;
      if (active[c] && isGone(c, day)) missed++;
    }
    return { called, wrongly, wrong: (wrongly + missed) / seen };
  };

  test('whoever the recommended window calls lost is truly gone: nine in ten at every test date, nearly all at D', () => {
    expect(advice.recommended?.kind).toBe('silence');
    const dates = testDates(view)!;
    for (const day of dates.days) {
      const { called, wrongly } = against(advice.recommended!, day);
      expect(wrongly).toBeLessThanOrEqual(Math.max(2, 0.1 * called));
    }
    const { called, wrongly } = against(advice.recommended!, asOf);
    expect(wrongly).toBeLessThanOrEqual(0.02 * called);
  });

  test('the window is where one in ten of the silent is still a customer, by the truth', () => {
    const days = advice.recommended?.kind === 'silence' ? advice.recommended.days : 0;
    // Silences at the moment they reach so many days: the customer still there had only paused.
    const stillThere = (length: number) => {
      let silent = 0;
      let paused = 0;
      for (let c = 0; c < churnDay.length; c++) {
        for (let e = book.start[c]!; e < book.start[c + 1]!; e++) {
          const next = book.day.subarray(e + 1, book.start[c + 1]!).find((_, i) => book.gap[e + 1 + i]! > 0);
          const reached = book.lastVisit[e] === book.day[e] ? book.day[e]! + length + 1 : asOf + 1;
          if (reached > asOf || (next !== undefined && next < reached)) continue;
          silent++;
          if (!isGone(c, reached)) paused++;
        }
      }
      return paused / silent;
    };
    expect(stillThere(days)).toBeLessThan(0.13);
    expect(stillThere(Math.round(days * 0.8))).toBeGreaterThan(0.1);
  });

  test('false churn as tested on the past holds the share of those called lost who were still customers', () => {
    const dates = testDates(view)!;
    for (const candidate of advice.candidates.filter((one) => one.definition.kind !== 'cancelDate')) {
      const tested = backTest(view, candidate.definition, dates);
      const last = dates.days.length - 1;
      const { called, wrongly } = against(candidate.definition, dates.days[last]!);
      expect(tested.called[last]).toBe(called);
      // Nobody who is gone comes back; who is still there nearly always buys within the year that is looked at.
      expect(tested.boughtAgain[last]).toBeLessThanOrEqual(wrongly);
      expect(wrongly / called).toBeLessThanOrEqual(candidate.falseChurn.high!);
    }
  });

  test('the silence after which half return tells the gone from the rest about as well as any', () => {
    const even = advice.candidates.find((one) => one.role === 'even')!;
    const best = Math.min(
      ...Array.from({ length: 27 }, (_, i) => against({ kind: 'silence', days: 20 + 10 * i }, asOf).wrong),
    );
    expect(against(even.definition, asOf).wrong).toBeLessThan(best + 0.015);
  });
});
