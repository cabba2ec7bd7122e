import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortGrid } from '../../../electron/analysis/cohorts/cohortGrid.ts';
import { cohortMembers, countCohorts, countGroups, poolCohorts } from '../../../electron/analysis/cohorts/cohorts.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { cohortGrid as shape } from '../../../shared/contract/cohorts.ts';
import { isoDate, nextPeriodStart, type Period, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import { makeFormat } from '../../../shared/format.ts';
import { dayOf, ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, plainCustomer, rowsArbitrary } from '../smallBusiness.ts';

const silence = (days: number) => ({ definition: { kind: 'silence' as const, days }, origin: 'chosen' as const });
const viewOf = (rows: readonly Row[], asOf: number, days = 30): View => makeView(ledgerFrom(rows), asOf, silence(days));
const periodArbitrary = fc.constantFrom<Period>('week', 'month', 'quarter');
const sumOf = (mask: Uint8Array) => mask.reduce((a, b) => a + b, 0);

/** The start of the period `age` periods after the one that holds a day. */
function later(day: number, period: Period, age: number): number {
  let start = periodStart(day, period);
  for (let i = 0; i < age; i++) start = nextPeriodStart(start, period);
  return start;
}

/** One cell by looking at every customer and row. */
function plainCell(rows: readonly Row[], asOf: number, period: Period, from: number, age: number) {
  const start = later(from, period, age);
  const end = Math.min(asOf, nextPeriodStart(start, period) - 1);
  const cell = { customers: 0, active: 0, revenueE4: 0, orders: 0 };
  for (const customer of new Set(rows.map((row) => row.customer))) {
    const { days } = plainCustomer(rows, customer, asOf);
    const first = days[0];
    if (first === undefined || periodStart(first, period) !== from) continue;
    cell.customers++;
    if (days.some((day) => day >= start && day <= end)) cell.active++;
    for (const row of rows) {
      const day = dayOf(row.day);
      const counts = row.customer === customer && day >= start && day <= end && day >= first;
      if (counts && row.amountE4 !== 0) cell.revenueE4 += row.amountE4;
    }
    cell.orders += plainCustomer(rows, customer, end).orders - plainCustomer(rows, customer, start - 1).orders;
  }
  return cell;
}

describe('the grid of a small shop', () => {
  const rows: Row[] = [
    { customer: 'a', day: '2024-01-10', amountE4: 100 },
    { customer: 'a', day: '2024-02-01', amountE4: 50 },
    { customer: 'a', day: '2024-02-09', amountE4: -20 },
    { customer: 'b', day: '2024-01-31', amountE4: 10 },
    { customer: 'c', day: '2024-02-15', amountE4: 30 },
    { customer: 'c', day: '2024-03-02', amountE4: 5 },
    { customer: 'd', day: '2024-02-20', amountE4: -7 },
  ];
  const view = viewOf(rows, parseIsoDate('2024-03-15')!, 1);
  const cohorts = countCohorts(view, 'month');
  const row = (table: ArrayLike<number>, cohort: number) =>
    Array.from(table).slice(cohort * 4, cohort * 4 + 4 - cohort);

  test('counts, revenue and orders by month; who only gave something back is in no cohort', () => {
    expect(Array.from(cohorts.size)).toEqual([0, 2, 1, 0]);
    expect(row(cohorts.active, 1)).toEqual([2, 1, 0]);
    expect(row(cohorts.revenueE4, 1)).toEqual([110, 30, 0]);
    expect(row(cohorts.orders, 1)).toEqual([2, 1, 0]);
    expect(row(cohorts.active, 2)).toEqual([1, 1]);
    expect(cohorts.finished).toBe(2);
  });

  test('the running month is in no average', () => {
    const pooled = poolCohorts(cohorts, 1);
    expect(Array.from(pooled.followed)).toEqual([3, 2]);
    expect(Array.from(pooled.active)).toEqual([3, 1]);
  });

  test('the cell opens its customers', () => {
    const from = parseIsoDate('2024-01-01')!;
    const cell = (age: number | null) => cohortMembers(view, { period: 'month', from, age, early: true });
    expect(Array.from(cell(null))).toEqual([1, 1, 0, 0]);
    expect(Array.from(cell(1))).toEqual([1, 0, 0, 0]);
    expect(Array.from(cell(9))).toEqual([0, 0, 0, 0]);
  });
});

describe('laws', () => {
  test('every cell is what looking at every customer gives, and opens as many customers', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, periodArbitrary, (rows, asOf, period) => {
        const view = viewOf(rows, asOf);
        const cohorts = countCohorts(view, period);
        const { count, starts } = cohorts.periods;
        for (let cohort = 1; cohort <= count; cohort++) {
          const from = starts[cohort]!;
          for (let age = 0; age <= count - cohort; age++) {
            const at = cohort * (count + 1) + age;
            const plain = plainCell(rows, asOf, period, from, age);
            expect({
              customers: cohorts.size[cohort],
              active: cohorts.active[at],
              revenueE4: cohorts.revenueE4[at],
              orders: cohorts.orders[at],
            }).toEqual(plain);
            if (age % 4 === 1)
              expect(sumOf(cohortMembers(view, { period, from, age, early: true }))).toBe(plain.active);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('cohorts share out the customers who bought; at age 0 everybody did', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, periodArbitrary, (rows, asOf, period) => {
        const view = viewOf(rows, asOf);
        const { size, active, periods } = countCohorts(view, period);
        const buyers = view.metrics.purchaseDays.filter((days) => days > 0).length;
        expect(size.reduce((a, b) => a + b, 0)).toBe(buyers);
        for (let cohort = 1; cohort <= periods.count; cohort++) {
          expect(active[cohort * (periods.count + 1)]).toBe(size[cohort]);
        }
      }),
    );
  });

  test('rows after D and the order of rows change nothing', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, periodArbitrary, (rows, asOf, period) => {
        const upTo = rows.filter((row) => dayOf(row.day) <= asOf);
        const grid = (of: readonly Row[]) => {
          const { why, ...result } = cohortGrid(viewOf(of, asOf), period);
          return result;
        };
        if (upTo.length > 0) expect(grid(rows)).toEqual(grid(upTo.toReversed()));
      }),
      { numRuns: 50 },
    );
  });

  test('groups share out the average of the cohorts', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        periodArbitrary,
        fc.integer({ min: 1, max: 3 }),
        (rows, asOf, period, k) => {
          const view = viewOf(rows, asOf);
          const groupOf = Int32Array.from({ length: view.ledger.customerCount }, (_, c) => c % k);
          const labels = Array.from({ length: k }, (_, i) => String(i));
          const groups = countGroups(view, period, { labels, groupOf }, 1);
          const pooled = poolCohorts(countCohorts(view, period), 1);
          for (const part of ['followed', 'active', 'revenueE4', 'orders'] as const) {
            const sums = Array.from(pooled[part], (_, age) =>
              groups.reduce((sum, group) => sum + group[part][age]!, 0),
            );
            expect(sums).toEqual(Array.from(pooled[part]));
          }
        },
      ),
    );
  });
});

