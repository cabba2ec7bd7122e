import type { MovementOptions } from '../../../shared/contract/customerSet.ts';
import type { Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { VALUE_CLASSES, valueClassesOf } from '../value/valueClasses.ts';
import { STATE_NAMES } from '../view/states.ts';
import { makeView, type View } from '../view/view.ts';
import { rfmOf } from './rfm.ts';

export type Movement = {
  readonly options: MovementOptions;
  /** The view at the earlier date. */
  readonly before: View;
  /** Group names in their order. */
  readonly names: readonly string[];
  /** Place in `names` plus one at each date by ledger index; 0 for whoever had not bought yet. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** Why groups cannot be told at one of the dates. */
  readonly refused: Text | null;
};

/**
 * The group of every customer at two dates: segments, value classes or states. The later date is the view's; the
 * earlier lies before it, or the answer is that nobody moved. Both are judged by the same definition and options, the
 * scores each by the cut points of its own date, as the screens showed them then, or both by the later ones: then only
 * what customers did moves them, and not what others did. Whoever had not bought by the earlier date comes from
 * nowhere; nobody goes back there, because a purchase is never undone. Linear in the customers.
 */
export function movementOf(view: View, fromDay: number, options: MovementOptions): Movement {
  const earlier = Math.min(fromDay, view.asOf);
  const facts = view.facts && { facts: view.facts };
  const before = makeView(view.ledger, earlier, view.definition, view.book, facts);
  if (options.by === 'state') {
    const bought = (v: View) => v.states.map((state, c) => (v.metrics.lastDay[c] === NO_DAY ? 0 : state));
    return {
      options,
      before,
      names: STATE_NAMES.slice(1, 4) as string[],
      from: bought(before),
      to: bought(view),
      refused: null,
    };
  }
  if (options.by === 'valueClass') {
    const sooner = valueClassesOf(before, options.value);
    const later = valueClassesOf(view, options.value);
    const refused = sooner.refused ?? later.refused;
    return { options, before, names: VALUE_CLASSES, from: sooner.classOf, to: later.classOf, refused };
  }
  const later = rfmOf(view, options.rfm);
  const sooner = rfmOf(before, options.rfm, options.sameCuts ? later.edges : null);
  return { options, before, names: later.names, from: sooner.segment, to: later.segment, refused: null };
}
