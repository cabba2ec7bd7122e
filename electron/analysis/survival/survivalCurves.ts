import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import type { SurvivalCurves, SurvivalGroup } from '../../../shared/contract/survival.ts';
import { isoDate } from '../../../shared/dates.ts';
import { definitionParams } from '../../../shared/definitionWords.ts';
import { asGroup } from '../../../shared/groupWords.ts';
import { asDate, asDecimal, asShare, say, type Text } from '../../../shared/text.ts';
import {
  type Durations,
  kaplanMeier,
  meanTimeLeft,
  restrictedMean,
  type SurvivalStep,
  sizeOf,
  stepAt,
  survivalQuantile,
} from '../../stats/kaplanMeier.ts';
import { logRank } from '../../stats/logRank.ts';
import { normalQuantile } from '../../stats/normal.ts';
import type { Grouping } from '../cohorts/cohorts.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';
import { durationsOfTenures, type Tenures } from './tenure.ts';

/** Below this no curve is shown; a group needs fewer, because the whole stands beside it. */
const MIN_LOST = 20;
const MIN_GROUP = 30;
const MIN_GROUP_LOST = 5;
/** More lines than this cannot be told apart. */
const MOST_GROUPS = 7;
/** Where fewer are still followed, the curve says more about them than about customers. */
const MIN_AT_RISK = 10;
const CURVE_POINTS = 150;
/** Days from point to point: they meet on whole months of thirty days, where the axis is marked. */
const STRIDES = [1, 2, 3, 5, 6, 10, 15, 30, 60, 90, 180] as const;
const STAY_DAYS = [90, 182, YEAR_DAYS, 2 * YEAR_DAYS, 3 * YEAR_DAYS] as const;
const REMAINING_FROM = [0, 90, 182, YEAR_DAYS, 2 * YEAR_DAYS, 3 * YEAR_DAYS] as const;
const SIGNIFICANT = 0.05;

/**
 * How long customers stay, at D: the Kaplan–Meier curve of tenures (see tenuresOf for what begins and ends one), for
 * all and by group, with medians, restricted means, and what those still there may expect.
 *
 * Curves end where fewer than ten customers are followed. The restricted mean of all groups reaches to the same day,
 * the earliest of these ends, or it could not be compared. The next year of those still there after x days is the
 * curve of these customers alone, S(x + 365) ÷ S(x) with its own log-log interval. Groups are compared by the log-rank
 * family; pairs only where all groups together differ, by log-rank tests with Holm's correction (1979). Groups with
 * fewer than 30 customers or 5 lost are left out, and beyond seven the smaller ones.
 */
export function survivalCurves(
  view: View,
  tenures: Tenures,
  by: GroupBy | null = null,
  grouping: Grouping | null = null,
): SurvivalCurves {
  const durations = durationsOfTenures(tenures);
  const lost = total(durations.events);
  const refused = refusal(view) ?? (lost < MIN_LOST ? tooFew(sizeOf(durations), lost) : null);
  const base = { asOf: asOfText(view), refused, definition: view.definition, by, early: tenures.early.followed };
  if (refused) {
    return {
      ...base,
      headline: refused,
      notices: [],
      why: {},
      overall: null,
      groups: [],
      meanUntilDays: null,
      remaining: [],
      tests: [],
      pairs: [],
    };
  }
  const parts = grouping ? partsOf(tenures, grouping) : { compared: [], leftOut: 0 };
  const compared = parts.compared;
  const until = Math.min(endOf(durations), ...compared.map((part) => endOf(part.durations)));
  const overall = groupOf(null, durations, until);
  const groups = compared.map((part) => groupOf(part.group, part.durations, until));
  const test = compared.length > 1 ? logRank(compared.map((part) => part.durations)) : null;
  const tests = test ? [...test.tests] : [];
  const differ = (tests[0]?.pValue ?? 1) < SIGNIFICANT;
  return {
    ...base,
    headline: headlineOf(by, overall, groups, tests[0]?.pValue ?? null),
    notices: [...viewNotices(view), ...curveNotices(view, tenures, lost, by, compared.length, parts.leftOut)],
    why: {
      survival: explain(view, `tenureCurve.${view.definition.definition.kind}`, overall.customers),
      median: explain(view, 'tenureMedian', overall.customers),
      lost: explain(view, 'tenureLost', lost),
      remaining: explain(view, 'tenureRemaining', overall.customers),
      ...(until > 0 ? { mean: explain(view, 'tenureMean', overall.customers, null, { until }) } : {}),
      ...(test ? { test: explain(view, 'tenureTest', total(compared.map((part) => sizeOf(part.durations)))) } : {}),
    },
    overall,
    groups,
    meanUntilDays: until > 0 ? until : null,
    remaining: remainingOf(durations),
    tests,
    pairs: differ && compared.length > 2 ? pairsOf(compared) : [],
  };
}

const total = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
};

