import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { BeforeLeaving, BehaviourIndicator, BehaviourSeries } from '../../../shared/contract/behaviour.ts';
import { asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { studentCut } from '../../stats/studentT.ts';
import { SMALL } from '../churn/rateOf.ts';
import type { Carried } from '../sufficiency/sufficiency.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { endsWithPurchase, type LeaverPairs, leaverPairs, type Matched, type Pair } from './leaverPairs.ts';
import {
  clearWeeks,
  type Differences,
  MIN_PAIRS,
  resampledRun,
  runToDayZero,
  sinceTheStart,
  type WeekMean,
  weekMeans,
} from './weeklyDifferences.ts';
import { type BehaviourInput, WEEK, type WeeklyReader, weeklyReaders } from './weeklyFigures.ts';

/** Fewer pairs are refused: below it only the crudest change can be told from chance. */
const NEEDED_PAIRS = 20;
const CLEAR = 0.05;
/** A difference of both sides before the days looked at, in standard deviations, that is worth a warning. */
const UNLIKE = 0.25;

/**
 * The event study before leaving: leavers at their day 0 and matched stayers at theirs (leaverPairs), indicator by
 * indicator and week by week back from it. Of each week the mean difference over the pairs (a leaver less the mean of the
 * stayers beside them) with its 95 % interval by Student's t. A week is clear where the difference is beyond chance at
 * 5 % divided by the number of indicators (Bonferroni), because several are looked at. The lead of an indicator is the
 * longest run of clear weeks to the same side that reaches day 0, two weeks at least (the very last week need not be clear): since then it showed and did not stop
 * showing. Where the run reaches back to the start, both sides were never alike in the indicator: then only what came on top
 * of the difference of the furthest third of the weeks counts. Its interval is the bootstrap's over pairs. Weeks are whole, so a lead is a multiple of seven days.
 */
export function beforeLeaving(view: View, input: BehaviourInput, days: number): BeforeLeaving {
  const found = leaverPairs(view, days);
  const { pairs } = found;
  const { refused } = beforeLeavingNeed(view, days, found);
  const readers = refused ? [] : weeklyReaders(view, input);
  const series = readers
    .map((reader) => seriesOf(reader, pairs, Math.floor(days / WEEK), CLEAR / readers.length))
    .filter(({ weeks }) => weeks.some(({ pairs: n }) => n >= MIN_PAIRS));
  const kind = view.definition.definition.kind;
  const n = pairs.length;
  const balance = refused ? [] : balanceOf(pairs);
  const leavers = { kind: 'beforeLeaving' as const, days, part: 'leavers' as const };
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(series, n),
    firstSign: firstSign(series)?.indicator ?? null,
    refused,
    notices: refused ? [] : [...viewNotices(view), ...notices(view, found, { series, balance, days })],
    why: refused
      ? {}
      : {
          lead: explain(view, 'beforeLeaving.lead', n, leavers, { days }),
          pairs: explain(view, `beforeLeaving.pairs.${endsWithPurchase(view) ? 'purchase' : kind}`, n, leavers, {
            days,
          }),
          stayers: explain(view, 'beforeLeaving.stayers', stayersOf(pairs), { ...leavers, part: 'stayers' }, { days }),
          ...Object.fromEntries(
            series.map(({ indicator }) => [indicator, explain(view, `beforeLeaving.${indicator}`, n, leavers)]),
          ),
        },
    definition: view.definition,
    days,
    alignment: endsWithPurchase(view) ? 'lastPurchase' : kind === 'spendDrop' ? 'windowStart' : 'end',
    leavers: found.eligible,
    pairs: n,
    unmatched: found.unmatched,
    tooNew: found.tooNew,
    stayers: stayersOf(pairs),
    series,
    balance,
  };
}

/** Pairs of a leaver and stayers, and why they are not enough, or null. */
export function beforeLeavingNeed(view: View, days: number, found = leaverPairs(view, days)): Carried {
  const have = found.pairs.length;
  return { have, refused: refusal(view) ?? (have < NEEDED_PAIRS ? tooFew(found, days) : null) };
}

