import { OFF } from '../../../shared/alertNotches.ts';
import { countAtDials, type DialCounts, type DialTrace } from './dialTrace.ts';
import type { AlertDates } from './scoreAlerts.ts';

/** A step of a dial is judged as if it had brought so many more alerts of average worth, so that three lucky ones do not decide. */
const PRIOR = 5;
/** Notches a dial may go at once: the next one alone may bring nothing but alerts that come too late. */
const JUMPS = [1, 2, 3, 4, 6, 8];

export type Split = { readonly dates: AlertDates; readonly earlyTo: number; readonly lateFrom: number };

/**
 * Where the past is parted: the cuts are chosen on alerts whose outcome was known on the border, and judged on those
 * raised after it, about as many dates each. So the judgement is of rules as they could have been set on that day.
 */
export function splitDates(dates: AlertDates): Split {
  const outcome = Math.ceil(dates.horizon / dates.step);
  const lateFrom = Math.ceil((dates.mature + outcome) / 2);
  return { dates, earlyTo: Math.max(0, lateFrom - outcome), lateFrom };
}

/**
 * Loosens the dials of the rules step by step, from none switched on: each time the one that brings most worth for each
 * alert it adds, a notch or several at once. A true alert is worth its lead time, so that more calls buy earlier
 * warnings once everybody is caught. The path goes from few and sure alerts to many and doubtful ones, and serves every
 * aim. `base` is the worth of an alert on nobody in particular.
 */
export function loosen(
  trace: DialTrace,
  { dates, earlyTo, lateFrom }: Split,
  fixed: readonly boolean[],
  most: number,
  base: number,
): { dials: number[]; counts: DialCounts }[] {
  const count = (dials: readonly number[]) => countAtDials(trace, dials, dates, earlyTo, lateFrom);
  let dials = fixed.map((is) => (is ? 1 : OFF));
  let now = count(dials);
  /** Notches passed over in one go, where they are surer than the one it went to. */
  const between = (from: readonly number[], to: { dials: number[]; counts: typeof now }) => {
    const r = from.findIndex((dial, i) => dial !== to.dials[i]);
    const sure = to.counts.earlyHits / Math.max(1, to.counts.early);
    const found: { dials: number[]; counts: typeof now }[] = [];
    for (let dial = from[r]! - 1; dial > to.dials[r]!; dial--) {
      const tried = from.with(r, dial);
      const counts = count(tried);
      if (counts.early > 0 && counts.earlyHits / counts.early > sure) found.push({ dials: tried, counts });
    }
    return found;
  };
  const path: { dials: number[]; counts: typeof now }[] = [];
  while (now.early <= most) {
    let best: { dials: number[]; counts: typeof now } | null = null;
    let bestShare = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < dials.length; r++) {
      if (fixed[r]) continue;
      for (const jump of JUMPS) {
        if (dials[r]! - jump < 1) break;
        const tried = dials.with(r, dials[r]! - jump);
        const counts = count(tried);
        const added = counts.early - now.early;
        if (now.early + added > most && path.length > 0 && jump > 1) break;
        const worth = counts.earlyWorth - now.earlyWorth;
        const share = added <= 0 ? (worth > 0 ? 2 : -1) : (worth + PRIOR * base) / (added + PRIOR);
        if (share <= bestShare) continue;
        best = { dials: tried, counts };
        bestShare = share;
      }
    }
    if (!best) break;
    for (const one of between(dials, best)) path.push(one);
    ({ dials, counts: now } = best);
    if (now.early > 0) path.push(best);
  }
  return path.filter(({ counts }, i) => !path.slice(i + 1).some((later) => isSurer(later.counts, counts)));
}

/** A point is dropped where a looser one is right more often: it comes too late for many, and nobody wants it. */
const isSurer = (one: DialCounts, than: DialCounts): boolean =>
  one.earlyHits * Math.max(1, than.early) > than.earlyHits * Math.max(1, one.early);