function tooFew(customers: number, lost: number): Text {
  return say('survival.refused.fewLost', { customers, lost, needed: MIN_LOST, missing: MIN_LOST - lost });
}

type Part = { readonly group: string; readonly durations: Durations };

function partsOf(tenures: Tenures, { labels, groupOf }: Grouping): { compared: Part[]; leftOut: number } {
  const all = labels
    .map((group, i) => ({ group, durations: durationsOfTenures(tenures, groupOf, i) }))
    .filter(({ durations }) => sizeOf(durations) > 0);
  const compared = all
    .filter(({ durations }) => sizeOf(durations) >= MIN_GROUP && total(durations.events) >= MIN_GROUP_LOST)
    .sort((a, b) => sizeOf(b.durations) - sizeOf(a.durations) || (a.group < b.group ? -1 : 1))
    .slice(0, MOST_GROUPS);
  return { compared, leftOut: all.length - compared.length };
}

/** The last day on which at least ten were still followed; the longest tenure where there are fewer than ten in all. */
function endOf({ time, events, censored }: Durations): number {
  let followed = 0;
  for (let i = time.length - 1; i >= 0; i--) {
    followed += events[i]! + censored[i]!;
    if (followed >= MIN_AT_RISK) return time[i]!;
  }
  return time[time.length - 1] ?? 0;
}

function groupOf(group: string | null, durations: Durations, until: number): SurvivalGroup {
  const steps = kaplanMeier(durations);
  const end = endOf(durations);
  const customers = sizeOf(durations);
  const atRisk = followersOf(durations);
  const left = leaversOf(durations);
  const stride = STRIDES.find((size) => end / size <= CURVE_POINTS) ?? Math.ceil(end / CURVE_POINTS);
  const days: number[] = [];
  for (let day = 0; day < end; day += stride) days.push(day);
  days.push(end);
  const within = steps.filter((step) => step.time <= end);
  const mean = restrictedMean(steps, until);
  const z = normalQuantile(0.975);
  return {
    group,
    customers,
    lost: total(durations.events),
    points: days
      .map((day) => ({ days: day, ...estimateAt(within, day), atRisk: atRisk(day), left: left(day) }))
      .map(renamed),
    median: survivalQuantile(within),
    restrictedMean: {
      value: mean.mean,
      low: Math.max(0, mean.mean - z * mean.standardError),
      high: Math.min(until, mean.mean + z * mean.standardError),
    },
    stays: STAY_DAYS.filter((day) => day <= end).map((day) => ({
      days: day,
      atRisk: atRisk(day),
      stay: estimateAt(within, day),
    })),
    small: customers < MIN_GROUP,
  };
}

const renamed = ({
  value,
  ...point
}: {
  days: number;
  value: number;
  low: number;
  high: number;
  atRisk: number;
  left: number;
}) => ({
  ...point,
  survival: value,
});

function estimateAt(steps: readonly SurvivalStep[], day: number): { value: number; low: number; high: number } {
  const step = stepAt(steps, day);
  return step ? { value: step.survival, low: step.low, high: step.high } : { value: 1, low: 1, high: 1 };
}

/** How many are followed to a day at least. */
function followersOf({ time, events, censored }: Durations): (day: number) => number {
  const size = (time[time.length - 1] ?? -1) + 2;
  const followed = new Int32Array(size);
  for (let i = 0; i < time.length; i++) followed[time[i]!]! += events[i]! + censored[i]!;
  for (let day = size - 2; day >= 0; day--) followed[day]! += followed[day + 1]!;
  return (day) => followed[day] ?? 0;
}

/** How many had left by a day. */
function leaversOf({ time, events }: Durations): (day: number) => number {
  const gone = new Int32Array((time[time.length - 1] ?? -1) + 1);
  for (let i = 0; i < time.length; i++) gone[time[i]!]! += events[i]!;
  for (let day = 1; day < gone.length; day++) gone[day]! += gone[day - 1]!;
  return (day) => gone[Math.min(day, gone.length - 1)] ?? 0;
}

/** What those still there after x days may expect, by their own curve. */
function remainingOf(durations: Durations): SurvivalCurves['remaining'] {
  const end = endOf(durations);
  const atRisk = followersOf(durations);
  const steps = kaplanMeier(durations);
  return REMAINING_FROM.filter((days) => days < end && atRisk(days + 1) >= MIN_GROUP).flatMap((days) => {
    const meanDays = meanTimeLeft(steps, days, end);
    if (meanDays === null) return [];
    const nextYear = days + YEAR_DAYS <= end ? estimateAt(kaplanMeier(after(durations, days)), days + YEAR_DAYS) : null;
    return [{ days, atRisk: atRisk(days + 1), nextYear, meanDays, untilDays: end }];
  });
}

function after({ time, events, censored }: Durations, day: number): Durations {
  let from = 0;
  while (from < time.length && time[from]! <= day) from++;
  const rest = (values: ArrayLike<number>) => Array.prototype.slice.call(values, from) as number[];
  return { time: rest(time), events: rest(events), censored: rest(censored) };
}

