import { OFF, pointsFor, pointsOrStrictest, rulesAtDials } from '../../../shared/alertNotches.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { AlertAim, SuggestionPoint, SuggestionResult } from '../../../shared/contract/alertTrial.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { campaignProfit } from '../../stats/campaignProfit.ts';
import { quantileSorted } from '../../stats/quantile.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import { asOfText, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { alertDates } from './alertDates.ts';
import type { AlertInput } from './alertInput.ts';
import { alertReader, rulesInForce } from './alertReader.ts';
import { campaignOf, campaignResult } from './backTestMoney.ts';
import { type BackTestPass, backTestPass, type Watch } from './backTestPass.ts';
import type { BackTestOptions } from './backTestResult.ts';
import { worries } from './backTestWords.ts';
import { ruleScales } from './cutScales.ts';
import { type DialSlot, slotsOf } from './dialSlots.ts';
import { countAtDials, type DialTrace, dialTrace } from './dialTrace.ts';
import { horizonOf } from './horizon.ts';
import { levelResults } from './levelResults.ts';
import { loosen, type Split, splitDates } from './loosen.ts';
import { plainSilences } from './plainSilences.ts';
import { type AlertDates, dateOf } from './scoreAlerts.ts';
import { groupNotices, headlineOf, noticesOf } from './suggestionWords.ts';

/** Four years of weeks. */
const MOST_DATES = 208;
/** Weeks on each side of the border. */
const FEWEST_WEEKS = 8;
/** Customers looked at while the cuts are chosen: more would not move them. */
const SAMPLED = 10_000;

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
  const read = (slots: readonly DialSlot[]) => dialTrace(input, slots, dates, view.asOf, stride, onCustomers);
  const { slots, trace, held } = dialsOf(
    slotsOf(
      inForce,
      dialled.map((r) => scales[r]!),
    ),
    read,
    split,
  );
  const standing = present.levels[0].alerts / weeksOf(late.mature);
  const wanted = aim.kind === 'capacity' ? aim.perWeek : 0;
  const most = (Math.max(2 * wanted, 1.5 * standing, 20) * weeksOf(earlyTo)) / stride;
  const found = loosen(
    trace,
    split,
    slots.map((slot) => slot.scales === null),
    most,
    baseRate(present) / 2,
  );
  /** As rulesAtDials takes them: rules that are off have places, too. */
  const placed = (dials: readonly number[]) => [
    ...given.rules.map((_, r) => dials[dialled.indexOf(r)] ?? OFF),
    ...given.rules.flatMap((rule) =>
      rule.overrides.map((_, part) => {
        const slot = slots.findIndex((one) => one.rule === rule && one.part === part);
        return slots[slot]?.scales ? dials[slot]! : 0;
      }),
    ),
  ];
  const fair = trace.losses.filter((lost) => lost >= late.first + horizon).length;
  const path = found.map(({ dials, counts }): SuggestionPoint => {
    const { early, earlyHits, caught } = counts;
    const leads: number[] = [];
    countAtDials(trace, dials, dates, earlyTo, lateFrom, leads);
    return {
      dials: placed(dials),
      // Counts of a sample are told for everybody.
      perWeek: (early * stride) / weeksOf(earlyTo),
      precision: rateOf(earlyHits, early),
      laterPerWeek: (counts.late * stride) / weeksOf(late.mature),
      laterPrecision: rateOf(counts.lateHits, counts.late),
      laterRecall: rateOf(caught, fair),
      laterLead: leads.length === 0 ? null : quantileSorted(Int32Array.from(leads).sort(), 0.5),
      profitE4: campaign && Math.round(stride * campaignProfit(campaign, earlyHits, early - earlyHits)),
    };
  });
  const chosen = choose(path, aim);
  if (path.length === 0 || chosen[0] < 0) return blank(say('alertRules.refused.noCuts'));
  const dialsAt = (place: number) => path[place]?.dials ?? placed(slots.map(() => OFF));
  const suggested = rulesAtDials(given, scales, [dialsAt(chosen[0]), dialsAt(chosen[1]), dialsAt(chosen[2])]);
  onStep?.('judgingCuts');
  const pass = backTestPass(input, alertReader(input, suggested), late, view.asOf, onCustomers ? { onCustomers } : {});
  const { levels } = levelResults(pass, plain, campaign);
  const point = path[chosen[0]]!;
  return {
    ...blank(headlineOf(aim, levels, point)),
    refused: null,
    notices: [...viewNotices(view), ...noticesOf(levels, point, aim), ...groupNotices(slots, held), ...worries(levels)],
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

/**
 * The dials with what they would have raised. An override whose customers brought too few true alerts on the earlier
 * dates, even with its dial at its loosest, keeps the cuts it has: `held` counts those.
 */
function dialsOf(
  all: readonly DialSlot[],
  read: (slots: readonly DialSlot[]) => DialTrace,
  { dates, earlyTo, lateFrom }: Split,
): { slots: readonly DialSlot[]; trace: DialTrace; held: number } {
  const trace = read(all);
  const isHeld = all.map(({ part, scales }, s) => {
    if (part < 0 || scales === null) return false;
    const alone = all.map((_, i) => (i === s ? 1 : OFF));
    return countAtDials(trace, alone, dates, earlyTo, lateFrom).earlyHits < SMALL;
  });
  const held = isHeld.filter(Boolean).length;
  if (held === 0) return { slots: all, trace, held };
  const slots = all.map((slot, s) => (isHeld[s] ? { ...slot, scales: null } : slot));
  return { slots, trace: read(slots), held };
}

/** Slight is the point the aim asks for; clear and severe take two thirds and one third of its alerts. */
export function choose(path: readonly SuggestionPoint[], aim: AlertAim): [number, number, number] {
  if (aim.kind === 'capacity') return [...pointsOrStrictest(path, aim.perWeek)];
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
