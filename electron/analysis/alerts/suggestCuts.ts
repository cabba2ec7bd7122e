import { OFF, pointsFor, rulesAtDials } from '../../../shared/alertNotches.ts';
import type {
  AlertAim,
  AlertRuleSet,
  LevelResult,
  SuggestionPoint,
  SuggestionResult,
} from '../../../shared/contract/alertRules.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asShare, say, type Text } from '../../../shared/text.ts';
import { type Campaign, campaignProfit } from '../../stats/campaignProfit.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import { asOfText, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { alertDates } from './alertDates.ts';
import type { AlertInput } from './alertInput.ts';
import { alertReader, rulesInForce } from './alertReader.ts';
import { campaignOf, campaignResult } from './backTestMoney.ts';
import { type BackTestPass, backTestPass, type Watch } from './backTestPass.ts';
import type { BackTestOptions } from './backTestResult.ts';
import { worries } from './backTestWords.ts';
import { ruleScales } from './cutScales.ts';
import { countAtDials, type DialCounts, type DialTrace, dialTrace } from './dialTrace.ts';
import { horizonOf } from './horizon.ts';
import { levelResults } from './levelResults.ts';
import { plainSilences } from './plainSilences.ts';
import { type AlertDates, dateOf } from './scoreAlerts.ts';

/** Four years of weeks. */
const MOST_DATES = 208;
/** Weeks on each side of the border. */
const FEWEST_WEEKS = 8;
/** Customers looked at while the cuts are chosen: more would not move them. */
const SAMPLED = 10_000;
/** A step of a dial is judged as if it had brought so many more alerts of average worth, so that three lucky ones do not decide. */
const PRIOR = 5;
/** Notches a dial may go at once: the next one alone may bring nothing but alerts that come too late. */
const JUMPS = [1, 2, 3, 4, 6, 8];

type Split = { readonly dates: AlertDates; readonly earlyTo: number; readonly lateFrom: number };

/**
 * Where the past is parted: the cuts are chosen on alerts whose outcome was known on the border, and judged on those
 * raised after it, about as many dates each. So the judgement is of rules as they could have been set on that day.
 */
export function splitDates(dates: AlertDates): Split {
  const outcome = Math.ceil(dates.horizon / dates.step);
  const lateFrom = Math.ceil((dates.mature + outcome) / 2);
  return { dates, earlyTo: Math.max(0, lateFrom - outcome), lateFrom };
}

/**
 * Loosens the dials of the rules step by step, from none switched on: each time the one that brings most worth for each
 * alert it adds, a notch or several at once. A true alert is worth its lead time, so that more calls buy earlier
 * warnings once everybody is caught. The path goes from few and sure alerts to many and doubtful ones, and serves every
 * aim. `base` is the worth of an alert on nobody in particular.
 */
export function loosen(
  trace: DialTrace,
  { dates, earlyTo, lateFrom }: Split,
  fixed: readonly boolean[],
  most: number,
  base: number,
): { dials: number[]; counts: DialCounts }[] {
  const count = (dials: readonly number[]) => countAtDials(trace, dials, dates, earlyTo, lateFrom);
  let dials = fixed.map((is) => (is ? 1 : OFF));
  let now = count(dials);
  /** Notches passed over in one go, where they are surer than the one it went to. */
  const between = (from: readonly number[], to: { dials: number[]; counts: typeof now }) => {
    const r = from.findIndex((dial, i) => dial !== to.dials[i]);
    const sure = to.counts.earlyHits / Math.max(1, to.counts.early);
    const found: { dials: number[]; counts: typeof now }[] = [];
    for (let dial = from[r]! - 1; dial > to.dials[r]!; dial--) {
      const tried = from.with(r, dial);
      const counts = count(tried);
      if (counts.early > 0 && counts.earlyHits / counts.early > sure) found.push({ dials: tried, counts });
    }
    return found;
  };
  const path: { dials: number[]; counts: typeof now }[] = [];
  while (now.early <= most) {
    let best: { dials: number[]; counts: typeof now } | null = null;
    let bestShare = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < dials.length; r++) {
      if (fixed[r]) continue;
      for (const jump of JUMPS) {
        if (dials[r]! - jump < 1) break;
        const tried = dials.with(r, dials[r]! - jump);
        const counts = count(tried);
        const added = counts.early - now.early;
        if (now.early + added > most && path.length > 0 && jump > 1) break;
        const worth = counts.earlyWorth - now.earlyWorth;
        const share = added <= 0 ? (worth > 0 ? 2 : -1) : (worth + PRIOR * base) / (added + PRIOR);
        if (share <= bestShare) continue;
        best = { dials: tried, counts };
        bestShare = share;
      }
    }
    if (!best) break;
    for (const one of between(dials, best)) path.push(one);
    ({ dials, counts: now } = best);
    if (now.early > 0) path.push(best);
  }
  return path.filter(({ counts }, i) => !path.slice(i + 1).some((later) => isSurer(later.counts, counts)));
}