function pairsOf(parts: readonly Part[]): SurvivalCurves['pairs'] {
  const pairs = parts.flatMap((a, i) =>
    parts.slice(i + 1).flatMap((b) => {
      const test = logRank([a.durations, b.durations])?.tests[0];
      return test ? [{ a: a.group, b: b.group, chiSquare: test.chiSquare, pValue: test.pValue }] : [];
    }),
  );
  const ordered = pairs.toSorted((a, b) => a.pValue - b.pValue);
  let adjusted = 0;
  return ordered.map((pair, i) => {
    adjusted = Math.min(1, Math.max(adjusted, (ordered.length - i) * pair.pValue));
    return { ...pair, adjusted };
  });
}

function headlineOf(
  by: GroupBy | null,
  overall: SurvivalGroup,
  groups: readonly SurvivalGroup[],
  pValue: number | null,
): Text {
  if (by && pValue !== null && groups.length > 1) return comparison(by, groups, pValue);
  const { median, customers, lost } = overall;
  const year = overall.stays.find((stay) => stay.days === YEAR_DAYS) ?? overall.stays.at(-1);
  const stay = {
    customers,
    lost,
    stayDays: year?.days ?? 0,
    stay: asShare(year?.stay.value ?? null),
    stayLow: asShare(year?.stay.low ?? null),
    stayHigh: asShare(year?.stay.high ?? null),
  };
  if (median.value === null) {
    return year ? say('survival.headline.mostStay', stay) : say('survival.headline.mostStayShort', { customers, lost });
  }
  const first = overall.points[0];
  if (median.value === 0 && first) {
    const gone = {
      gone: asShare(1 - first.survival),
      goneLow: asShare(1 - first.high),
      goneHigh: asShare(1 - first.low),
    };
    return say(`survival.headline.atOnce${year ? 'Year' : ''}`, { ...stay, ...gone });
  }
  const days = { median: median.value, low: median.low ?? median.value, high: median.high };
  const key = median.high === null ? 'medianAtLeast' : 'median';
  return say(`survival.headline.${key}${year ? 'Year' : ''}`, { ...stay, ...days });
}

const nameOf = (by: GroupBy, { group }: SurvivalGroup) => asGroup(by, group ?? '');

/** The groups with the longest and the shortest stay, by the mean within the same days. */
function comparison(by: GroupBy, groups: readonly SurvivalGroup[], pValue: number): Text {
  const ordered = groups.toSorted((a, b) => (b.restrictedMean.value ?? 0) - (a.restrictedMean.value ?? 0));
  const [longest, shortest] = [ordered[0]!, ordered.at(-1)!];
  const params = {
    longest: nameOf(by, longest),
    shortest: nameOf(by, shortest),
    longestN: longest.customers,
    shortestN: shortest.customers,
    longestMean: asDecimal(Math.round(longest.restrictedMean.value ?? 0)),
    shortestMean: asDecimal(Math.round(shortest.restrictedMean.value ?? 0)),
    groups: groups.length,
    chance: asShare(pValue),
  };
  const key = pValue >= SIGNIFICANT ? 'unclear' : pValue < 0.001 ? 'surely' : 'differ';
  return say(`survival.headline.groups.${key}`, params);
}

/** What became of those who may be older than the data. */
export function earlyNotices({ early: { customers, until, followed } }: Tenures): Notice[] {
  if (customers === 0) return [];
  const params = { count: customers, date: asDate(isoDate(until - 1)) };
  return [followed ? warn('survival.notice.earlyKept', params) : inform('survival.notice.earlyLeftOut', params)];
}

function curveNotices(
  view: View,
  tenures: Tenures,
  lost: number,
  by: GroupBy | null,
  compared: number,
  leftOut: number,
): Notice[] {
  const { definition } = view.definition;
  const notices: Notice[] = [];
  if (definition.kind === 'silence') notices.push(inform('survival.notice.followedTo', definitionParams(definition)));
  notices.push(...earlyNotices(tenures));
  if (tenures.returned > 0) notices.push(inform('survival.notice.returned', { returned: tenures.returned, lost }));
  if (tenures.noStart > 0) notices.push(warn('survival.notice.noStart', { count: tenures.noStart }));
  if (by && compared < 2)
    notices.push(warn('survival.notice.nothingToCompare', { customers: MIN_GROUP, lost: MIN_GROUP_LOST }));
  else if (leftOut > 0) {
    notices.push(
      inform('survival.notice.groupsLeftOut', {
        count: leftOut,
        customers: MIN_GROUP,
        lost: MIN_GROUP_LOST,
        most: MOST_GROUPS,
      }),
    );
  }
  if (by && ['valueClass', 'state', 'rfmSegment', 'tenure'].includes(by.kind)) {
    notices.push(warn('survival.notice.groupedByOutcome'));
  }
  return notices;
}
