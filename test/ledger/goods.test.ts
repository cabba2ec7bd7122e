// What was bought, as the ledger holds it, against plain SQL over the rows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixedBaskets } from '../../electron/analysis/together/basketsAt.ts';
import { favouritesOf, ordersOf } from '../../electron/gathering/view/goodsBook.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { makeGoodsCodes } from '../../electron/ledger/goodsCodes.ts';
import { mergeCustomers } from '../../electron/project/merges.ts';
import type { OpenProject } from '../../electron/project/openProject.ts';
import { isoDate } from '../../shared/dates.ts';
import { openShop, type ShopLine } from '../customers/customerShop.ts';

const CODES = ['A', 'B', 'C', '__proto__'];
const FIRST = 19000;
const named = fc.constantFrom(null, '', '龙井', '普洱', '__proto__', 'a');
const lineArbitrary: fc.Arbitrary<ShopLine> = fc.record({
  code: fc.constantFrom(...CODES),
  date: fc.integer({ min: FIRST, max: FIRST + 12 }).map(isoDate),
  amount: fc.constantFrom(-5, 0, 1, 2, 3),
  orderNo: fc.constantFrom(null, 'x', 'y', 'z'),
  product: named,
  category: named,
});

const PURCHASES = 'refund = 0 AND amount_e4 > 0';
const OWNER = 'coalesce((SELECT merged_into FROM customer WHERE id = customer_id), customer_id)';

/** Customers with lines that name something, each with what they bought most often. */
const favouritesInSql = ({ db }: OpenProject, of: string, asOf: number) =>
  db
    .prepare<[number], [string, string]>(
      `WITH bought AS (
         SELECT (SELECT code FROM customer WHERE id = ${OWNER}) AS code, ${of} AS good, count(*) AS lines, sum(amount_e4) AS money
         FROM order_line WHERE ${PURCHASES} AND ${of} <> '' AND day <= ? GROUP BY 1, 2
       ), ranked AS (SELECT *, row_number() OVER (PARTITION BY code ORDER BY lines DESC, money DESC, good) AS place FROM bought)
       SELECT code, good FROM ranked WHERE place = 1 ORDER BY code`,
    )
    .raw()
    .all(asOf);

const mixedInSql = ({ db }: OpenProject, of: string, basket: string, asOf: number) =>
  db
    .prepare<[number], number>(
      `SELECT count(*) FROM (
         SELECT 1 FROM order_line WHERE ${PURCHASES} AND ${of} <> '' AND day <= ?
         GROUP BY ${OWNER} ${basket === 'order' ? ', order_no, CASE WHEN order_no IS NULL THEN day END' : ''}
         HAVING count(DISTINCT ${of}) > 1)`,
    )
    .pluck()
    .get(asOf);

function expectAsInSql(project: OpenProject, asOf: number): void {
  const view = viewOrBlank(project, isoDate(asOf));
  const codeOf = project.db.prepare<[number], string>('SELECT code FROM customer WHERE id = ?').pluck();
  for (const of of ['product', 'category'] as const) {
    const found = favouritesOf(project, view, of);
    const book = ordersOf(project, of);
    const liked = [...view.ledger.customerRowId].flatMap((id, c) =>
      found && found.codeOf[c]! >= 0 ? [[codeOf.get(id)!, found.values[found.codeOf[c]!]!]] : [],
    );
    expect(liked).toEqual(favouritesInSql(project, of, asOf));
    for (const basket of ['order', 'customer'] as const) {
      const mixed = book ? mixedBaskets(book, view, basket) : 0;
      expect(mixed, `${of} ${basket}`).toBe(mixedInSql(project, of, basket, asOf));
    }
  }
}

describe('what was bought', () => {
  test('is what the rows say, at every date, also where customers were merged', () => {
    fc.assert(
      fc.property(
        fc.array(lineArbitrary, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: FIRST, max: FIRST + 12 }),
        fc.boolean(),
        (lines, asOf, merges) => {
          const { project } = openShop({ customers: CODES.map((code) => ({ code })), lines });
          if (merges) mergeCustomers(project.db, { keep: 'B', gone: 'A', evidence: [] });
          expectAsInSql(project, asOf);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a column in which every line names another thing is no column of goods', () => {
    const codes = makeGoodsCodes(2);
    expect(['a', 'b', null, '', 'a'].map(codes.codeOf)).toEqual([0, 1, -1, -1, 0]);
    expect(codes.goods()).toEqual(['a', 'b']);
    codes.codeOf('c');
    expect(codes.goods()).toEqual([]);
  });
});