function tooFew({ pairs, eligible, tooNew }: LeaverPairs, days: number): Text {
  const missing = NEEDED_PAIRS - pairs.length;
  const params = { pairs: pairs.length, leavers: eligible, tooNew, days, needed: NEEDED_PAIRS, count: missing };
  return say(eligible < NEEDED_PAIRS ? 'behaviour.refused.leavers' : 'behaviour.refused.pairs', params);
}

const stayersOf = (pairs: readonly Pair[]): number =>
  new Set(pairs.flatMap(({ stayers }) => stayers.map(({ c }) => c))).size;

function seriesOf(reader: WeeklyReader, pairs: readonly Pair[], weeks: number, level: number): BehaviourSeries {
  const { differences, leavers, stayers } = sidesOf(reader, pairs, weeks);
  const means = weekMeans(differences);
  const signs = clearWeeks(means, level);
  const plainRun = runToDayZero(means, level);
  // A difference that was there from the start is no sign of leaving: only what came on top of it counts.
  const fromStart = plainRun >= weeks - 2;
  const judged = fromStart ? sinceTheStart(differences) : differences;
  const run = fromStart ? runToDayZero(weekMeans(judged), level) : plainRun;
  const resampled = run > 0 ? resampledRun(judged, level) : null;
  const over = run > 0 ? run : weeks;
  const sum = (side: Float64Array) => side.subarray(0, over).reduce((total, value) => total + value, 0);
  const usual = sum(stayers);
  return {
    indicator: reader.indicator,
    weeks: means.map((mean, week) => weekOf(mean, week, signs[week]!, [leavers[week]!, stayers[week]!])).toReversed(),
    lead: resampled && {
      days: run * WEEK,
      low: Math.min(run, resampled.low) * WEEK,
      high: Math.max(run, resampled.high) * WEEK,
      share: resampled.share,
    },
    fromStart,
    change: usual > 0 ? sum(leavers) / usual - 1 : null,
    small: Math.max(...means.map(({ n }) => n)) < SMALL,
  };
}

function weekOf({ n, mean, error }: WeekMean, week: number, sign: number, [leavers, stayers]: [number, number]) {
  const known = n > 0;
  const half = n >= MIN_PAIRS ? studentCut(CLEAR, n - 1) * error : null;
  return {
    from: -WEEK * (week + 1),
    pairs: n,
    leavers: known ? leavers : null,
    stayers: known ? stayers : null,
    difference: half === null ? null : mean,
    low: half === null ? null : mean - half,
    high: half === null ? null : mean + half,
    clear: sign !== 0,
  };
}

/** Differences pair by pair, and the means of both sides over the pairs that have both. */
function sidesOf(reader: WeeklyReader, pairs: readonly Pair[], weeks: number) {
  const n = pairs.length;
  const value = new Float64Array(weeks * n).fill(Number.NaN);
  const own = new Float64Array(weeks);
  const other = new Float64Array(weeks);
  const leavers = new Float64Array(weeks);
  const stayers = new Float64Array(weeks);
  const counts = new Int32Array(weeks);
  const beside = new Float64Array(weeks);
  const besides = new Int32Array(weeks);
  pairs.forEach((pair, p) => {
    reader.read(pair.leaver, own);
    beside.fill(0);
    besides.fill(0);
    for (const stayer of pair.stayers) {
      reader.read(stayer, other);
      for (let week = 0; week < weeks; week++) {
        if (Number.isNaN(other[week]!)) continue;
        beside[week]! += other[week]!;
        besides[week]!++;
      }
    }
    for (let week = 0; week < weeks; week++) {
      if (besides[week] === 0 || Number.isNaN(own[week]!)) continue;
      const usual = beside[week]! / besides[week]!;
      value[week * n + p] = own[week]! - usual;
      leavers[week]! += own[week]!;
      stayers[week]! += usual;
      counts[week]!++;
    }
  });
  const mean = (side: Float64Array) => side.map((sum, week) => (counts[week]! > 0 ? sum / counts[week]! : 0));
  return {
    differences: { pairs: n, weeks, value } satisfies Differences,
    leavers: mean(leavers),
    stayers: mean(stayers),
  };
}

