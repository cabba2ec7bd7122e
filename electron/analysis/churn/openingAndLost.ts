import { activityAt } from '../view/activity.ts';
import { makeView, type View } from '../view/view.ts';
import type { Span } from './judgedSpan.ts';

/** Who was there at the start of a span, who of them was lost at its end, and the view of the day before it. */
export type OpeningAndLost = {
  /** By ledger index, 1 for yes. */
  readonly opening: Uint8Array;
  readonly lost: Uint8Array;
  /** The business as it was known when the span began: groups and values are those of then. */
  readonly before: View;
};

export function openingAndLost(view: View, { from, to }: Span): OpeningAndLost {
  const { ledger, book, definition, only } = view;
  const opening = activityAt(ledger, book, from - 1, definition.definition).active;
  const closing = activityAt(ledger, book, Math.min(to - 1, view.asOf), definition.definition);
  const lost = opening.map((is, c) => (is === 1 && closing.lost[c] === 1 ? 1 : 0));
  const before = makeView(ledger, from - 1, definition, book);
  return { opening, lost, before: only ? { ...before, only } : before };
}
