// What every customer bought, as places in lists of products and categories.
import type Database from 'better-sqlite3';
import type { Favourite } from '../../../shared/contract/segmentRule.ts';
import { favouriteSteps, favouritesAt } from '../../analysis/profile/favourites.ts';
import { NO_ORDER, type OrderBook, type OrderedGoods, orderBook } from '../../analysis/together/orderBook.ts';
import type { View } from '../../analysis/view/view.ts';
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { countGoods, eachGood } from '../../project/orderGoods.ts';
import type { Dictionary } from '../customers/customerDictionaries.ts';
import { indexByRowId } from '../customers/customerTexts.ts';

/** A column with more different texts names single things, not goods that several customers could like. */
const MAX_GOODS = 50_000;

/** What the customers of the whole project like best at the view's date; null where the files do not name it. */
export const favouritesOf = (project: OpenProject, view: View, of: Favourite): Dictionary | null => {
  const steps = project.cachedForData('goods', () => {
    const { product, category } = readGoods(project.db, project.ledger());
    return { product: product && favouriteSteps(product), category: category && favouriteSteps(category) };
  })[of];
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
export const ordersOf = (project: OpenProject, of: Favourite): OrderBook | null =>
  project.cachedForData('goods.orders', () => {
    const { product, category } = readGoods(project.db, project.ledger());
    return { product: product && orderBook(product), category: category && orderBook(category) };
  })[of];

type Column = { codes: Map<string, number>; code: Int32Array };

/** Linear in purchase lines. A column that names nothing, or more than `maxGoods` things, has no book. */
export function readGoods(
  db: Database.Database,
  ledger: Ledger,
  maxGoods = MAX_GOODS,
): Record<Favourite, OrderedGoods | null> {
  const indexOf = indexByRowId(ledger);
  const lines = countGoods(db);
  const customer = new Int32Array(lines);
  const days = new Int32Array(lines);
  const amounts = new Float64Array(lines);
  const orders = new Float64Array(lines);
  const product: Column = { codes: new Map(), code: new Int32Array(lines) };
  const category: Column = { codes: new Map(), code: new Int32Array(lines) };
  let n = 0;
  let lastOrderNo: string | null = null;
  let lastOrder = NO_ORDER;
  eachGood(db, (rowId, day, amountE4, productText, categoryText, orderNo) => {
    if (orderNo !== lastOrderNo) {
      lastOrderNo = orderNo;
      lastOrder = orderNo === null ? NO_ORDER : fingerprint(orderNo);
    }
    orders[n] = lastOrder;
    customer[n] = indexOf[rowId] ?? -1;
    days[n] = day;
    amounts[n] = amountE4;
    product.code[n] = codeIn(product.codes, productText, maxGoods);
    category.code[n] = codeIn(category.codes, categoryText, maxGoods);
    n++;
  });
  const book = ({ codes, code }: Column) =>
    codes.size === 0 || codes.size > maxGoods
      ? null
      : arrange(ledger.customerCount, { customer, days, amounts, orders, code }, [...codes.keys()]);
  return { product: book(product), category: book(category) };
}

function codeIn(codes: Map<string, number>, text: string | null, most: number): number {
  if (text === null || text === '') return -1;
  const known = codes.get(text);
  if (known !== undefined) return known;
  const code = codes.size;
  if (code <= most) codes.set(text, code);
  return code;
}

type Lines = {
  customer: Int32Array;
  days: Int32Array;
  amounts: Float64Array;
  orders: Float64Array;
  code: Int32Array;
};

/** Lines by customer, in the order of the file. */
function arrange(customers: number, { customer, days, amounts, orders, code }: Lines, goods: string[]): OrderedGoods {
  const start = new Int32Array(customers + 1);
  const isIn = (i: number) => customer[i]! >= 0 && code[i]! >= 0;
  for (let i = 0; i < code.length; i++) if (isIn(i)) start[customer[i]! + 1]!++;
  for (let c = 0; c < customers; c++) start[c + 1]! += start[c]!;
  const size = start[customers]!;
  const next = start.slice(0, customers);
  const book = {
    day: new Int32Array(size),
    amountE4: new Float64Array(size),
    order: new Float64Array(size),
    good: new Int32Array(size),
  };
  for (let i = 0; i < code.length; i++) {
    if (!isIn(i)) continue;
    const to = next[customer[i]!]!++;
    book.day[to] = days[i]!;
    book.amountE4[to] = amounts[i]!;
    book.order[to] = orders[i]!;
    book.good[to] = code[i]!;
  }
  return { ...book, start, goods };
}
