// Demand through the year as a clock that runs faster in high season and stands still on closed days.
import { civilDate, parseIsoDate } from '../../shared/dates.ts';
import type { BusinessSpec, CustomerTypeSpec } from './businessSpec.ts';

export type SeasonClock = {
  /** Clock time at the start of a day (days counted from the first day of the data); 1 a day on average. */
  readonly at: (day: number) => number;
  /** Day that holds this clock time; `days` when it is after the end. */
  readonly dayAt: (time: number) => number;
};

/** Day number of a date written in a spec. */
export function specDay(iso: string): number {
  const day = parseIsoDate(iso);
  if (day === null) throw new RangeError(`not a date: ${iso}`);
  return day;
}

/** The clock of one customer type over the days firstDay … firstDay + days − 1. */
export function makeSeasonClock(
  spec: BusinessSpec,
  type: CustomerTypeSpec,
  firstDay: number,
  days: number,
): SeasonClock {
  const demand = new Float64Array(days);
  for (let d = 0; d < days; d++) {
    const weekday = (((firstDay + d + 3) % 7) + 7) % 7;
    demand[d] = type.months[civilDate(firstDay + d).month - 1]! * type.weekdays[weekday]!;
  }
  for (const window of spec.seasons) {
    if (window.types && !window.types.includes(type.type)) continue;
    const from = Math.max(0, specDay(window.from) - firstDay);
    const to = Math.min(days - 1, specDay(window.to) - firstDay);
    for (let d = from; d <= to; d++) demand[d]! *= window.factor;
  }
  const mean = demand.reduce((sum, x) => sum + x, 0) / days;
  const clock = new Float64Array(days + 1);
  for (let d = 0; d < days; d++) clock[d + 1] = clock[d]! + demand[d]! / mean;
  return {
    at: (day) => clock[Math.min(Math.max(day, 0), days)]!,
    dayAt: (time) => {
      let low = 0;
      let high = days;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (clock[middle + 1]! > time) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
