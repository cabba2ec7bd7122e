import { describe, expect, test } from 'vitest';
import { choosePeriod, retentionModel } from '../../../electron/analysis/survival/retentionModel.ts';
import { keptAhead, retentionPlan } from '../../../electron/analysis/survival/retentionPlan.ts';
import { type RetentionOptions, retentionResult } from '../../../electron/analysis/survival/retentionResult.ts';
import { type Tenures, tenuresOf } from '../../../electron/analysis/survival/tenure.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { survivalRetention as shape } from '../../../shared/contract/survival.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { makeFormat } from '../../../shared/format.ts';
import { ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';

const OPTIONS: RetentionOptions = { plus: 0.02, years: 5, discount: 0.1, marginShare: 0.3 };

/** Yearly contracts, each customer with an own chance not to renew, drawn from a beta distribution. */
function contracts(customers: number, alpha: number, beta: number, years = 6): View {
  const random = makeRandom(3);
  const people: Registration[] = [];
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const customer = `c${String(i).padStart(4, '0')}`;
    const chance = random.beta(alpha, beta);
    const begin = 2018 + (i % 3);
    let end: number | null = null;
    for (let year = 1; end === null && begin + year < 2018 + years; year++) {
      if (random.chance(chance)) end = dayNumber(begin + year, 4, 1);
    }
    people.push({ customer, startedOn: dayNumber(begin, 4, 1), cancelledOn: end });
    if (end === null) rows.push({ customer, day: dayNumber(2018 + years - 1, 2, 1), amountE4: 1_000_000 });
  }
  const definition = { definition: { kind: 'cancelDate' as const }, origin: 'chosen' as const };
  return makeView(ledgerFrom(rows, people), dayNumber(2018 + years - 1, 4, 1), definition);
}

function answer(view: View, options = OPTIONS, tenures: Tenures = tenuresOf(view)) {
  const period = choosePeriod(view, tenures, null)!;
  const model = retentionModel(tenures, period);
  return { model, result: retentionResult(view, tenures, model, null, options) };
}

describe('contracts with a known truth', () => {
  const view = contracts(3000, 0.8, 2.4);
  const { model, result } = answer(view);

  test('years are chosen, and the parameters found near the truth', () => {
    expect(result).toMatchObject({ refused: null, period: 'year', customers: 3000 });
    expect(result.model!.alpha! / (result.model!.alpha! + result.model!.beta!)).toBeCloseTo(0.25, 1);
    expect(Math.abs(result.model!.alpha! - 0.8)).toBeLessThan(0.25);
    expect(Math.abs(result.check!.expected - result.check!.observed)).toBeLessThan(0.05);
    expect(shape.parse(result)).toEqual(result);
  });

  test('the curve falls, its band holds it, and the seen share is Kaplan–Meier by period', () => {
    result.points.forEach((point, i) => {
      const { value, low, high } = point.expected;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      if (i > 0) expect(value).toBeLessThanOrEqual(result.points[i - 1]!.expected.value);
    });
    let share = 1;
    for (const point of result.points.slice(1)) {
      if (point.observed === null) break;
      share *= 1 - point.lost! / point.atRisk!;
      expect(point.observed).toBeCloseTo(share, 12);
    }
  });

  test('what is still to come: the kept of every year times the margin, discounted, within its interval', () => {
    const { plan } = result;
    const { remaining, years, marginE4, discount } = plan!;
    const slow = years.reduce((sum, year) => sum + (year.customers * marginE4) / (1 + discount) ** year.year, 0);
    expect(remaining.valueE4).toBeCloseTo(slow, -1);
    expect(remaining.lowE4).toBeLessThan(remaining.valueE4);
    expect(remaining.highE4).toBeGreaterThan(remaining.valueE4);
  });

  test('the plan: no points are worth nothing, more are worth more, later money less', () => {
    const worth = (options: Partial<RetentionOptions>) =>
      retentionPlan(model, { ...OPTIONS, ...options }, 10_000).at(-1)!.totalE4;
    expect(worth({ plus: 0 })).toBe(0);
    expect(worth({ plus: 0.04 })).toBeGreaterThan(worth({ plus: 0.02 }));
    expect(worth({ discount: 0 })).toBeGreaterThan(worth({ discount: 0.1 }));
    for (const year of result.plan!.years) {
      expect(year.customersPlus).toBeGreaterThan(year.customers);
      expect(year.totalLowE4).toBeLessThanOrEqual(year.totalE4);
      expect(year.totalHighE4).toBeGreaterThanOrEqual(year.totalE4);
      expect(year.retentionPlus - year.retention).toBeCloseTo(0.02, 9);
    }
    // The first year: two points of all present customers, a year's margin each, once discounted.
    const [first] = retentionPlan(model, OPTIONS, 10_000);
    expect(first!.extraMarginE4).toBeCloseTo(0.02 * result.plan!.customers * 10_000, -1);
    expect(first!.presentE4).toBeCloseTo(first!.extraMarginE4 / 1.1, -1);
  });

  test('said in both languages', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const format = makeFormat(locale, 'CNY');
      const texts = [result.headline, ...result.notices.map((notice) => notice.text)];
      for (const each of Object.values(result.why)) texts.push(each.definition, each.formula);
      for (const text of texts) expect(format.text(text)).not.toMatch(/\{\{|survival\.|analysis\./);
    }
  });
});

test('customers ahead: everybody by the own tenure', () => {
  const survival = Float64Array.from([1, 0.5, 0.4, 0.36]);
  expect(keptAhead(Float64Array.from([1, 0]), survival, 1, 2)).toEqual([1, 0.5, 0.4]);
  expect(keptAhead(Float64Array.from([0, 2]), survival, 1, 2)).toEqual([1, 0.8, 0.72]);
  expect(keptAhead(Float64Array.from([1, 1]), survival, 1, 1)).toEqual([1, 0.65]);
  expect(keptAhead(Float64Array.from([0, 0]), survival, 1, 1)).toEqual([0, 0]);
});

describe('refused kindly', () => {
  test('too few customers, nobody who left, no data', () => {
    expect(answer(contracts(60, 0.8, 2.4)).result.refused?.key).toBe('survival.retention.refused.customers.year');
    expect(answer(contracts(300, 0.001, 100)).result.refused?.key).toBe('survival.retention.refused.lost');
    const silence = { definition: { kind: 'silence' as const, days: 30 }, origin: 'chosen' as const };
    const none = { ...makeView(ledgerFrom([]), 0, silence), blank: true };
    const nothing = retentionResult(none, tenuresOf(none), null, 'month', OPTIONS);
    expect(shape.parse(nothing)).toMatchObject({
      points: [],
      plan: null,
      refused: { key: 'analysis.refused.nothing' },
    });
  });

  test('a period shorter than the definition can judge', () => {
    const view = contracts(200, 0.8, 2.4);
    const drop = { kind: 'spendDrop' as const, days: 120, windows: 2, dropShare: 0.5 };
    const bySpend = { ...view, definition: { definition: drop, origin: 'chosen' as const } };
    const tenures = tenuresOf(bySpend);
    expect(choosePeriod(bySpend, tenures, 'month')).toBeNull();
    expect(choosePeriod(bySpend, tenures, 'year')).toBe('year');
  });
});
