/**
 * The dates alerts are looked at: date i is first + i·step. Those before `mature` have had the whole horizon after
 * them; those up to `total` are known too, and count for what was caught only.
 */
export type AlertDates = {
  readonly first: number;
  readonly step: number;
  readonly mature: number;
  readonly total: number;
  /** A loss within so many days after an alert makes it a true one. */
  readonly horizon: number;
  /** Nearer to the loss than so many days it comes too late, and is no true one. */
  readonly minLead: number;
};

export const dateOf = ({ first, step }: AlertDates, i: number): number => first + i * step;
/** The first date on or after a day. */
export const placeOf = ({ first, step }: AlertDates, day: number): number => Math.ceil((day - first) / step);

/** How the alerts of one kind did. */
export type AlertScore = {
  /** Alerts raised on a mature date, and of those the ones that were followed by a loss. */
  alerts: number;
  hits: number;
  /** Losses with the whole horizon before them in the dates; of those, with an alert before. Money is that of the year before. */
  churners: number;
  caught: number;
  valueE4: number;
  caughtE4: number;
  /** Days from the alert to the loss, of those caught. */
  readonly leads: number[];
  /** Alerts by mature date. */
  readonly byDate: Int32Array;
};

export const emptyScore = ({ mature }: AlertDates): AlertScore => ({
  alerts: 0,
  hits: 0,
  churners: 0,
  caught: 0,
  valueE4: 0,
  caughtE4: 0,
  leads: [],
  byDate: new Int32Array(mature),
});

/**
 * Adds one customer to a score. `alerts` are places of dates at which an alert was raised, ascending; `losses` the
 * days on which the customer became lost, ascending, each with the value that went with it.
 *
 * An alert at t is true if the next loss lies in (t, t + horizon]. Of several true alerts before one loss only the
 * first counts, because it is one episode: it gives the lead time, and the others are neither true nor false. A loss
 * counts as caught if an alert was raised in the horizon before it. Whether an alert is true is asked of mature dates
 * only; whether a loss was caught, of losses with a whole horizon of dates before them: both ends are fair.
 */
export function addToScore(
  score: AlertScore,
  dates: AlertDates,
  alerts: Int32Array,
  alertCount: number,
  losses: Int32Array,
  lossCount: number,
  valueE4: Float64Array,
  onAlert?: (place: number, isTrue: boolean) => void,
): void {
  const { first, step, mature, horizon, minLead } = dates;
  const fairFrom = first + horizon;
  for (let k = 0; k < lossCount; k++) {
    if (losses[k]! < fairFrom) continue;
    score.churners++;
    score.valueE4 += valueE4[k]!;
  }
  let next = 0;
  let told = -1;
  for (let a = 0; a < alertCount; a++) {
    const place = alerts[a]!;
    const day = first + place * step;
    while (next < lossCount && losses[next]! <= day) next++;
    if (next < lossCount && told === next) continue;
    const isTrue = next < lossCount && losses[next]! <= day + horizon && losses[next]! >= day + minLead;
    if (isTrue) {
      told = next;
      if (losses[next]! >= fairFrom) {
        score.caught++;
        score.caughtE4 += valueE4[next]!;
        score.leads.push(losses[next]! - day);
      }
    }
    if (place < 0 || place >= mature) continue;
    score.alerts++;
    if (isTrue) score.hits++;
    score.byDate[place]!++;
    onAlert?.(place, isTrue);
  }
}

/**
 * The dates on which a level is newly reached, as places, from steps of levels: a date at which it is reached and at
 * the date before it was not. Answers how many; one raised before the first date stands as −1.
 */
export function raisedAt(
  dates: AlertDates,
  steps: { readonly day: Int32Array; readonly level: Uint8Array },
  count: number,
  level: number,
  out: Int32Array,
): number {
  const { total } = dates;
  let found = 0;
  let seenUntil = -3;
  for (let i = 0; i < count; ) {
    if (steps.level[i]! < level) {
      i++;
      continue;
    }
    const from = Math.max(-1, placeOf(dates, steps.day[i]!));
    while (i < count && steps.level[i]! >= level) i++;
    const until = i < count ? Math.min(total - 1, placeOf(dates, steps.day[i]!) - 1) : total - 1;
    if (from > until) continue;
    if (from > seenUntil + 1) out[found++] = from;
    seenUntil = until;
  }
  return found;
}
