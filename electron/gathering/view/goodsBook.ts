// What customers like best, and what they bought in which order.
import type { Favourite } from '../../../shared/contract/segmentRule.ts';
import { favouriteSteps, favouritesAt, goodsBook } from '../../analysis/profile/favourites.ts';
import { type OrderBook, orderBook } from '../../analysis/together/orderBook.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { Dictionary } from '../customers/customerDictionaries.ts';

/** What the customers of the whole project like best at the view's date; null where the files do not name it. */
export const favouritesOf = (project: OpenProject, view: View, of: Favourite): Dictionary | null => {
  const steps = project.cachedForData(`favourites ${of}`, () => {
    const book = goodsBook(project.ledger(), of);
    return book && favouriteSteps(book);
  });
  if (!steps) return null;
  const shelf = project.cachedForData(`goods.${of}`, () => new Map<number, Dictionary>());
  const found = shelf.get(view.asOf) ?? favouritesAt(steps, view.asOf);
  shelf.delete(view.asOf);
  shelf.set(view.asOf, found);
  if (shelf.size > KEPT_DAYS) shelf.delete(shelf.keys().next().value!);
  return found;
};

const KEPT_DAYS = 4;

/** The orders that name what was bought, by the names of one column; null where the files do not name it. */
export const ordersOf = (project: OpenProject, of: Favourite): OrderBook | null => orderBook(project.ledger(), of);
