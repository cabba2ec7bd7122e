import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { RatePoint, RatesSeries } from '../../../shared/contract/rates.ts';
import { type AnyPeriod, isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { asDate, asDecimal, asMoney, asMonth, asShare, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { makePeriods, type Periods } from '../view/periods.ts';
import type { View } from '../view/view.ts';
import { type ChosenRate, chosenRate, PLAIN_RATE, type RateChoice } from './chosenRate.ts';
import { countFlows, type Flows } from './flows.ts';
import { rateOf, rateParams } from './rateOf.ts';

/**
 * Churn and retention by period up to D, each period judged as it was known at its end.
 *
 * `opening` are the customers who are active (bought before, not lost) at the end of the day before the period; `lost`
 * those of them who are lost at its end; churn = lost ÷ opening, retention = 1 − churn. `new` are first purchases in
 * the period, `newLost` those of them already lost again at its end, `returned` customers who were lost at the start
 * and are active at the end. The bridge always closes: closing = opening − lost + new − newLost + returned, and the
 * closing of one period is the opening of the next. A customer who is lost and buys again within one period counts as
 * kept. `openingRevenueE4` is what the opening customers brought in the 365 days before the period.
 *
 * The last period ends at D; when its last day lies beyond D it is unfinished. With a silence of N days nobody can be
 * lost in the first N days of the data, so periods that start before then are warm-up (warmUpDays for the others). Neither enters an average.
 */
export const ratePoints = (view: View, period: AnyPeriod): RatePoint[] => judgedPoints(view, period, PLAIN_RATE).points;

/** The same points with the rate asked for in `measured`. */
export const measuredPoints = (view: View, period: AnyPeriod, choice: RateChoice): RatePoint[] =>
  judgedPoints(view, period, choice).points;

function judgedPoints(view: View, period: AnyPeriod, choice: RateChoice) {
  const periods = makePeriods(view, period);
  const flows = countFlows(view, periods, choice.by === 'count');
  const chosen = chosenRate(view, periods, flows, choice);
  const points = pointsOf(view, periods, flows, chosen, yearNeeded(choice));
  const mature = points.flatMap(({ immature }, i) => (immature === null ? [i + 1] : []));
  return { points, averageMeasured: chosen.pooled(mature) };
}

/** Gross and net revenue compare a year with the year one period later: before there is a whole one, all seems to grow. */
const yearNeeded = ({ by, revenueRate }: RateChoice): boolean => by === 'revenue' && revenueRate !== 'lost';

function pointsOf(view: View, periods: Periods, flows: Flows, chosen: ChosenRate, needsYear: boolean): RatePoint[] {
  const { definition } = view.definition;
  const start = view.ledger.firstDay ?? 0;
  const warmUpEnd = Math.max(start + warmUpDays(definition), needsYear ? start + YEAR_DAYS : Number.NEGATIVE_INFINITY);
  const points: RatePoint[] = [];
  for (let k = 1; k <= periods.count; k++) {
    const from = periods.starts[k]!;
    const to = periods.starts[k + 1]!;
    const opening = flows.active[k - 1]!;
    const lost = flows.lost[k]!;
    const revenue = chosen.revenue(k);
    const openingRevenueE4 = revenue?.openingE4 ?? flows.revenueE4[k - 1]!;
    const lostRevenueE4 = revenue?.lostE4 ?? flows.lostRevenueE4[k]!;
    points.push({
      from: isoDate(from),
      to: isoDate(to),
      opening,
      lost,
      new: flows.entered[k]!,
      newLost: flows.enteredLost[k]!,
      returned: flows.returned[k]!,
      closing: flows.active[k]!,
      churn: rateOf(lost, opening),
      retention: rateOf(opening - lost, opening),
      openingRevenueE4,
      lostRevenueE4,
      revenueChurn: shareOf(lostRevenueE4, openingRevenueE4),
      measured: chosen.measured(k),
      revenue,
      immature: to - 1 > view.asOf ? 'unfinished' : from < warmUpEnd ? 'warmUp' : null,
    });
  }
  return points;
}

/** Refunds can push a part below 0 or above the whole; then there is no share to speak of. */
const shareOf = (part: number, whole: number): number | null =>
  whole > 0 && part >= 0 && part <= whole ? part / whole : null;

export type RateSummary = { readonly average: RatesSeries['average']; readonly latest: RatePoint | null };

/** The pooled rate of the mature periods (Σ lost ÷ Σ opening), and the latest of them with anybody to lose. */
export function summarise(points: readonly RatePoint[]): RateSummary {
  const mature = points.filter((point) => point.immature === null);
  const sum = (of: (point: RatePoint) => number) => mature.reduce((total, point) => total + of(point), 0);
  return {
    average: rateOf(
      sum((point) => point.lost),
      sum((point) => point.opening),
    ),
    latest: mature.findLast((point) => point.opening > 0) ?? null,
  };
}

/**
 * The series with its average, headline, limits and derivations. `choice` says which rate is measured besides churn by
 * count of the opening customers, which is always there.
 */
export function ratesSeries(view: View, period: AnyPeriod, choice: RateChoice = PLAIN_RATE): RatesSeries {
  const { points, averageMeasured } = judgedPoints(view, period, choice);
  const { average, latest } = summarise(points);
  const refused = refusal(view);
  const kind = view.definition.definition.kind;
  const latestSets = latest ? { from: latest.from, to: latest.to } : null;
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(latest, period, choice),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...seriesNotices(points, latest, choice)],
    why: latestSets
      ? {
          churn: explain(view, `churn.${kind}`, latest!.opening, { kind: 'lostIn', ...latestSets }),
          retention: explain(view, `retention.${kind}`, latest!.opening, { kind: 'openingOf', from: latestSets.from }),
          opening: explain(view, `opening.${kind}`, latest!.opening, { kind: 'openingOf', from: latestSets.from }),
          lost: explain(view, `lostInPeriod.${kind}`, latest!.lost, { kind: 'lostIn', ...latestSets }),
          new: explain(view, 'newInPeriod', latest!.new, { kind: 'newIn', ...latestSets }),
          returned: explain(view, 'returnedInPeriod', latest!.returned, { kind: 'returnedIn', ...latestSets }),
          closing: explain(view, 'closing', latest!.closing),
          revenueChurn: explain(view, 'revenueChurn', latest!.opening, { kind: 'lostIn', ...latestSets }),
          average: explain(view, 'averageChurn', average.denominator),
          ...(isPlain(choice)
            ? {}
            : {
                measured: explain(view, `measured.${nameOf(choice)}`, latest!.opening, {
                  kind: 'lostIn',
                  ...latestSets,
                }),
              }),
        }
      : {},
    definition: view.definition,
    period,
    ...choice,
    points,
    average,
    averageMeasured,
    latest,
  };
}

