import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { CohortCell, CohortGrid, CohortRow } from '../../../shared/contract/cohorts.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import { isoDate, type Period } from '../../../shared/dates.ts';
import { asDate, asShare, say, type Text } from '../../../shared/text.ts';
import { differenceInterval } from '../../stats/proportions.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { type CohortCounts, type Cohorts, countCohorts, countGroups, type Grouping, poolCohorts } from './cohorts.ts';
import { trueFirstDay } from './earlyCustomers.ts';

/** Cohorts beyond the latest are counted in the average only; ages beyond are left out. */
const MOST_ROWS = 60;
const MOST_GROUPS = 20;
/** Below this nothing is shown: finished periods, and new customers followed for one period or more. */
const MIN_PERIODS = 3;
const MIN_FOLLOWED = 30;
/** The age the headline speaks of beside the first: half a year, or where the data end. */
const LATER_AGE = { week: 12, month: 6, quarter: 4 } satisfies Record<Period, number>;

export type CohortOptions = {
  readonly by: GroupBy | null;
  readonly grouping: Grouping | null;
  readonly early: boolean;
};

/**
 * The cohort grid at D: for the customers who first bought in each period, who bought in the periods since. With
 * a grouping the rows are groups, and each customer is followed from the own first purchase on.
 *
 * A cell is complete once its period has ended. The average of an age pools the complete cells, Σ active ÷ Σ
 * followed, so it is no mean of means; ages few have reached stand on the customers who have. A share is a rate with
 * its Wilson interval. The trend compares that of age 1 between the older and the newer customers, cut where half of
 * those who can be judged have come in, by the interval of a difference of proportions (Newcombe 1998).
 *
 * Customers first seen within the days of silence that make a loss, counted from the beginning of the data, may have
 * bought before it. Their cohorts are shown as early ones and stand in no average, unless `early` is set or too few
 * customers would be left.
 */
export function cohortGrid(
  view: View,
  period: Period,
  options: CohortOptions = { by: null, grouping: null, early: false },
): CohortGrid {
  const { by, grouping } = options;
  const cohorts = countCohorts(view, period);
  const from = options.early ? 1 : firstCounted(cohorts);
  const pooled = poolCohorts(cohorts, from);
  const refused = refusal(view) ?? tooLittle(cohorts, pooled, period);
  const customers = view.metrics.purchaseDays.reduce((sum, days) => sum + (days > 0 ? 1 : 0), 0);
  const blank = { period, by, customers, rows: [], average: [], earlyLeftOut: false, notShown: 0, trend: null };
  if (refused) {
    return { asOf: asOfText(view), headline: refused, refused, notices: [], why: {}, ...blank };
  }
  const all = grouping ? groupRows(view, period, grouping, from) : cohortRows(cohorts);
  const rows = grouping ? all.slice(0, MOST_GROUPS) : all.slice(-MOST_ROWS);
  const average = cellsOf(pooled).slice(0, MOST_ROWS);
  const trend = trendOf(cohorts, from);
  const later = average[Math.min(LATER_AGE[period], average.length - 1)]!;
  return {
    ...blank,
    asOf: asOfText(view),
    headline: headline(average[1]!, later, period),
    refused,
    notices: [...viewNotices(view), ...gridNotices(view, cohorts, rows, all.length - rows.length, by, from)],
    why: {
      share: explain(view, 'cohortShare', average[1]!.share.denominator),
      average: explain(view, 'cohortAverage', average[1]!.share.denominator),
      revenue: explain(view, 'cohortRevenue', customers),
      orders: explain(view, 'cohortOrders', customers),
      ...(trend ? { trend: explain(view, 'cohortTrend', trend.earlier.denominator + trend.later.denominator) } : {}),
    },
    rows,
    average,
    earlyLeftOut: from > 1,
    notShown: all.length - rows.length,
    trend,
  };
}

/** The cohorts of the beginning are left out where enough is left without them. */
function firstCounted(cohorts: Cohorts): number {
  const { firstTrue, finished } = cohorts;
  if (firstTrue > finished - MIN_PERIODS + 1) return 1;
  return poolCohorts(cohorts, firstTrue).followed[1]! >= MIN_FOLLOWED ? firstTrue : 1;
}

function tooLittle({ finished }: Cohorts, pooled: CohortCounts, period: Period): Text | null {
  if (finished < MIN_PERIODS) {
    return say(`cohorts.refused.periods.${period}`, { finished, needed: MIN_PERIODS, missing: MIN_PERIODS - finished });
  }
  const followed = pooled.followed[1]!;
  if (followed >= MIN_FOLLOWED) return null;
  return say(`cohorts.refused.customers.${period}`, {
    followed,
    needed: MIN_FOLLOWED,
    missing: MIN_FOLLOWED - followed,
  });
}

