import { isoDate } from '../../../shared/dates.ts';
import { entryAt } from '../view/dayBook.ts';
import { makePeriods } from '../view/periods.ts';
import { readSpells } from '../view/spells.ts';
import type { View } from '../view/view.ts';
import { lostRuleDays } from './lostRuleDays.ts';

export type LeftMonth = {
  readonly from: string;
  readonly to: string;
  /** First day and day after the last. */
  readonly first: number;
  readonly next: number;
  readonly there: number;
  readonly left: number;
};

/** With fewer customers there a month says nothing. */
const MIN_THERE = 30;
/** The gap that stands in for a rhythm nobody has yet, as a share of the limit of silence. */
const UNKNOWN_GAP = 0.5;

/**
 * Who left in which month, of those who were there at its start. A silence is called a loss only when it is over, months
 * after the customer went; beside a price change that would look as if it came months later. So where silence decides
 * a loss counts on the day on which the next purchase was due: the last one and the customer's own median gap (half the limit
 * without a rhythm, never more than the limit). With a date of cancelling or a contract's end it is that day, and where
 * spending decides the day on which the window of low spending began. The months that can be told are those that
 * were over a whole limit of silence before D: whoever left in them is known by D. A customer who comes back is there again
 * from that day.
 */
export function leftByMonth(view: View): LeftMonth[] {
  const { ledger, book, asOf } = view;
  const { definition } = view.definition;
  const periods = makePeriods(view, 'month');
  const { count, starts, base } = periods;
  if (count === 0) return [];
  const spells = readSpells(ledger, book, definition);
  const { limitOf, known } = lostRuleDays(view);
  const bySilence = definition.kind === 'silence' || definition.kind === 'rhythm';
  const back = definition.kind === 'spendDrop' ? definition.days : 0;
  const there = new Int32Array(count + 2);
  const left = new Int32Array(count + 2);
  const monthOf = (day: number): number => (day <= base ? 0 : periods.firstFrom[Math.min(day, asOf) - base]!);
  for (let c = 0; c < ledger.customerCount; c++) {
    const found = spells.read(c, asOf);
    for (let i = 0; i < found; i++) {
      const enters = spells.from[i]!;
      const over = spells.to[i]! < asOf;
      const first = monthOf(enters);
      let last = count + 1;
      if (over) {
        let day = spells.to[i]! + 1 - back;
        if (bySilence) {
          const e = entryAt(book.day, book.start[c]!, book.start[c + 1]!, spells.to[i]!);
          const visit = book.lastVisit[e]!;
          const limit = limitOf(c, book.medianGap[e]!);
          const gap = book.medianGap[e]!;
          day = visit + Math.round(Math.min(limit, gap > 0 ? gap : UNKNOWN_GAP * limit));
        }
        last = monthOf(Math.max(enters, day));
        if (last > first) left[last]!++;
      }
      // There at the start of the months after the one of coming, up to the one of leaving.
      if (last > first) {
        there[first + 1]!++;
        there[Math.min(count, last) + 1]!--;
      }
    }
  }
  const months: LeftMonth[] = [];
  for (let k = 1, now = 0; k <= count; k++) {
    now += there[k]!;
    const next = starts[k + 1]!;
    if (next - 1 + known > asOf || now < MIN_THERE) continue;
    months.push({ from: isoDate(starts[k]!), to: isoDate(next), first: starts[k]!, next, there: now, left: left[k]! });
  }
  return months;
}
