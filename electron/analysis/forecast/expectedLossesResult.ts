import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { ExpectedLosses } from '../../../shared/contract/forecast.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { warmUpDays } from '../view/lostRule.ts';
import type { View } from '../view/view.ts';
import { daysOf, isContract, type Losses, lossesAhead, MONTHS_AHEAD } from './expectedLosses.ts';
import { intervalsOf, lossesTried } from './lossesTried.ts';

const MIN_CUSTOMERS = 30;
/** Days of data beyond the first in which somebody can be lost before chances say anything. */
const LEARNING_DAYS = 90;
const FAR_OFF = 0.25;

/**
 * The losses to expect among today's customers, in number and in the revenue they brought in the last year. The same
 * forecast is made on earlier days from what was known then, which widens the interval by the misses there, and what
 * came is counted against the interval of each of those days. Refused below 30 customers, with too short a history, or
 * where the definition tells no chance.
 */
export function expectedLosses(view: View): ExpectedLosses {
  const refused = refusal(view) ?? refusalOf(view);
  const losses = refused ? null : lossesAhead(view);
  const base = { asOf: asOfText(view), definition: view.definition };
  if (refused || !losses || losses.customers < MIN_CUSTOMERS) {
    const reason =
      refused ??
      (losses
        ? say('forecast.losses.refused.customers', {
            count: MIN_CUSTOMERS - losses.customers,
            customers: losses.customers,
            needed: MIN_CUSTOMERS,
          })
        : say('forecast.losses.refused.model'));
    return {
      ...base,
      headline: reason,
      refused: reason,
      notices: [],
      why: {},
      basis: null,
      customers: losses?.customers ?? 0,
      revenueE4: losses?.revenueE4 ?? 0,
      horizons: [],
      tried: null,
      tests: [],
    };
  }
  const trials = lossesTried(view, learntFrom(view), MIN_CUSTOMERS);
  const tests = trials.map(({ variance, ...test }) => test);
  const horizons = MONTHS_AHEAD.map((months, i) => {
    const { lost, lostRevenueE4 } = intervalsOf(losses, i, trials);
    const part = (value: number) => Math.min(1, value / losses.customers);
    return {
      months,
      until: isoDate(view.asOf + daysOf(months)),
      lost,
      lostRevenueE4,
      share: { value: part(lost.value), low: part(lost.low), high: part(lost.high) },
    };
  });
  const rows = { kind: 'state' as const, states: ['active' as const, 'atRisk' as const] };
  return {
    ...base,
    headline: headlineOf(horizons, losses),
    refused: null,
    notices: [...viewNotices(view), ...noticesOf(tests, losses)],
    why: {
      losses: explain(view, `expectedLosses.${losses.basis}`, losses.customers, rows),
      money: explain(view, 'expectedLosses.money', losses.customers, rows),
      test: explain(view, 'expectedLosses.test', tests.length),
    },
    basis: losses.basis,
    customers: losses.customers,
    revenueE4: losses.revenueE4,
    horizons,
    tried: triedOf(tests),
    tests,
  };
}

function refusalOf(view: View): Text | null {
  const { definition } = view.definition;
  if (definition.kind !== 'silence' && !isContract(view)) {
    return say(`forecast.losses.refused.definition.${definition.kind}`);
  }
  const days = view.asOf - learntFrom(view);
  return days < 0 ? say('forecast.losses.refused.days', { count: -days }) : null;
}

const learntFrom = ({ ledger, definition }: View): number =>
  (ledger.firstDay ?? 0) + Math.max(0, warmUpDays(definition.definition)) + LEARNING_DAYS;

/** What came of the earlier forecasts, in words. */
function triedOf(tests: ExpectedLosses['tests']): Text | null {
  const three = tests.filter(({ months }) => months === 3);
  if (three.length === 0) return null;
  const held = (figure: 'lost' | 'lostRevenueE4') =>
    tests.filter(({ [figure]: { actual, low, high } }) => Math.round(low) <= actual && actual <= Math.round(high))
      .length;
  const mean = (of: (test: ExpectedLosses['tests'][number]) => number) =>
    Math.round(three.reduce((sum, test) => sum + of(test), 0) / three.length);
  const lost = held('lost');
  return say('forecast.losses.tried', {
    count: three.length,
    expected: mean((test) => test.lost.value),
    actual: mean((test) => test.lost.actual),
    money: asMoney(mean((test) => test.lostRevenueE4.value)),
    moneyActual: asMoney(mean((test) => test.lostRevenueE4.actual)),
    held: lost,
    heldMoney: held('lostRevenueE4'),
    tests: tests.length,
    share: asShare(lost / tests.length),
  });
}

function headlineOf(horizons: ExpectedLosses['horizons'], losses: Losses): Text {
  const [month, quarter, half] = horizons as [
    ExpectedLosses['horizons'][number],
    ExpectedLosses['horizons'][number],
    ExpectedLosses['horizons'][number],
  ];
  return say('forecast.losses.headline', {
    count: losses.customers,
    month: Math.round(month.lost.value),
    quarter: Math.round(quarter.lost.value),
    low: Math.round(quarter.lost.low),
    high: Math.round(quarter.lost.high),
    half: Math.round(half.lost.value),
    money: asMoney(Math.round(quarter.lostRevenueE4.value)),
  });
}

function noticesOf(tests: ExpectedLosses['tests'], losses: Losses): Notice[] {
  const notices: Notice[] = [];
  const last = tests.filter(({ months }) => months === 3);
  const off = (figure: 'lost' | 'lostRevenueE4') => {
    const sum = (of: 'value' | 'actual') => last.reduce((total, { [figure]: { [of]: one } }) => total + one, 0);
    return sum('value') > 0 ? sum('actual') / sum('value') - 1 : 0;
  };
  const [customers, money] = [off('lost'), off('lostRevenueE4')];
  const said = (miss: number) => (miss > 0 ? 'tooLow' : 'tooHigh');
  if (tests.length === 0) notices.push(warn('forecast.losses.notice.untested'));
  else if (Math.abs(customers) > FAR_OFF) {
    notices.push(warn(`forecast.losses.notice.${said(customers)}`, { count: last.length }));
  } else if (Math.abs(money) > FAR_OFF) {
    notices.push(warn(`forecast.losses.notice.money.${said(money)}`, { count: last.length }));
  }
  if (losses.basis === 'silence') notices.push(inform('forecast.losses.notice.silence'));
  return notices;
}