/** A point is dropped where a looser one is right more often: it comes too late for many, and nobody wants it. */
const isSurer = (one: DialCounts, than: DialCounts): boolean =>
  one.earlyHits * Math.max(1, than.early) > than.earlyHits * Math.max(1, one.early);

/** Cuts for an aim, with what they would have brought on the earlier past and on the later, beside the ones that stand. */
export function suggestCuts(
  view: View,
  whole: AlertInput,
  given: AlertRuleSet,
  { horizonDays, minLeadDays, every, campaign: asked, aim }: BackTestOptions & { aim: AlertAim },
  marginShare: number,
  { onCustomers, onStep }: Watch & { onStep?: (step: string) => void } = {},
): SuggestionResult {
  const input = { ...whole, pastOnly: true };
  const horizon = horizonDays ?? horizonOf(input.definition);
  const inForce = rulesInForce(given);
  const silence = horizonOf(input.definition);
  // Rules that are off stay off, and stay in the list.
  const scales = given.rules.map((rule) => (inForce.includes(rule) ? ruleScales(rule, silence) : null));
  const dialled = inForce.map((rule) => given.rules.indexOf(rule));
  const used = dialled.map((r) => scales[r]!);
  const longest = every === 'week' ? MOST_DATES : MOST_DATES * 7;
  const split = splitDates(alertDates(view, given, { horizon, minLead: minLeadDays, every, most: longest }));
  const { dates, earlyTo, lateFrom } = split;
  const weeksOf = (places: number) => (places * dates.step) / 7;
  const blank = (refused: Text): SuggestionResult => ({
    asOf: asOfText(view),
    headline: refused,
    refused,
    notices: [],
    why: {},
    horizonDays: horizon,
    from: null,
    to: null,
    laterFrom: null,
    laterTo: null,
    rules: given,
    scales: scales as SuggestionResult['scales'],
    path: [],
    chosen: null,
    suggested: null,
    later: [],
    present: [],
    campaign: null,
  });
  const missing = refusal(view);
  if (missing) return blank(missing);
  if (inForce.length === 0) return blank(say('alertRules.refused.noRules'));
  const weeks = weeksOf(Math.min(earlyTo, dates.mature - lateFrom));
  if (weeks < FEWEST_WEEKS) {
    const days = view.asOf - (view.ledger.firstDay ?? view.asOf);
    // Of every further day about half goes to either side; before the first date on a side none does.
    const short = dates.mature * dates.step <= horizon ? horizon - dates.mature * dates.step : 0;
    const more = short + Math.ceil(14 * (FEWEST_WEEKS - Math.max(0, weeks)));
    return blank(say('alertRules.refused.split', { days, needed: days + more, more, horizon }));
  }
  const late: AlertDates = {
    ...dates,
    first: dateOf(dates, lateFrom),
    mature: dates.mature - lateFrom,
    total: dates.total - lateFrom,
  };
  onStep?.('judgingPresent');
  const present = backTestPass(input, alertReader(input, given), late, view.asOf, onCustomers ? { onCustomers } : {});
  const losses = present.levels[0].churners;
  if (losses < SMALL) {
    return blank(
      say('alertRules.refused.losses', { count: losses, needed: SMALL, horizon, from: asDate(isoDate(late.first)) }),
    );
  }
  const campaign = campaignOf(present, asked, marginShare);
  const plain = plainSilences(input, late, view.asOf);
  onStep?.('choosingCuts');
  const tried = input.membersOn?.(dates.first).reduce((n, is) => n + is, 0) ?? view.ledger.customerCount;
  const stride = Math.max(1, Math.ceil(tried / SAMPLED));
  const trace = dialTrace(input, inForce, used, dates, view.asOf, stride, onCustomers);
  const standing = present.levels[0].alerts / weeksOf(late.mature);
  const wanted = aim.kind === 'capacity' ? aim.perWeek : 0;
  const most = (Math.max(2 * wanted, 1.5 * standing, 20) * weeksOf(earlyTo)) / stride;
  const found = loosen(
    trace,
    split,
    used.map((scale) => scale === null),
    most,
    baseRate(present) / 2,
  );
  const placed = (dials: readonly number[]) => given.rules.map((_, r) => dials[dialled.indexOf(r)] ?? OFF);
  const path = found.map(({ dials, counts }) =>
    pointOf(placed(dials), counts, stride, weeksOf(earlyTo), weeksOf(late.mature), campaign),
  );
  const chosen = choose(path, aim);
  if (path.length === 0 || chosen[0] < 0) return blank(say('alertRules.refused.noCuts'));
  const dialsAt = (place: number) => path[place]?.dials ?? given.rules.map(() => OFF);
  const suggested = rulesAtDials(given, scales, [dialsAt(chosen[0]), dialsAt(chosen[1]), dialsAt(chosen[2])]);
  onStep?.('judgingCuts');
  const pass = backTestPass(input, alertReader(input, suggested), late, view.asOf, onCustomers ? { onCustomers } : {});
  const { levels } = levelResults(pass, plain, campaign);
  const point = path[chosen[0]]!;
  return {
    ...blank(headlineOf(aim, levels, point)),
    refused: null,
    notices: [...viewNotices(view), ...noticesOf(levels, point, aim), ...worries(levels)],
    from: isoDate(dates.first),
    to: isoDate(dateOf(dates, earlyTo - 1)),
    laterFrom: isoDate(late.first),
    laterTo: isoDate(dateOf(dates, dates.mature - 1)),
    path,
    chosen,
    suggested,
    later: levels,
    present: levelResults(present, plain, campaign).levels,
    campaign: campaignResult(campaign),
  };
}

