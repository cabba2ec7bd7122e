// What is bought together at a date, kept until the data change; and who has not bought the other thing yet.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { TogetherResult } from '../../../shared/contract/together.ts';
import type { Carried } from '../../analysis/sufficiency/sufficiency.ts';
import { boughtNotYet } from '../../analysis/together/notYet.ts';
import { type TogetherOptions, togetherNeed, togetherResult } from '../../analysis/together/togetherResult.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { ordersOf } from '../view/goodsBook.ts';

export const togetherAt = (project: OpenProject, view: View, options: TogetherOptions): TogetherResult =>
  project.cachedForData(`together ${viewKey(view)} ${JSON.stringify(options)}`, () =>
    togetherResult(view, ordersOf(project, options.of), options),
  );

const WAYS = [
  { of: 'product', basket: 'order' },
  { of: 'product', basket: 'customer' },
  { of: 'category', basket: 'order' },
  { of: 'category', basket: 'customer' },
] as const;

/** By products in orders or, where the data do not carry it, by the next way that they do carry. */
export function togetherWherePossible(project: OpenProject, view: View, limit: number): TogetherResult {
  const by = (way: (typeof WAYS)[number]) => togetherAt(project, view, { ...way, first: 1, minCount: null, limit });
  return by(WAYS.find((way) => !by(way).refused) ?? WAYS[0]);
}

/** Of the ways to look at it the first that the data carry, else what is missing for the first. */
export function togetherNeedAt(project: OpenProject, view: View): Carried {
  const by = (way: (typeof WAYS)[number]) => togetherNeed(view, ordersOf(project, way.of), way);
  return by(WAYS.find((way) => !by(way).refused) ?? WAYS[0]);
}

export function notYetMembers(
  project: OpenProject,
  view: View,
  { of, bought, notYet }: Extract<CustomerSet, { kind: 'boughtNotYet' }>,
): Uint8Array {
  const book = ordersOf(project, of);
  return book ? boughtNotYet(book, view, bought, notYet) : new Uint8Array(view.ledger.customerCount);
}
