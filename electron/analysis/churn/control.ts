import type { Args } from '../../../shared/contract/contract.ts';
import type { BusinessEvent } from '../../../shared/contract/events.ts';
import type { ControlAlarm, ControlChart, ControlPoint, ControlRule } from '../../../shared/contract/rateControl.ts';
import type { MeasuredRate, RatePoint } from '../../../shared/contract/rates.ts';
import { isoDate, type Period, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import { asDate, asMoney, asMonth, asShare, asWord, type Param, say, type Text } from '../../../shared/text.ts';
import { ewma } from '../../stats/ewma.ts';
import { D2, individualsChart } from '../../stats/individualsChart.ts';
import { normalQuantile } from '../../stats/normal.ts';
import { type PChart, pChart } from '../../stats/pChart.ts';
import { NELSON, type RunRule, runAlarms, WESTERN_ELECTRIC } from '../../stats/runRules.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { rateOf, rateParams } from './rateOf.ts';

export type ControlOptions = Pick<
  Args<'rates.control'>,
  'period' | 'of' | 'rules' | 'lambda' | 'baseUntil' | 'leaveOut' | 'widen'
>;

/** Periods in the base below which there is no chart, and below which limits are called preliminary. */
const MIN_BASE = 8;
const SETTLED_BASE = 20;
const WIDTH = 3;
/** From here on periods are said to differ more than chance. */
const MUCH_SPREAD = 1.5;
const RULES: Record<ControlOptions['rules'], readonly RunRule[]> = {
  westernElectric: WESTERN_ELECTRIC,
  nelson: NELSON,
  limits: ['beyondLimits'],
};

/** A period that is judged: its place among all points, and its share in standard errors from the centre. */
type Judged = { readonly at: number; readonly sigma: number; readonly share: number; readonly z: number };

/**
 * Control charts of a share by period: p-chart with the limits of each period's own number of customers, the EWMA
 * around the same centre line, and run rules on the shares in standard errors. Only periods that can be judged and
 * had customers take part; the centre line pools those of them before `baseUntil` that are not left out by name.
 * `spread` is how much more neighbouring periods of the base differ than chance alone would let them: the mean moving
 * range of the standardised shares ÷ 1.128 (Laney 2002, Quality Engineering 14, 531–537). With many customers chance is
 * small, and seasons alone break the limits; `widen` multiplies every standard error by the spread where it is above
 * 1. Fewer than eight periods in the base give no chart, and no alarms are made where everybody or nobody leaves.
 *
 * The share of revenue that leaves (`of: 'revenue'`) is no count of heads: one customer may be a third of it, so p̄ (1 −
 * p̄) ÷ n says nothing about how far chance carries it. It is watched as what it is, one value a period, on a chart of
 * individual values and moving ranges: the centre line is the mean of the shares, the standard error the mean moving
 * range ÷ 1.128, the same for all periods; EWMA and run rules work on that. Periods without a share (refunds push it
 * out of 0…1, nothing to lose) take no part; widening has no meaning, because usual swings are in the limits already.
 */
export function controlChart(
  view: View,
  points: readonly RatePoint[],
  counts: readonly number[],
  options: ControlOptions,
  events: readonly BusinessEvent[],
): ControlChart {
  const { period, of } = options;
  const isMoney = of === 'revenue';
  const samples = points.map((point, i) => ({ count: counts[i]!, n: point.opening }));
  const isJudged = points.map(
    (point) => point.immature === null && point.opening > 0 && (!isMoney || (point.measured.value ?? -1) >= 0),
  );
  const inBase = points.map(
    (point, i) =>
      isJudged[i]! &&
      (options.baseUntil === null || point.to <= options.baseUntil) &&
      !options.leaveOut.includes(point.from),
  );
  const base = inBase.filter(Boolean).length;
  const rates = isMoney ? points.map(({ measured }) => measured) : samples.map(({ count, n }) => rateOf(count, n));
  const chart = isMoney ? individuals(points, inBase) : pChart(samples, (i) => inBase[i]!);
  const centre = isMoney ? centreOfMoney(points, chart, inBase) : centreOfHeads(samples, inBase);
  const refused = refusal(view) ?? (base < MIN_BASE ? tooFew(base, of) : null);
  const judged = judgedOf(chart, isJudged);
  const spread = refused || isMoney ? null : spreadOf(judged.filter(({ at }) => inBase[at]));
  const factor = options.widen && spread !== null ? Math.max(1, spread) : 1;
  const drawn = refused ? [] : draw(points, rates, chart.centre!, judged, inBase, factor, options.lambda);
  const alarms = refused ? [] : alarmsOf(drawn, judged, factor, options, centre.value!, events);
  for (const { rule, at } of alarms) drawn.find(({ from }) => from === at)?.rules.push(rule);
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(drawn, alarms, centre, judged.length, options),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...notices(base, spread, factor > 1, judged.length, options)],
    why: refused
      ? {}
      : {
          centre: explain(view, `control.centre.${of}`, isMoney ? base : centre.denominator),
          limits: isMoney
            ? explain(view, 'control.limitsOfMoney', base)
            : explain(view, 'control.limits', centre.denominator),
          ewma: explain(view, 'control.ewma', isMoney ? base : centre.denominator, null, { lambda: options.lambda }),
          rules: explain(view, `control.rules.${options.rules}`, judged.length),
          ...(!isMoney && { spread: explain(view, 'control.spread', base) }),
        },
    definition: view.definition,
    period,
    of,
    rules: options.rules,
    centre,
    points: drawn,
    alarms,
    spread,
    widened: factor > 1,
    events: [...events],
  };
}

