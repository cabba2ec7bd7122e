import { NO_DAY } from '../ledger/ledger.ts';
import type { Durations } from '../stats/kaplanMeier.ts';
import { readSpells } from './spells.ts';
import type { View } from './view.ts';

/** How long each customer stayed, by ledger index. */
export type Tenures = {
  /** First purchase, or start of the contract where that decides; NO_DAY for those who take no part. */
  readonly entry: Int32Array;
  /** Days from the entry to the day of becoming lost for the first time, or to D. */
  readonly days: Int32Array;
  /** 1 where that day was seen. */
  readonly lost: Uint8Array;
  /** First day of the stay that lasts at D; NO_DAY for those lost at D. */
  readonly stayFrom: Int32Array;
  /** Of those once lost, the ones who are back at D. */
  readonly returned: number;
  /** Cancelled without a known start: how long they stayed cannot be said. */
  readonly leftOut: number;
};

/**
 * The tenure of every customer at D, under the definition of churn in force.
 *
 * It runs from the first purchase (with dates of cancelling from the start of the contract where that is earlier) to
 * the day on which the customer counted as lost for the first time, as it was known on that day: with a silence of N
 * days that is N + 1 days after the last purchase before it. Whoever has not become lost by D is censored at D.
 * This day and not that of the last purchase is the end, because only then is every customer's standing known on
 * every day up to D; the curve of last purchases is the same one, N + 1 days earlier. A customer who comes back later
 * was lost all the same: to forget it would be to look ahead. The returned are counted apart, and their present stay
 * begins on the day they came back.
 */
export function tenuresOf(view: View): Tenures {
  const { ledger, book, asOf, definition } = view;
  const n = ledger.customerCount;
  const entry = new Int32Array(n).fill(NO_DAY);
  const days = new Int32Array(n);
  const lost = new Uint8Array(n);
  const stayFrom = new Int32Array(n).fill(NO_DAY);
  const spells = readSpells(ledger, book, definition.definition);
  let returned = 0;
  let leftOut = 0;
  for (let c = 0; c < n; c++) {
    const count = spells.read(c, asOf);
    const first = spells.entry;
    if (first === NO_DAY) continue;
    if (count === 0 || spells.from[0] !== first) {
      leftOut++;
      continue;
    }
    const end = spells.to[0]!;
    entry[c] = first;
    lost[c] = end < asOf ? 1 : 0;
    days[c] = Math.min(end + 1, asOf) - first;
    if (spells.to[count - 1]! >= asOf) {
      stayFrom[c] = spells.from[count - 1]!;
      if (lost[c] === 1) returned++;
    }
  }
  return { entry, days, lost, stayFrom, returned, leftOut };
}

/** Tenures counted by whole days; only of the customers with `group` in `groupOf` where groups are given. */
export function durationsOfTenures(tenures: Tenures, groupOf: Int32Array | null = null, group = 0): Durations {
  const { entry, days, lost } = tenures;
  let longest = -1;
  for (let c = 0; c < entry.length; c++) {
    if (entry[c] !== NO_DAY && days[c]! > longest && (!groupOf || groupOf[c] === group)) longest = days[c]!;
  }
  const events = new Int32Array(longest + 1);
  const censored = new Int32Array(longest + 1);
  for (let c = 0; c < entry.length; c++) {
    if (entry[c] === NO_DAY || (groupOf && groupOf[c] !== group)) continue;
    if (lost[c] === 1) events[days[c]!]!++;
    else censored[days[c]!]!++;
  }
  return { time: Int32Array.from(events, (_, day) => day), events, censored };
}