function balanceOf(pairs: readonly Pair[]): BeforeLeaving['balance'] {
  const parts = [
    ['tenure', ({ tenure }: Matched) => tenure],
    ['spend', ({ spendE4 }: Matched) => spendE4],
    ['orders', ({ orders }: Matched) => orders],
  ] as const;
  return parts.map(([what, of]) => {
    const leavers = pairs.map(({ leaver }) => of(leaver));
    const stayers = pairs.map(({ stayers: all }) => all.reduce((sum, one) => sum + of(one), 0) / all.length);
    const [own, beside] = [momentsOf(leavers), momentsOf(stayers)];
    const deviation = Math.sqrt((own.variance + beside.variance) / 2);
    return {
      what,
      leavers: own.mean,
      stayers: beside.mean,
      difference: deviation > 0 ? (own.mean - beside.mean) / deviation : 0,
    };
  });
}

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / Math.max(1, values.length - 1) };
}

/** The sign that shows first, those before others that resamples always find; of equals the one named first. */
function firstSign(series: readonly BehaviourSeries[]): BehaviourSeries | null {
  const rank = ({ lead }: BehaviourSeries) => (lead === null ? -1 : (lead.low > 0 ? 1000 : 0) + lead.days);
  return series.reduce<BehaviourSeries | null>(
    (first, one) => (one.lead !== null && (first === null || rank(one) > rank(first)) ? one : first),
    null,
  );
}

function headline(series: readonly BehaviourSeries[], pairs: number): Text {
  const first = firstSign(series);
  if (!first?.lead) return say('behaviour.headline.none', { count: pairs });
  const side = first.change === null ? 'plain' : signOf(first) < 0 ? 'down' : 'up';
  return say(`behaviour.headline.${first.lead.low > 0 ? 'sure' : 'maybe'}.${side}`, {
    indicator: asWord(`behaviour.indicator.${first.indicator}`),
    days: first.lead.days,
    low: first.lead.low,
    high: first.lead.high,
    share: asShare(Math.abs(first.change ?? 0)),
    count: pairs,
  });
}

const signOf = ({ weeks }: { weeks: BehaviourSeries['weeks'] }): number => Math.sign(weeks.at(-1)?.difference ?? 0);

function notices(
  view: View,
  found: LeaverPairs,
  { series, balance, days }: Pick<BeforeLeaving, 'series' | 'balance' | 'days'>,
): Notice[] {
  const all: Notice[] = [];
  const { pairs, unmatched, tooNew, eligible, tried } = found;
  if (pairs.length < SMALL) all.push(warn('analysis.notice.small', { n: pairs.length }));
  if (unmatched > 0) all.push(inform('behaviour.notice.unmatched', { count: unmatched, tried }));
  if (tried < eligible) all.push(inform('behaviour.notice.thinned', { tried, count: eligible }));
  if (tooNew > 0) all.push(inform('behaviour.notice.tooNew', { count: tooNew }));
  const unlike = balance.filter(({ difference }) => Math.abs(difference) > UNLIKE);
  for (const { what } of unlike) {
    all.push(warn('behaviour.notice.unlike', { what: asWord(`behaviour.balance.${what}`) }));
  }
  for (const { indicator } of series.filter(({ fromStart }) => fromStart)) {
    all.push(warn('behaviour.notice.fromTheStart', { indicator: asWord(`behaviour.indicator.${indicator}`), days }));
  }
  if (view.definition.definition.kind === 'spendDrop') all.push(inform('behaviour.notice.spendDrop'));
  const shaky = series.filter(({ lead }) => lead && lead.low === 0).map(({ indicator }) => indicator);
  for (const indicator of shaky satisfies BehaviourIndicator[]) {
    all.push(inform('behaviour.notice.shaky', { indicator: asWord(`behaviour.indicator.${indicator}`) }));
  }
  return all;
}
