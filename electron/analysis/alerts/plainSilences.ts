import { NEVER, NO_DAY } from '../../ledger/ledger.ts';
import { readSpells } from '../view/spells.ts';
import type { AlertInput } from './alertInput.ts';
import { type AlertDates, dateOf, placeOf } from './scoreAlerts.ts';

/** Alerts, true ones and losses caught of the plain rule "nothing bought for x days", by x = 1 … 400. */
export type PlainSilences = {
  readonly alerts: Int32Array;
  readonly hits: Int32Array;
  readonly caught: Int32Array;
  /** Median days from the alert to the loss of those caught; null where none is. */
  readonly medianLead: (x: number) => number | null;
};

const LONGEST = 400;

/**
 * The plain rule for every number of days at once, counted as addToScore counts alerts. At each date the silence of a
 * customer is newly at least x for every x above the silence at the date before and up to the present one.
 */
export function plainSilences(input: AlertInput, dates: AlertDates, asOf: number): PlainSilences {
  const { ledger, book, definition } = input;
  const { mature, total, horizon, minLead, first } = dates;
  const alerts = new Int32Array(LONGEST + 1);
  const hits = new Int32Array(LONGEST + 1);
  const caught = new Int32Array(LONGEST + 1);
  const leads = new Int32Array((LONGEST + 1) * (horizon + 1));
  // Which x have been told before the loss a spell ends with.
  const toldIn = new Int32Array(LONGEST + 1).fill(-1);
  let spellNo = 0;
  const spells = readSpells(ledger, book, definition);
  const members = input.membersOn?.(first);
  for (let c = 0; c < ledger.customerCount; c++) {
    if (members?.[c] === 0) continue;
    const spellCount = spells.read(c, asOf);
    if (spells.entry === NO_DAY) continue;
    const end = book.start[c + 1]!;
    let e = book.start[c]!;
    let last = NO_DAY;
    let silentBefore = 0;
    let placeBefore = -2;
    for (let i = 0; i < spellCount; i++) {
      const lost = spells.to[i]! + 1;
      const isLoss = lost <= asOf;
      spellNo++;
      const until = Math.min(total - 1, placeOf(dates, lost) - 1);
      for (let place = Math.max(-1, placeOf(dates, spells.from[i]!)); place <= until; place++) {
        const day = dateOf(dates, place);
        while (e < end && book.day[e]! <= day) last = book.lastVisit[e++]!;
        const silent = last === NO_DAY ? 0 : Math.min(LONGEST, day - last);
        const before = placeBefore === place - 1 ? silentBefore : 0;
        silentBefore = silent;
        placeBefore = place;
        if (silent <= before) continue;
        const isTrue = isLoss && lost <= day + horizon && lost >= day + minLead;
        if (!isTrue) {
          if (place < 0 || place >= mature) continue;
          for (let x = before + 1; x <= silent; x++) {
            if (toldIn[x] === spellNo) continue;
            alerts[x]!++;
          }
          continue;
        }
        for (let x = before + 1; x <= silent; x++) {
          if (toldIn[x] === spellNo) continue;
          toldIn[x] = spellNo;
          if (lost >= first + horizon) {
            caught[x]!++;
            leads[x * (horizon + 1) + lost - day]!++;
          }
          if (place < 0 || place >= mature) continue;
          hits[x]!++;
          alerts[x]!++;
        }
      }
    }
  }
  const medianLead = (x: number): number | null => {
    const n = caught[x]!;
    if (n === 0) return null;
    const at = (place: number): number => {
      let lead = 0;
      for (let seen = leads[x * (horizon + 1)]!; seen <= place; ) seen += leads[x * (horizon + 1) + ++lead]!;
      return lead;
    };
    return (at((n - 1) >> 1) + at(n >> 1)) / 2;
  };
  return { alerts, hits, caught, medianLead };
}

/** The x whose number of alerts comes nearest to one that is given, the shorter silence where two are as near; null where nothing raises any. */
export function nearestSilence({ alerts }: PlainSilences, wanted: number): number | null {
  let best: number | null = null;
  let off = NEVER;
  for (let x = 1; x < alerts.length; x++) {
    if (alerts[x] === 0) continue;
    const distance = Math.abs(alerts[x]! - wanted);
    if (distance >= off) continue;
    best = x;
    off = distance;
  }
  return best;
}

/** The x whose median lead comes nearest to one that is given; null where no loss is caught. */
export function nearestLead({ alerts, medianLead }: PlainSilences, wanted: number): number | null {
  let best: number | null = null;
  let off = NEVER;
  for (let x = 1; x < alerts.length; x++) {
    const lead = medianLead(x);
    if (lead === null || Math.abs(lead - wanted) >= off) continue;
    best = x;
    off = Math.abs(lead - wanted);
  }
  return best;
}