function baseRate({ present, leaving }: BackTestPass): number {
  let there = 0;
  let gone = 0;
  for (let i = 0; i < present.length; i++) {
    there += present[i]!;
    gone += leaving[i]!;
  }
  return there === 0 ? 0 : gone / there;
}

/** Counts of a sample are told for everybody. */
function pointOf(
  dials: number[],
  { early, earlyHits, late, lateHits }: DialCounts,
  stride: number,
  weeks: number,
  laterWeeks: number,
  campaign: Campaign | null,
): SuggestionPoint {
  return {
    dials,
    perWeek: (early * stride) / weeks,
    precision: rateOf(earlyHits, early),
    laterPerWeek: (late * stride) / laterWeeks,
    laterPrecision: rateOf(lateHits, late),
    profitE4: campaign && Math.round(stride * campaignProfit(campaign, earlyHits, early - earlyHits)),
  };
}

/** Slight is the point the aim asks for; clear and severe take two thirds and one third of its alerts. */
export function choose(path: readonly SuggestionPoint[], aim: AlertAim): [number, number, number] {
  if (aim.kind === 'capacity') return [...pointsFor(path, aim.perWeek)];
  let place = -1;
  if (aim.kind === 'precision') {
    path.forEach(({ precision }, i) => {
      if (precision.denominator > 0 && precision.value! >= aim.share) place = i;
    });
  } else {
    path.forEach(({ profitE4 }, i) => {
      if (profitE4 !== null && profitE4 > (place < 0 ? 0 : path[place]!.profitE4!)) place = i;
    });
  }
  if (place < 0) return [-1, -1, -1];
  const [, clear, severe] = pointsFor(path.slice(0, place + 1), path[place]!.perWeek);
  return [place, clear, severe];
}

function headlineOf(aim: AlertAim, [all]: readonly LevelResult[], point: SuggestionPoint): Text {
  return say(`alertRules.suggest.headline.${aim.kind}`, {
    perWeek: tidy(all!.perWeek),
    chosenPerWeek: tidy(point.perWeek),
    rate: asShare(all!.precision.value),
    low: asShare(all!.precision.low),
    high: asShare(all!.precision.high),
    chosenRate: asShare(point.precision.value),
    numerator: all!.precision.numerator,
    denominator: all!.precision.denominator,
    lead: all!.lead === null ? null : Math.round(all!.lead.median),
  });
}

const tidy = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** More calls than this part above what was asked for are worth a word. */
const SPARE = 1.05;

/** Says aloud where the later past is worse than the earlier one promised, or busier than was asked for. */
function noticesOf(
  [all]: readonly LevelResult[],
  { precision }: SuggestionPoint,
  aim: AlertAim,
): SuggestionResult['notices'] {
  const params = { rate: asShare(all!.precision.value), chosenRate: asShare(precision.value) };
  const isWorse = precision.low !== null && all!.precision.high !== null && all!.precision.high < precision.low;
  const notices = [
    isWorse ? warn('alertRules.suggest.notice.worse', params) : inform('alertRules.suggest.notice.holds', params),
  ];
  if (aim.kind === 'capacity' && all!.perWeek > SPARE * aim.perWeek) {
    const calls = { perWeek: tidy(all!.perWeek), asked: tidy(aim.perWeek) };
    notices.push(warn('alertRules.suggest.notice.more', calls));
  }
  return notices;
}
