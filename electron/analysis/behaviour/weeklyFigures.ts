import type { AlertInput, PointTrack } from '../alerts/alertInput.ts';
import { TRACK_UNIT } from '../alerts/alertInput.ts';
import { entryAt } from '../view/dayBook.ts';
import type { View } from '../view/view.ts';
import type { Aligned } from './leaverPairs.ts';

export const INDICATORS = ['spend', 'orders', 'interval', 'refunds', 'visits', 'complaints', 'score'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Fills `to` with one value a week, the week just before day 0 first; NaN where a week has none. */
export type WeeklyReader = { readonly indicator: Indicator; readonly read: (at: Aligned, to: Float64Array) => void };

export const WEEK = 7;
/** An own interval that is overrun more than this many times says no more. */
const MOST_INTERVALS = 5;
/** A score older than this says nothing of today. */
const SCORE_DAYS = 365;

/** What the figures are read from, besides orders. */
export type BehaviourInput = Pick<AlertInput, 'visits' | 'refunds' | 'complaints'> & {
  readonly scores: () => PointTrack | null;
};

/**
 * The figures that the data hold, week by week before a day 0 that is not itself counted: purchases in E4, orders, refunds,
 * visits and complaints of the week; at its end the days since the last purchase in own median intervals (three
 * purchase days at least, 5 at most) and the latest score of a year. Where spending decides who is lost, spending,
 * orders and intervals are left out: it would find what was put in. Rows after D are not looked at, as day 0 is not after D.
 */
export function weeklyReaders(view: View, input: BehaviourInput): WeeklyReader[] {
  const { book, asOf } = view;
  const { start, day, boughtE4, orders, lastVisit, medianGap } = book;
  const readers: WeeklyReader[] = [];
  const bySpend = view.definition.definition.kind === 'spendDrop';

  /** Sums of a week from figures that are counted up. */
  const counted = (
    indicator: Indicator,
    track: { start: Int32Array; day: Int32Array; total: ArrayLike<number> } | null,
  ): void => {
    if (!track || !happened(track, asOf)) return;
    readers.push({
      indicator,
      read: ({ c, day: zero }, to) => {
        const from = track.start[c]!;
        let e = entryAt(track.day, from, track.start[c + 1]!, zero - 1);
        let end = e < from ? 0 : track.total[e]!;
        for (let week = 0; week < to.length; week++) {
          const first = zero - WEEK * (week + 1);
          while (e >= from && track.day[e]! >= first) e--;
          const begin = e < from ? 0 : track.total[e]!;
          to[week] = end - begin;
          end = begin;
        }
      },
    });
  };
  if (!bySpend) {
    counted('spend', { start, day, total: boughtE4 });
    counted('orders', { start, day, total: orders });
    readers.push({
      indicator: 'interval',
      read: ({ c, day: zero }, to) => {
        for (let week = 0; week < to.length; week++) {
          const end = zero - WEEK * week - 1;
          const e = entryAt(day, start[c]!, start[c + 1]!, end);
          const gap = e < start[c]! ? -1 : medianGap[e]!;
          to[week] = gap > 0 ? Math.min(MOST_INTERVALS, (end - lastVisit[e]!) / gap) : Number.NaN;
        }
      },
    });
  }
  counted('refunds', input.refunds());
  counted('visits', input.visits(null));
  const complaints = input.complaints();
  counted('complaints', complaints && { ...complaints, total: countedUp(complaints.start) });
  const scores = input.scores();
  if (scores && happened(scores, asOf)) {
    readers.push({
      indicator: 'score',
      read: ({ c, day: zero }, to) => {
        for (let week = 0; week < to.length; week++) {
          const end = zero - WEEK * week - 1;
          const e = entryAt(scores.day, scores.start[c]!, scores.start[c + 1]!, end);
          const known = e >= scores.start[c]! && end - scores.day[e]! < SCORE_DAYS;
          to[week] = known ? scores.value[e]! / TRACK_UNIT : Number.NaN;
        }
      },
    });
  }
  return readers;
}

function countedUp(start: Int32Array): Int32Array {
  const total = new Int32Array(start.at(-1)!);
  for (let c = 0; c + 1 < start.length; c++)
    for (let i = start[c]!; i < start[c + 1]!; i++) total[i] = i - start[c]! + 1;
  return total;
}

/** Whether anything of the kind is dated up to D. */
function happened({ day }: { day: Int32Array }, asOf: number): boolean {
  for (let i = 0; i < day.length; i++) if (day[i]! <= asOf) return true;
  return false;
}
