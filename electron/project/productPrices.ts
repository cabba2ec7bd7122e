// What each product brought and how much of it was sold, line by line.
import type Database from 'better-sqlite3';

/** In row order. A function called from SQL is about three times as fast as fetching rows. */
export function eachPrice(
  db: Database.Database,
  use: (product: string, day: number, amountE4: number, quantity: number) => void,
): void {
  db.function('take_price', (product: string, day: number, amount: number, quantity: number) => {
    use(product, day, amount, quantity);
    return null;
  });
  db.prepare(
    `SELECT count(take_price(product, day, amount_e4, quantity)) FROM order_line NOT INDEXED
     WHERE refund = 0 AND amount_e4 > 0 AND quantity > 0 AND product <> ''`,
  ).get();
}

/** Cost of measures by day. */
export const readCosts = (db: Database.Database): { day: number; amountE4: number }[] =>
  db
    .prepare<[], { day: number; amountE4: number }>(
      'SELECT day, sum(amount_e4) AS amountE4 FROM cost_entry GROUP BY day ORDER BY day',
    )
    .all();
