import type { LossesTrial } from '../../../shared/contract/forecast.ts';
import { isoDate } from '../../../shared/dates.ts';
import { studentCut } from '../../stats/studentT.ts';
import { makeView, type View } from '../view/view.ts';
import { daysOf, type Losses, lossesAhead, lostLater, MONTHS_AHEAD } from './expectedLosses.ts';

/** Days between the earlier days on which the forecast is tried, by how many the history carries, and most of them. */
const [LEAST_BETWEEN, MOST_BETWEEN] = [31, 92];
const MOST_TESTS = 8;
/** With few trials the width of Student's t would be that of these. */
const LEAST_DF = 3;
const Z = 1.959963984540054;

type Interval = { readonly value: number; readonly low: number; readonly high: number };
/** How far off the trials of one figure and horizon were beyond chance, relative to what was expected, over so many. */
type Off = { readonly share: number; readonly tests: number };
type Figure = 'lost' | 'lostRevenueE4';
type Tried = LossesTrial & { readonly variance: Record<Figure, number> };

/**
 * The forecast of losses made again on earlier days, one to three months apart and eight at most, each from what was known then, with the
 * interval that it would have shown on that day: chance, and how far off the trials were that had come to their end by
 * then. `learntFrom` is the first day on which silences say anything.
 */
export function lossesTried(view: View, learntFrom: number, minCustomers: number): Tried[] {
  const tried: Tried[] = [];
  const carried = Math.floor((view.asOf - learntFrom) / MOST_TESTS);
  const between = Math.min(MOST_BETWEEN, Math.max(LEAST_BETWEEN, carried));
  for (let k = MOST_TESTS; k >= 1; k--) {
    const day = view.asOf - k * between;
    if (day < learntFrom) continue;
    const then = makeView(view.ledger, day, view.definition, view.book);
    const losses = lossesAhead(then);
    if (!losses || losses.customers < minCustomers) continue;
    const known = tried.filter(({ until }) => until <= isoDate(day));
    MONTHS_AHEAD.forEach((months, i) => {
      const days = daysOf(months);
      if (day + days > view.asOf) return;
      const came = lostLater(then, days);
      const { lost, lostRevenueE4 } = intervalsOf(losses, i, known);
      tried.push({
        from: isoDate(day),
        until: isoDate(day + days),
        months,
        customers: losses.customers,
        lost: { ...lost, actual: came.lost },
        lostRevenueE4: { ...lostRevenueE4, actual: came.revenueE4 },
        variance: { lost: losses.lostVariance[i]!, lostRevenueE4: losses.moneyVariance[i]! },
      });
    });
  }
  return tried.sort((a, b) => a.months - b.months || (a.from < b.from ? 1 : -1));
}

/** The two figures of a horizon with their 95 % intervals, widened by the misses of the trials known. */
export function intervalsOf(losses: Losses, i: number, known: readonly Tried[]): Record<Figure, Interval> {
  const months = MONTHS_AHEAD[i]!;
  return {
    lost: around(losses.lost[i]!, losses.lostVariance[i]!, losses.customers, offBy(known, months, 'lost')),
    lostRevenueE4: around(
      losses.money[i]!,
      losses.moneyVariance[i]!,
      Math.max(0, losses.revenueE4),
      offBy(known, months, 'lostRevenueE4'),
    ),
  };
}

/** Chance by the normal law, the misses by Student's t of as many degrees of freedom as there were trials. */
function around(value: number, variance: number, most: number, off: Off): Interval {
  const missed = off.tests > 0 ? studentCut(0.05, Math.max(LEAST_DF, off.tests)) * off.share * value : 0;
  const half = Math.hypot(Z * Math.sqrt(variance), missed);
  return { value, low: Math.max(0, value - half), high: Math.max(value, Math.min(most, value + half)) };
}

/** The root mean square of the relative misses beyond what chance explains; of a shorter horizon where this one has none. */
function offBy(known: readonly Tried[], months: number, figure: Figure): Off {
  const mine = MONTHS_AHEAD.filter((one) => one <= months)
    .toReversed()
    .map((one) => known.filter((test) => test.months === one && test[figure].value > 0))
    .find((tests) => tests.length > 0);
  if (!mine) return { share: 0, tests: 0 };
  const squares = mine.map((one) => {
    const { value, actual } = one[figure];
    return ((actual - value) ** 2 - one.variance[figure]) / value ** 2;
  });
  const mean = squares.reduce((a, b) => a + b, 0) / mine.length;
  return { share: Math.sqrt(Math.max(0, mean)), tests: mine.length };
}