/** `monthly` new customers a month for `months`, of whom `back` in ten come again in every later month. */
function shop(months: number, monthly: number, back: number): Row[] {
  const rows: Row[] = [];
  for (let m = 0; m < months; m++) {
    const month = (k: number) => `${2023 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`;
    for (let i = 0; i < monthly; i++) {
      for (let k = m; k < months; k++) {
        if (k === m || i % 10 < back) rows.push({ customer: `m${m}-${i}`, day: `${month(k)}-05`, amountE4: 10_000 });
      }
    }
  }
  return rows;
}

describe('the answer', () => {
  const asOf = parseIsoDate('2023-12-20')!;

  test('those who may be older than the data stand in no average unless asked for', () => {
    const view = viewOf(shop(12, 20, 3), asOf, 60);
    const grid = cohortGrid(view, 'month');
    expect(grid.earlyLeftOut).toBe(true);
    expect(grid.rows.filter((row) => row.early).map((row) => row.from)).toEqual([
      '2023-01-01',
      '2023-02-01',
      '2023-03-01',
    ]);
    expect(grid.average[1]!.share).toMatchObject({ numerator: 7 * 6, denominator: 7 * 20 });
    const all = cohortGrid(view, 'month', { by: null, grouping: null, early: true });
    expect(all.average[1]!.share).toMatchObject({ numerator: 10 * 6, denominator: 10 * 20 });
    expect(grid.rows.at(-1)!.cells).toMatchObject([{ age: 0, complete: false }]);
    expect(grid.trend).toMatchObject({ difference: 0 });
    expect(shape.parse(grid)).toEqual(grid);
  });

  test('where they are all there is, they are kept and that is said', () => {
    const rows = shop(12, 40, 3).filter((row) => row.customer.startsWith('m0-') || row.customer.startsWith('m1-'));
    const grid = cohortGrid(viewOf(rows, asOf, 60), 'month');
    expect(grid).toMatchObject({ refused: null, earlyLeftOut: false });
    expect(grid.notices.map((notice) => notice.text.key)).toContain('cohorts.notice.earlyKept');
  });

  test('refused kindly: no data, too few periods, too few customers; the same shape', () => {
    const short = cohortGrid(viewOf(shop(2, 50, 3), parseIsoDate('2023-02-20')!), 'month');
    const few = cohortGrid(viewOf(shop(12, 1, 1), asOf), 'month');
    const none = cohortGrid({ ...viewOf([], 0), blank: true }, 'month');
    expect([short.refused?.key, few.refused?.key, none.refused?.key]).toEqual([
      'cohorts.refused.periods.month',
      'cohorts.refused.customers.month',
      'analysis.refused.nothing',
    ]);
    for (const grid of [short, few, none]) {
      expect(grid).toMatchObject({ rows: [], average: [], trend: null });
      shape.parse(grid);
    }
  });

  test('said in both languages', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const format = makeFormat(locale, 'CNY');
      for (const period of ['week', 'month', 'quarter'] as const) {
        const grid = cohortGrid(viewOf(shop(12, 40, 3), asOf, 60), period);
        const texts = [grid.headline, ...grid.notices.map((notice) => notice.text)];
        for (const why of Object.values(grid.why)) texts.push(why.definition, why.formula);
        for (const text of texts) expect(format.text(text)).not.toMatch(/\{\{|cohorts\.|analysis\./);
      }
    }
  });

  test('a day number is told as its date', () => {
    expect(cohortGrid(viewOf(shop(12, 40, 3), asOf), 'quarter').rows[0]!.from).toBe(
      isoDate(parseIsoDate('2023-01-01')!),
    );
  });
});
