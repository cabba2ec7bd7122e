// What purchase lines were for, line by line.
import type Database from 'better-sqlite3';

/** Purchase lines that name a product or a category. */
export const countGoods = (db: Database.Database): number =>
  db.prepare<[], number>(`SELECT count(*) FROM order_line NOT INDEXED WHERE ${NAMED}`).pluck().get() ?? 0;

const NAMED = "refund = 0 AND amount_e4 > 0 AND (product <> '' OR category <> '')";

type Use = (
  customer: number,
  day: number,
  amountE4: number,
  product: string | null,
  category: string | null,
  orderNo: string | null,
) => void;

/** In row order. A function called from SQL is about three times as fast as fetching rows. */
export function eachGood(db: Database.Database, use: Use): void {
  db.function('take_good', (customer: number, day: number, amount: number, product, category, orderNo) => {
    use(customer, day, amount, product, category, orderNo);
    return null;
  });
  db.prepare(
    `SELECT count(take_good(customer_id, day, amount_e4, product, category, order_no)) FROM order_line NOT INDEXED
     WHERE ${NAMED}`,
  ).get();
}