const tooFew = (base: number, of: ControlOptions['of']): Text =>
  say(`analysis.control.refused.${of}`, { n: base, needed: MIN_BASE, count: MIN_BASE - base });

type Sample = { readonly count: number; readonly n: number };

const sumOver = (inBase: readonly boolean[], of: (i: number) => number): number =>
  inBase.reduce((sum, is, i) => sum + (is ? of(i) : 0), 0);

const centreOfHeads = (samples: readonly Sample[], inBase: readonly boolean[]): ControlChart['centre'] =>
  rateOf(
    sumOver(inBase, (i) => samples[i]!.count),
    sumOver(inBase, (i) => samples[i]!.n),
  );

/** The mean share of the base with the interval of a mean; the sums are for information. */
function centreOfMoney(
  points: readonly RatePoint[],
  { centre, sigma }: PChart & { readonly sigma?: number | null },
  inBase: readonly boolean[],
): ControlChart['centre'] {
  const base = inBase.filter(Boolean).length;
  const half = sigma == null || base === 0 ? null : (normalQuantile(0.975) * sigma) / Math.sqrt(base);
  return {
    numerator: sumOver(inBase, (i) => points[i]!.measured.numerator),
    denominator: sumOver(inBase, (i) => points[i]!.measured.denominator),
    value: centre,
    low: centre === null || half === null ? null : Math.max(0, centre - half),
    high: centre === null || half === null ? null : Math.min(1, centre + half),
    small: base < SETTLED_BASE,
  };
}

/** Every period a value of its own, all with the same standard error. */
function individuals(points: readonly RatePoint[], inBase: readonly boolean[]): PChart & { sigma: number | null } {
  const { centre, sigma } = individualsChart(
    points.map(({ measured }) => measured.value ?? 0),
    (i) => inBase[i]!,
  );
  return {
    centre,
    sigma,
    points: points.map(({ measured }) => ({ share: measured.value, sigma, low: null, high: null })),
  };
}

function judgedOf({ centre, points }: PChart, isJudged: readonly boolean[]): Judged[] {
  return points.flatMap(({ share, sigma }, at) => {
    if (!isJudged[at] || centre === null || share === null || sigma === null) return [];
    return [{ at, sigma, share, z: sigma > 0 ? (share - centre) / sigma : 0 }];
  });
}

/** Null with fewer than two periods, or where everybody or nobody leaves. */
function spreadOf(base: readonly Judged[]): number | null {
  if (base.length < 2 || base.every(({ sigma }) => sigma === 0)) return null;
  let ranges = 0;
  for (let i = 1; i < base.length; i++) ranges += Math.abs(base[i]!.z - base[i - 1]!.z);
  return ranges / (base.length - 1) / D2;
}

