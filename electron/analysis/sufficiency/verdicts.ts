import type { Method, MethodVerdict } from '../../../shared/contract/definition.ts';
import { say, type Text } from '../../../shared/text.ts';
import { firstPurchase, TESTABLE_DAYS, testDates } from '../definition/backTest.ts';
import { MIN_INTERVALS, proposeSilence } from '../definition/churnDefinition.ts';
import { silencesAt } from '../definition/returnCurve.ts';
import { activityAt } from '../view/activity.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { ACTIVE, AT_RISK, LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';

/** A share of fewer than 30 has an interval of a third and more of the scale: below that no rate is worth reading. */
const FEW = 30;
/** Two cohorts of 30 that have been watched for a quarter. */
const COHORT_CUSTOMERS = 60;
const COHORT_DAYS = 90;
/** A curve of survival with fewer steps than this is a staircase of single people. */
const LOSSES = 20;
/** Ten customers for each of five scores, and for each of ten segments. */
const SCORED = 50;
const SEGMENTED = 100;
/** Repeat buyers before a projection of value says more than the average. */
const REPEAT_BUYERS = 100;
const MONTH_DAYS = 31;

/** The reason where time alone can tell when a silence is final. */
export const NOT_FINAL = 'sufficiency.missing.final';

/** What a method lives on: how many there are, how many are enough. Days come first where time is what is missing. */
type Need = { readonly what: string; readonly have: number; readonly needed: number };

/** A verdict that rests on a number. */
export type CountedVerdict = MethodVerdict & { readonly have: number; readonly needed: number; readonly more: number };

/**
 * Which analyses the data up to D can carry, of those that a count decides. Each lives on something that is counted here: intervals between
 * purchases, days of data, customers called lost at a past date, customers who bought twice. A definition also needs a
 * silence after which few come back; where the data reach none, more time is what is missing. A method whose count is
 * too small is refused with the number there is and about how many more would be enough. The limits are rules of
 * thumb, chosen so that an interval of 95 % is narrower than what it is to tell apart.
 */
export function verdicts(view: View): CountedVerdict[] {
  return needs(view).map(([method, { what, have, needed }]) => {
    const can = have >= needed;
    const more = can ? 0 : about(needed - have);
    return {
      method,
      can,
      reason: say(`sufficiency.${can ? 'enough' : 'missing'}.${what}`, { count: have, needed, more }),
      have,
      needed,
      more,
    };
  });
}

/** Why a method must stay silent at D, or null: for `refused` and notices of the analyses. */
export function cannotYet(view: View, method: Method): Text | null {
  const verdict = verdicts(view).find((one) => one.method === method);
  return verdict && !verdict.can ? verdict.reason : null;
}

function needs(view: View): readonly (readonly [Method, Need])[] {
  const { ledger, book, asOf, metrics, states, definition } = view;
  const silences = silencesAt(book, asOf);
  const first = firstPurchase(view) ?? asOf;
  const days = asOf - first;
  const count = (...codes: number[]) => states.reduce((sum, code) => sum + (codes.includes(code) ? 1 : 0), 0);
  const lost = count(LOST);
  const active = count(ACTIVE, AT_RISK);
  const standing = (day: number, which: 'active' | 'lost') =>
    activityAt(ledger, book, day, definition.definition)[which].reduce((sum, is) => sum + is, 0);
  const lastTest = testDates(view)?.days.at(-1);
  const warmUp = Math.max(0, warmUpDays(definition.definition));
  const watched = metrics.firstDay.reduce(
    (sum, day, c) => sum + (metrics.purchaseDays[c]! > 0 && day <= asOf - COHORT_DAYS ? 1 : 0),
    0,
  );
  const time = (needed: number): Need => ({ what: 'days', have: Math.max(0, days), needed });
  return [
    [
      'definition',
      proposeSilence(silences)?.early
        ? // Silences twice as long can be judged when the data are twice as long.
          { what: 'final', have: Math.max(0, days), needed: 2 * Math.max(1, days) }
        : { what: 'intervals', have: silences.intervals, needed: MIN_INTERVALS },
    ],
    [
      'backTest',
      lastTest === undefined ? time(TESTABLE_DAYS) : { what: 'called', have: standing(lastTest, 'lost'), needed: FEW },
    ],
    [
      'rates',
      days < warmUp + MONTH_DAYS
        ? time(warmUp + MONTH_DAYS)
        : { what: 'active', have: standing(asOf - MONTH_DAYS, 'active'), needed: FEW },
    ],
    ['cohorts', days < COHORT_DAYS ? time(COHORT_DAYS) : { what: 'watched', have: watched, needed: COHORT_CUSTOMERS }],
    ['survival', { what: 'lost', have: lost, needed: LOSSES }],
    ['rfm', { what: 'buyers', have: silences.buyers, needed: SCORED }],
    ['segments', { what: 'buyers', have: silences.buyers, needed: SEGMENTED }],
    [
      'profile',
      lost < active ? { what: 'lost', have: lost, needed: FEW } : { what: 'active', have: active, needed: FEW },
    ],
    ['clv', { what: 'repeat', have: silences.repeatCustomers, needed: REPEAT_BUYERS }],
  ];
}

/** A missing number as people would say it: exact up to ten, then to the next ten, from two hundred on to the next fifty. */
function about(missing: number): number {
  const step = missing <= 10 ? 1 : missing < 200 ? 10 : 50;
  return Math.ceil(missing / step) * step;
}
