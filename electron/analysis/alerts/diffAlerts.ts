import type { AlertChanges } from '../../../shared/contract/alerts.ts';

/** Codes of how an alert has changed; 0 for customers without one before and now. */
export const NEW = 1;
export const WORSE = 2;
export const BETTER = 3;
export const SAME = 4;
export const CLOSED = 5;

export type AlertDiff = { readonly change: Uint8Array; readonly counts: AlertChanges };

/**
 * What has become of every customer's alert between two lists, by ledger index: from level 0 it is new, to level 0
 * closed, else worse, better or the same. Everybody with an alert in either list is counted in exactly one place, so
 * the five counts add up to them all; a list against itself is all the same. Levels are 0…3.
 */
export function diffAlerts(before: Uint8Array, now: Uint8Array): AlertDiff {
  const change = new Uint8Array(now.length);
  const tally = [0, 0, 0, 0, 0, 0];
  for (let c = 0; c < now.length; c++) {
    const from = before[c]!;
    const to = now[c]!;
    const code =
      from === to ? (to === 0 ? 0 : SAME) : from === 0 ? NEW : to === 0 ? CLOSED : to > from ? WORSE : BETTER;
    change[c] = code;
    tally[code]!++;
  }
  return {
    change,
    counts: {
      new: tally[NEW]!,
      worse: tally[WORSE]!,
      better: tally[BETTER]!,
      same: tally[SAME]!,
      closed: tally[CLOSED]!,
    },
  };
}
