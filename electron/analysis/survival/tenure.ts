import { NO_DAY } from '../../ledger/ledger.ts';
import type { Durations } from '../../stats/kaplanMeier.ts';
import { trueFirstDay } from '../cohorts/earlyCustomers.ts';
import { entryAt } from '../view/dayBook.ts';
import { readSpells } from '../view/spells.ts';
import type { View } from '../view/view.ts';

/** How long each customer stayed, by ledger index. */
export type Tenures = {
  /** First purchase, or start of the contract where that decides; NO_DAY for those who are not followed. */
  readonly entry: Int32Array;
  /** Days from the entry to the end of the first stay, or to the last day on which that could be told. */
  readonly days: Int32Array;
  /** Days from the entry to the last day on which the end of the stay could be told, whether or not it came before. */
  readonly followed: Int32Array;
  /** 1 where the end was seen. */
  readonly lost: Uint8Array;
  /** Days from the beginning of the stay that lasts at D to the last day that can be told; -1 for those lost at D. */
  readonly present: Int32Array;
  /** Of those once lost, the ones who are back at D. */
  readonly returned: number;
  /** Cancelled without a known start: how long they stayed cannot be said. */
  readonly noStart: number;
  /** Too new for their standing to be told on any day yet. */
  readonly tooNew: number;
  /** Seen so soon after the data begin that they may be older than the data, and whether they are followed. */
  readonly early: { readonly customers: number; readonly until: number; readonly followed: boolean };
};

/**
 * The tenure of every customer at D, under the definition of churn in force: from the first purchase to the last one
 * before the customer was lost for the first time, as that was known then. With dates of cancelling it runs from the
 * start of the contract, where that is earlier, to the cancelling; with spending, to the day it counted as down.
 *
 * Where silence decides, a last purchase is known to be the last only when the silence is over, N + 1 days later. So
 * all are followed to N + 1 days before D and no further: to follow those still buying up to D would leave the last N + 1
 * days without losses, because none can be told there yet. (By the own rhythm N is each customer's own.) Had
 * the tenure been taken to the day of becoming lost and followed to D, the curve would be the same, N + 1 days later.
 * Customers who first bought after that day are too new to say anything about.
 *
 * A customer who comes back later was lost all the same: to forget it would be to look ahead. The returned are
 * counted apart, and their present stay begins on the day they came back. Customers first seen in the first N days of
 * the data may have bought before them, so that their tenure would be too short: they are followed only when `early`
 * is set.
 */
export function tenuresOf(view: View, early = false): Tenures {
  const { ledger, book, asOf, definition } = view;
  const { definition: churn } = definition;
  const { from: start, to: stops, day, lastVisit } = book.shared;
  const n = ledger.customerCount;
  const entry = new Int32Array(n).fill(NO_DAY);
  const days = new Int32Array(n);
  const followed = new Int32Array(n);
  const lost = new Uint8Array(n);
  const present = new Int32Array(n).fill(-1);
  const spells = readSpells(ledger, book, churn);
  const trueFirst = trueFirstDay(view);
  const bySilence = churn.kind === 'silence' || churn.kind === 'rhythm';
  /** Days until the end of a stay is noticed. */
  const lagOf = (c: number, end: number): number => {
    if (!bySilence) return 0;
    const e = entryAt(day, start[c]!, stops[c]!, Math.min(end, asOf));
    return end + 1 - lastVisit[e]!;
  };
  let returned = 0;
  let noStart = 0;
  let tooNew = 0;
  let earlyCustomers = 0;
  for (let c = 0; c < n; c++) {
    const count = spells.read(c, asOf);
    const first = spells.entry;
    if (first === NO_DAY) continue;
    if (count === 0 || spells.from[0] !== first) {
      noStart++;
      continue;
    }
    const last = count - 1;
    const lastEnd = spells.to[last]!;
    if (lastEnd >= asOf) present[c] = Math.max(0, asOf - lagOf(c, lastEnd) - spells.from[last]!);
    if (first < trueFirst) {
      earlyCustomers++;
      if (!early) continue;
    }
    const end = spells.to[0]!;
    const isLost = end < asOf;
    const lag = lagOf(c, end);
    followed[c] = asOf - lag - first;
    if (followed[c]! < 0) {
      tooNew++;
      continue;
    }
    entry[c] = first;
    lost[c] = isLost ? 1 : 0;
    days[c] = isLost ? end + 1 - lag - first : followed[c]!;
    if (isLost && lastEnd >= asOf) returned++;
  }
  return {
    entry,
    days,
    followed,
    lost,
    present,
    returned,
    noStart,
    tooNew,
    early: { customers: earlyCustomers, until: trueFirst, followed: early },
  };
}

/** 1 for those who had left after `days` days at the latest, or for those followed to that day at least. */
export function stayedMembers({ entry, days, lost }: Tenures, part: 'left' | 'followed', day: number): Uint8Array {
  const mask = new Uint8Array(entry.length);
  for (let c = 0; c < mask.length; c++) {
    if (entry[c] === NO_DAY) continue;
    mask[c] = part === 'left' ? (days[c]! <= day ? lost[c]! : 0) : days[c]! >= day ? 1 : 0;
  }
  return mask;
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