const isPlain = ({ by, denominator }: RateChoice): boolean => by === 'count' && denominator === 'opening';

/** The name of the rate that was asked for, in the keys of texts. */
const nameOf = ({ by, denominator, revenueRate }: RateChoice): string =>
  by === 'count' ? denominator : `revenue.${revenueRate}`;

function headline(latest: RatePoint | null, period: AnyPeriod, choice: RateChoice): Text {
  if (!latest) return say(yearNeeded(choice) ? 'analysis.rates.measured.yearNeeded' : 'analysis.rates.tooEarly');
  if (!isPlain(choice)) return measuredHeadline(latest, period, choice);
  const params = { ...rateParams(latest.churn), retention: asShare(latest.retention.value) };
  return period === 'month'
    ? say('analysis.rates.headlineMonth', { ...params, month: asMonth(latest.from) })
    : say(`analysis.rates.headline.${period}`, { ...params, from: { as: 'date', value: latest.from } });
}

function measuredHeadline({ from, to, measured }: RatePoint, period: AnyPeriod, choice: RateChoice): Text {
  const { numerator, denominator, value, low, high } = measured;
  const money = choice.by === 'revenue';
  const when = period === 'month' ? 'month' : 'span';
  if (value === null) return say('analysis.rates.measured.none');
  const params = {
    month: asMonth(from),
    from: asDate(from),
    to: asDate(isoDate(parseIsoDate(to)! - 1)),
    numerator: money ? asMoney(Math.round(numerator)) : numerator,
    denominator: money ? asMoney(Math.round(denominator)) : asDecimal(denominator),
    rate: asShare(value),
  };
  const name = `analysis.rates.measured.${nameOf(choice)}.${when}`;
  return low === null ? say(`${name}Bare`, params) : say(name, { ...params, low: asShare(low), high: asShare(high) });
}

function seriesNotices(points: readonly RatePoint[], latest: RatePoint | null, choice: RateChoice): Notice[] {
  const notices: Notice[] = [];
  const warmUp = points.filter((point) => point.immature === 'warmUp').length;
  if (points.at(-1)?.immature === 'unfinished') notices.push(inform('analysis.rates.notice.unfinished'));
  if (warmUp > 0)
    notices.push(inform(`analysis.rates.notice.${yearNeeded(choice) ? 'yearNeeded' : 'warmUp'}`, { count: warmUp }));
  if (latest?.churn.small) notices.push(warn('analysis.notice.small', { n: latest.opening }));
  return notices;
}