function draw(
  points: readonly RatePoint[],
  rates: readonly MeasuredRate[],
  centre: number,
  judged: readonly Judged[],
  inBase: readonly boolean[],
  factor: number,
  lambda: number,
): ControlPoint[] {
  const sigmas = judged.map(({ sigma }) => sigma * factor);
  const moving = ewma(
    judged.map(({ share }) => share),
    sigmas,
    centre,
    { lambda, width: WIDTH },
  );
  const placeOf = new Map(judged.map(({ at }, place) => [at, place]));
  return points.map(({ from, to, immature }, i) => {
    const place = placeOf.get(i);
    const half = place === undefined ? null : WIDTH * sigmas[place]!;
    return {
      from,
      to,
      rate: rates[i]!,
      low: half === null ? null : Math.max(0, centre - half),
      high: half === null ? null : Math.min(1, centre + half),
      ewma: place === undefined ? null : moving[place]!,
      immature,
      inBase: inBase[i]!,
      rules: [],
    };
  });
}

function alarmsOf(
  points: readonly ControlPoint[],
  judged: readonly Judged[],
  factor: number,
  { rules, period }: ControlOptions,
  centre: number,
  events: readonly BusinessEvent[],
): ControlAlarm[] {
  if (judged.every(({ sigma }) => sigma === 0)) return [];
  const alarm = (rule: ControlRule, first: number, last: number, side: number): ControlAlarm => {
    const [from, at] = [points[judged[first]!.at]!, points[judged[last]!.at]!];
    const name = side > 0 ? 'above' : side < 0 ? 'below' : 'none';
    return {
      rule,
      from: from.from,
      at: at.from,
      side: name,
      text: say(`analysis.control.alarm.${rule}`, {
        from: periodParam(from.from, period),
        at: periodParam(at.from, period),
        side: asWord(`analysis.control.side.${name}`),
        trend: asWord(`analysis.control.trend.${name}`),
        centre: asShare(centre),
        rate: asShare(at.rate.value),
        limit: asShare(side > 0 ? at.high : at.low),
        ewma: asShare(at.ewma?.value ?? null),
      }),
      events: eventsAround(events, from.from, at.to, period),
    };
  };
  const found = runAlarms(
    judged.map(({ z }) => z / factor),
    RULES[rules],
  ).map((run) => alarm(run.rule, run.from, run.at, run.side));
  judged.forEach(({ at }, place) => {
    const moving = points[at]!.ewma!;
    if (moving.value > moving.high) found.push(alarm('ewma', place, place, 1));
    else if (moving.value < moving.low) found.push(alarm('ewma', place, place, -1));
  });
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** From one period before the first day up to the end of the last. */
function eventsAround(events: readonly BusinessEvent[], from: string, to: string, period: Period): BusinessEvent[] {
  const earliest = isoDate(periodStart(parseIsoDate(from)! - 1, period));
  return events.filter(({ day }) => day >= earliest && day < to);
}

const periodParam = (from: string, period: Period): Param => (period === 'month' ? asMonth(from) : asDate(from));

function headline(
  points: readonly ControlPoint[],
  alarms: readonly ControlAlarm[],
  centre: ControlChart['centre'],
  judged: number,
  { of, period }: ControlOptions,
): Text {
  const base = { n: judged, centre: asShare(centre.value), low: asShare(centre.low), high: asShare(centre.high) };
  const latest = alarms.at(-1);
  if (!latest) return say(`analysis.control.headline.${of}.calm`, base);
  const alarmed = new Set(alarms.map(({ at }) => at));
  const point = points.find(({ from }) => from === latest.at)!;
  const params = {
    ...rateParams(point.rate),
    n: judged,
    centre: asShare(centre.value),
    count: alarmed.size,
    ...(of === 'revenue' && { lost: asMoney(point.rate.numerator), opening: asMoney(point.rate.denominator) }),
  };
  return say(`analysis.control.headline.${of}.alarm`, { ...params, at: periodParam(latest.at, period) });
}

function notices(
  base: number,
  spread: number | null,
  widened: boolean,
  judged: number,
  { of, rules, baseUntil }: ControlOptions,
) {
  const factor = { spread: spread === null ? null : Math.round(spread * 10) / 10 };
  return [
    ...(of === 'revenue' ? [inform('analysis.control.notice.money')] : []),
    ...(base < SETTLED_BASE
      ? [inform('analysis.control.notice.preliminary', { count: base, needed: SETTLED_BASE })]
      : []),
    ...(spread !== null && spread > MUCH_SPREAD && !widened ? [warn('analysis.control.notice.spread', factor)] : []),
    ...(widened ? [inform('analysis.control.notice.widened', factor)] : []),
    ...(baseUntil === null ? [] : [inform('analysis.control.notice.base', { count: base, all: judged })]),
    ...(rules === 'limits' ? [] : [inform('analysis.control.notice.falseAlarms')]),
  ];
}