/** Periods in which nobody bought for the first time have no row. */
function cohortRows({ periods, finished, firstTrue, size, active, revenueE4, orders }: Cohorts): CohortRow[] {
  const width = periods.count + 1;
  const rows: CohortRow[] = [];
  for (let cohort = 1; cohort <= periods.count; cohort++) {
    const n = size[cohort]!;
    if (n === 0) continue;
    const cells: CohortCell[] = [];
    for (let age = 0; age <= Math.min(periods.count - cohort, MOST_ROWS - 1); age++) {
      const at = cohort * width + age;
      cells.push({
        age,
        share: rateOf(active[at]!, n),
        revenueE4: revenueE4[at]!,
        orders: orders[at]!,
        complete: cohort + age <= finished,
      });
    }
    rows.push({
      from: isoDate(periods.starts[cohort]!),
      group: null,
      customers: n,
      early: cohort < firstTrue,
      cells,
    });
  }
  return rows;
}

/** The largest groups first; groups nobody has been followed in have no row. */
function groupRows(view: View, period: Period, grouping: Grouping, from: number): CohortRow[] {
  return countGroups(view, period, grouping, from)
    .map((counts, group) => ({
      from: null,
      group: grouping.labels[group]!,
      customers: counts.followed[0] ?? 0,
      early: false,
      cells: cellsOf(counts).slice(0, MOST_ROWS),
    }))
    .filter((row) => row.customers > 0)
    .sort((a, b) => b.customers - a.customers || (a.group < b.group ? -1 : 1));
}

/** Ages somebody has reached. */
function cellsOf({ followed, active, revenueE4, orders }: CohortCounts): CohortCell[] {
  const cells: CohortCell[] = [];
  for (let age = 0; age < followed.length && followed[age]! > 0; age++) {
    cells.push({
      age,
      share: rateOf(active[age]!, followed[age]!),
      revenueE4: revenueE4[age]!,
      orders: orders[age]!,
      complete: true,
    });
  }
  return cells;
}

const TREND_AGE = 1;

function trendOf({ periods, finished, size, active }: Cohorts, from: number): CohortGrid['trend'] {
  const width = periods.count + 1;
  const last = finished - TREND_AGE;
  let all = 0;
  for (let cohort = from; cohort <= last; cohort++) all += size[cohort]!;
  const earlier = { n: 0, active: 0 };
  const later = { n: 0, active: 0 };
  let seen = 0;
  for (let cohort = from; cohort <= last; cohort++) {
    const half = seen * 2 + size[cohort]! <= all ? earlier : later;
    half.n += size[cohort]!;
    half.active += active[cohort * width + TREND_AGE]!;
    seen += size[cohort]!;
  }
  const found = differenceInterval(later.active, later.n, earlier.active, earlier.n);
  if (!found || Math.min(earlier.n, later.n) < MIN_FOLLOWED) return null;
  return {
    age: TREND_AGE,
    earlier: rateOf(earlier.active, earlier.n),
    later: rateOf(later.active, later.n),
    difference: found.difference,
    low: found.low,
    high: found.high,
  };
}

function headline(first: CohortCell, later: CohortCell, period: Period): Text {
  const params = rateParams(first.share);
  if (later.age <= first.age) return say(`cohorts.headlineShort.${period}`, params);
  return say(`cohorts.headline.${period}`, { ...params, age: later.age, later: asShare(later.share.value) });
}

function gridNotices(
  view: View,
  cohorts: Cohorts,
  rows: readonly CohortRow[],
  notShown: number,
  by: GroupBy | null,
  from: number,
): Notice[] {
  const notices: Notice[] = [];
  if (cohorts.firstTrue > 1 && cohorts.periods.count > 0) {
    const begin = { date: asDate(isoDate(view.ledger.firstDay ?? 0)), until: asDate(isoDate(trueFirstDay(view) - 1)) };
    notices.push(from > 1 ? inform('cohorts.notice.earlyLeftOut', begin) : warn('cohorts.notice.earlyKept', begin));
  }
  if (notShown > 0) notices.push(inform(by ? 'cohorts.notice.groups' : 'cohorts.notice.older', { count: notShown }));
  if (!by && cohorts.finished < cohorts.periods.count) notices.push(inform('cohorts.notice.running'));
  if (by) notices.push(inform('cohorts.notice.byToday'));
  const small = rows.filter((row) => row.customers < MIN_FOLLOWED).length;
  if (small > 0) notices.push(warn('cohorts.notice.small', { count: small, limit: MIN_FOLLOWED }));
  return notices;
}
