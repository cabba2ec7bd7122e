import type { Notice } from '../../../shared/contract/common.ts';
import type { ExpectedLosses } from '../../../shared/contract/forecast.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asMoney, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { makeView, type View } from '../view/view.ts';
import { daysOf, isContract, type Losses, lossesAhead, lostLater, MONTHS_AHEAD } from './expectedLosses.ts';

const MIN_CUSTOMERS = 30;
/** Days of data beyond the first in which somebody can be lost before chances say anything. */
const LEARNING_DAYS = 90;
/** Days between the earlier days on which the forecast is tried, and how many of them there are at most. */
const BETWEEN = 91;
const MOST_TESTS = 4;
/** Fewer trials say nothing of how far the model is off. */
const ENOUGH_TESTS = 2;
const Z = 1.959963984540054;
const FAR_OFF = 0.25;

/**
 * The losses to expect among today's customers, with the share of the error that comes on top of chance: the same forecast
 * is made on earlier days from what was known then, and the root mean square of its relative misses there widens the
 * interval. Refused below 30 customers, with too short a history, or where the definition tells no chance.
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
      tests: [],
    };
  }
  const tests = testsOf(view);
  const off = offBy(tests);
  const horizons = MONTHS_AHEAD.map((months, i) => horizonOf(view, losses, { months, i, off: off[i]! }));
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

function testsOf(view: View): ExpectedLosses['tests'] {
  const tests: ExpectedLosses['tests'] = [];
  const furthest = daysOf(MONTHS_AHEAD.at(-1)!);
  for (let k = 0; k < MOST_TESTS; k++) {
    const day = view.asOf - furthest - k * BETWEEN;
    if (day < learntFrom(view)) break;
    const then = makeView(view.ledger, day, view.definition, view.book);
    const losses = lossesAhead(then);
    if (!losses || losses.customers < MIN_CUSTOMERS) continue;
    MONTHS_AHEAD.forEach((months, i) => {
      tests.push({
        from: isoDate(day),
        until: isoDate(day + daysOf(months)),
        months,
        customers: losses.customers,
        expected: losses.lost[i]!,
        actual: lostLater(then, daysOf(months)),
      });
    });
  }
  return tests;
}

/** By months ahead: the root mean square of the relative misses beyond what chance explains; 0 with too few trials. */
function offBy(tests: ExpectedLosses['tests']): number[] {
  return MONTHS_AHEAD.map((months) => {
    const mine = tests.filter((test) => test.months === months && test.expected > 0);
    if (mine.length < ENOUGH_TESTS) return 0;
    const squares = mine.map(({ expected, actual }) => ((actual - expected) ** 2 - expected) / expected ** 2);
    return Math.sqrt(Math.max(0, squares.reduce((a, b) => a + b, 0) / mine.length));
  });
}

function horizonOf(view: View, losses: Losses, at: { months: number; i: number; off: number }) {
  const { months, i, off } = at;
  const around = (value: number, variance: number, most: number) => {
    const half = Z * Math.sqrt(variance + (off * value) ** 2);
    return { value, low: Math.max(0, value - half), high: Math.max(value, Math.min(most, value + half)) };
  };
  const lost = around(losses.lost[i]!, losses.lostVariance[i]!, losses.customers);
  const part = (value: number) => Math.min(1, value / losses.customers);
  return {
    months,
    until: isoDate(view.asOf + daysOf(months)),
    lost,
    lostRevenueE4: around(losses.money[i]!, losses.moneyVariance[i]!, Math.max(0, losses.revenueE4)),
    share: { value: part(lost.value), low: part(lost.low), high: part(lost.high) },
  };
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
  const off = last.reduce((sum, { expected, actual }) => sum + (actual - expected) / Math.max(1, expected), 0);
  if (tests.length === 0) notices.push(warn('forecast.losses.notice.untested'));
  else if (last.length > 0 && Math.abs(off / last.length) > FAR_OFF) {
    notices.push(warn(`forecast.losses.notice.${off > 0 ? 'tooLow' : 'tooHigh'}`, { count: last.length }));
  }
  if (losses.basis === 'silence') notices.push(inform('forecast.losses.notice.silence'));
  return notices;
}
