import { NO_DAY } from '../../ledger/ledger.ts';
import { makeRandom } from '../../stats/random.ts';
import { entryAt } from '../view/dayBook.ts';
import { lostOnDays } from '../view/lostOn.ts';
import { readSpells } from '../view/spells.ts';
import { ACTIVE, LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';

/** Somebody at a day 0: the days before it are what is looked at. */
export type Aligned = { readonly c: number; readonly day: number };
/** What is matched on: days since the first purchase, and money and orders of the year before the days looked at. */
export type Matched = { readonly tenure: number; readonly spendE4: number; readonly orders: number };
export type Pair = { readonly leaver: Aligned & Matched; readonly stayers: readonly (Aligned & Matched)[] };

export type LeaverPairs = {
  readonly pairs: readonly Pair[];
  /** Lost at D and customers for all the days looked at; of those, the ones that were tried, and found nobody alike. */
  readonly eligible: number;
  readonly tried: number;
  readonly unmatched: number;
  /** Lost at D, but customers for too short a time. */
  readonly tooNew: number;
};

/** More leavers than this are thinned out evenly. */
const MOST_LEAVERS = 1000;
/** Customers who are looked at for each leaver at most, how many alike are enough to choose from, and how many are taken. */
const CANDIDATES = 200;
const ENOUGH = 12;
const STAYERS = 2;
/** A stayer's day 0 may lie so many days before the leaver's. */
const SAME_TIME = 30;
/** Length of the time before the days looked at that customers are matched on. */
const BEFORE_DAYS = 365;
/** No figure may be more than twice the other. */
const CALIPER = Math.log(2);
const SEED = 41;

/**
 * Leavers side by side with customers who stayed though everything looked alike (matching: Rubin 1973). Leavers are those lost at D;
 * their day 0 is the last purchase where silence decides (also by one's own rhythm), the day of cancelling or of the
 * contract's end, or, where spending decides, the day on which the window of low spending begins.
 *
 * A last purchase is a purchase: behind it lies everything, before it nothing is missing yet. Had stayers been taken on any
 * day of the calendar, leavers would buy on their day 0 and stayers mostly not, and the difference would be made by the
 * choice of the day. So a stayer's day 0 is one of the own purchases, too: the last one on or before the leaver's day 0, at
 * most 30 days before it, and one that another purchase followed. What comes after day 0 tells the two apart; what came before is
 * compared, with nothing put into it. With contracts, where no purchase marks the day, both are taken on the same day.
 *
 * Stayers were not lost from the beginning of the days looked at until as many days after their day 0, or until D; what became of
 * them later is no matter (risk-set sampling: Prentice & Breslow 1978). Customers are looked at spread evenly over all, from a
 * seeded start, until 12 alike are found or 200 looked at, and the two nearest are taken: in days since the first purchase, in money and in orders of the year before the days
 * looked at, none more than twice or less than half. Matching stops before these days, so that a change in them is
 * found and not matched away. Somebody can stand beside several leavers. The order of rows and rows after D change nothing.
 */
export function leaverPairs(view: View, days: number): LeaverPairs {
  const { book, states, metrics } = view;
  const { firstVisit } = book;
  const leavers: Aligned[] = [];
  const pool: number[] = [];
  let tooNew = 0;
  const lastDayOf = leavingDays(view);
  for (let c = 0; c < states.length; c++) {
    if (metrics.purchaseDays[c]! > 0 || states[c] === ACTIVE) pool.push(c);
    if (states[c] !== LOST) continue;
    const day = lastDayOf(c);
    if (firstVisit[c] === NO_DAY || firstVisit[c]! > day - days) tooNew++;
    else leavers.push({ c, day });
  }
  const thinned = evenly(leavers, MOST_LEAVERS);
  const matched = matcher(view, days);
  const stays = stayingOn(view, days);
  const random = makeRandom(SEED);
  const stride = Math.max(1, Math.floor(pool.length / CANDIDATES));
  const pairs: Pair[] = [];
  thinned.forEach(({ c, day }, i) => {
    const leaver = { c, day, ...matched(c, day) };
    random.startStream(i);
    const near: { distance: number; stayer: Aligned & Matched }[] = [];
    const from = pool.length === 0 ? 0 : random.below(stride);
    for (let at = from; at < pool.length && near.length < ENOUGH; at += stride) {
      const candidate = pool[at]!;
      const zero = candidate === c ? null : stays(candidate, day);
      if (zero === null) continue;
      const stayer = { c: candidate, day: zero, ...matched(candidate, zero) };
      const distance = distanceOf(leaver, stayer);
      if (distance !== null) near.push({ distance, stayer });
    }
    if (near.length === 0) return;
    near.sort((a, b) => a.distance - b.distance || a.stayer.c - b.stayer.c);
    pairs.push({ leaver, stayers: near.slice(0, STAYERS).map(({ stayer }) => stayer) });
  });
  return {
    pairs,
    eligible: leavers.length,
    tried: thinned.length,
    unmatched: thinned.length - pairs.length,
    tooNew,
  };
}

/** Whether day 0 is a purchase of the leaver's own. */
export const endsWithPurchase = ({ definition: { definition } }: View): boolean =>
  definition.kind === 'silence' || definition.kind === 'rhythm';

function leavingDays(view: View): (c: number) => number {
  if (endsWithPurchase(view)) return (c) => view.metrics.lastDay[c]!;
  const lostOn = lostOnDays(view);
  const { definition } = view.definition;
  const back = definition.kind === 'spendDrop' ? definition.days : 0;
  return (c) => lostOn[c]! - back;
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}

/** The day 0 of a customer who stayed, for a leaver's: null where there is none. */
function stayingOn(view: View, days: number): (c: number, day: number) => number | null {
  const { ledger, book, asOf, definition } = view;
  const { start, day: entryDay, lastVisit, firstVisit } = book;
  const spells = readSpells(ledger, book, definition.definition);
  const byPurchase = endsWithPurchase(view);
  return (c, day) => {
    if (firstVisit[c] === NO_DAY || firstVisit[c]! > day - days) return null;
    const from = start[c]!;
    const to = start[c + 1]!;
    const e = entryAt(entryDay, from, to, day);
    const zero = byPurchase ? lastVisit[e]! : day;
    if (day - zero > SAME_TIME || firstVisit[c]! > zero - days) return null;
    const count = spells.read(c, asOf);
    let spell = count - 1;
    while (spell >= 0 && spells.from[spell]! > zero) spell--;
    if (spell < 0 || spells.from[spell]! > zero - days) return null;
    const end = spells.to[spell]!;
    if (!byPurchase) return end >= Math.min(asOf, zero + days) ? zero : null;
    const last = lastVisit[entryAt(entryDay, e, to, Math.min(asOf, end))]!;
    return last > zero && (end >= asOf || last >= zero + days) ? zero : null;
  };
}

function matcher({ book }: View, days: number): (c: number, day: number) => Matched {
  const { start, day: entryDay, boughtE4, orders, firstVisit } = book;
  return (c, day) => {
    const from = start[c]!;
    const to = start[c + 1]!;
    const late = entryAt(entryDay, from, to, day - days);
    const early = entryAt(entryDay, from, to, day - days - BEFORE_DAYS);
    const at = (values: ArrayLike<number>, e: number) => (e < from ? 0 : values[e]!);
    return {
      tenure: day - firstVisit[c]!,
      spendE4: at(boughtE4, late) - at(boughtE4, early),
      orders: at(orders, late) - at(orders, early),
    };
  };
}

/** Null beyond the caliper. Small figures are held apart from 0, where every ratio is large. */
function distanceOf(a: Matched, b: Matched): number | null {
  const parts = [
    Math.log((a.tenure + 30) / (b.tenure + 30)),
    Math.log((a.orders + 1) / (b.orders + 1)),
    a.spendE4 === b.spendE4 ? 0 : Math.log((a.spendE4 + 1) / (b.spendE4 + 1)),
  ].map(Math.abs);
  return parts.some((part) => part > CALIPER) ? null : parts.reduce((sum, part) => sum + part, 0);
}
