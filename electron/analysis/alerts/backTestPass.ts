import { entryAt } from '../view/dayBook.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { AlertInput } from './alertInput.ts';
import type { AlertReader } from './alertReader.ts';
import { type AlertDates, type AlertScore, addToScore, dateOf, emptyScore, placeOf, raisedAt } from './scoreAlerts.ts';

/** Everything a back-test counts in one pass over the customers. */
export type BackTestPass = {
  readonly dates: AlertDates;
  /** Slight or worse, clear or worse, severe. */
  readonly levels: readonly [AlertScore, AlertScore, AlertScore];
  /** Alerts by the rule that raised them, in the order of the reader's rules. */
  readonly byRule: readonly { alerts: number; hits: number }[];
  /** What each rule would have raised alone; empty where the reader does not tell. */
  readonly alone: readonly Pick<AlertScore, 'alerts' | 'hits' | 'byDate'>[];
  /** Customers who took part and were not lost, by mature date; and of those, lost within the horizon. */
  readonly present: Int32Array;
  readonly leaving: Int32Array;
  /** Days of the losses that count for what was caught. */
  readonly losses: readonly number[];
};

export type Watch = { readonly onCustomers?: (done: number, total: number) => void };
const WATCH_EVERY = 4096;

/**
 * Lets the rules run over the past and counts what came of every alert. The steps of each customer say what the rules
 * would have said at the end of each day from the rows up to that day, and nothing else; what came later is looked at
 * only afterwards, to see who was right.
 */
export function backTestPass(
  input: AlertInput,
  reader: AlertReader,
  dates: AlertDates,
  asOf: number,
  { onCustomers }: Watch = {},
): BackTestPass {
  const { ledger, book } = input;
  const { mature, horizon, first } = dates;
  const members = input.membersOn?.(first);
  const levels = [emptyScore(dates), emptyScore(dates), emptyScore(dates)] as const;
  const byRule = reader.rules.map(() => ({ alerts: 0, hits: 0 }));
  const alone = (reader.own ?? []).map(() => emptyScore(dates));
  const presentDiff = new Int32Array(mature + 1);
  const leavingDiff = new Int32Array(mature + 1);
  const allLosses: number[] = [];
  let raised = new Int32Array(64);
  let losses = new Int32Array(64);
  let valueE4 = new Float64Array(64);
  const between = (diff: Int32Array, from: number, to: number) => {
    const low = Math.max(0, placeOf(dates, from));
    const high = Math.min(mature, placeOf(dates, to + 1));
    if (low >= high) return;
    diff[low]!++;
    diff[high]!--;
  };
  for (let c = 0; c < ledger.customerCount; c++) {
    if (onCustomers && c % WATCH_EVERY === 0) onCustomers(c, ledger.customerCount);
    if (members?.[c] === 0) continue;
    const count = reader.read(c, asOf);
    const { spells } = reader;
    if (count > raised.length) raised = new Int32Array(count * 2);
    let lossCount = 0;
    for (let i = 0; i < reader.spellCount; i++) {
      const lost = spells.to[i]! + 1;
      between(presentDiff, spells.from[i]!, spells.to[i]!);
      if (lost > asOf || lost <= first) continue;
      between(leavingDiff, Math.max(spells.from[i]!, lost - horizon), lost - Math.max(1, dates.minLead));
      if (lossCount === losses.length) {
        const [days, values] = [new Int32Array(lossCount * 2), new Float64Array(lossCount * 2)];
        days.set(losses);
        values.set(valueE4);
        [losses, valueE4] = [days, values];
      }
      losses[lossCount] = lost;
      valueE4[lossCount++] = Math.max(0, yearBefore(c, lost));
      if (lost >= first + horizon) allLosses.push(lost);
    }
    if (count === 0 && lossCount === 0) continue;
    for (let level = 1; level <= 3; level++) {
      const alerts = raisedAt(dates, reader, count, level, raised);
      const onAlert = level === 1 ? (place: number, isTrue: boolean) => note(place, isTrue, count) : undefined;
      addToScore(levels[level - 1]!, dates, raised, alerts, losses, lossCount, valueE4, onAlert);
    }
    alone.forEach((score, i) => {
      const steps = reader.own![i]!;
      if (steps.count > raised.length) raised = new Int32Array(steps.count * 2);
      const alerts = raisedAt(dates, steps, steps.count, 1, raised);
      if (alerts > 0) addToScore(score, dates, raised, alerts, losses, lossCount, valueE4);
    });
  }

  function note(place: number, isTrue: boolean, count: number): void {
    const day = dateOf(dates, place);
    let i = 0;
    while (i + 1 < count && reader.day[i + 1]! <= day) i++;
    const one = byRule[reader.rule[i]!];
    if (!one) return;
    one.alerts++;
    if (isTrue) one.hits++;
  }

  /** Revenue of the 365 days before a day. */
  function yearBefore(c: number, day: number): number {
    const from = book.start[c]!;
    const end = book.start[c + 1]!;
    const upTo = (limit: number): number => {
      const e = entryAt(book.day, from, end, limit);
      return e < from ? 0 : book.netE4[e]!;
    };
    return upTo(day - 1) - upTo(day - 1 - YEAR_DAYS);
  }

  return {
    dates,
    levels,
    byRule,
    alone,
    present: runningSums(presentDiff, mature),
    leaving: runningSums(leavingDiff, mature),
    losses: allLosses,
  };
}

function runningSums(diff: Int32Array, count: number): Int32Array {
  const sums = new Int32Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += diff[i]!;
    sums[i] = sum;
  }
  return sums;
}
