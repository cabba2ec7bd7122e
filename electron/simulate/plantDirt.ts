// Dirt for import tests: the order table with faults of known kind and number.
import { makeRandom } from '../stats/random.ts';
import type { SimulatedBusiness } from './simulatedBusiness.ts';
import { makeOrderRow, type Table, tableHeader } from './tables.ts';

/** Shares of order lines that get each fault; at most one fault a line. */
export type DirtShares = {
  /** Customer id left blank. */
  noCustomer: number;
  /** The line stands in the file twice. */
  duplicate: number;
  /** A test order of 0.01 follows the line. */
  testOrder: number;
  /** A date or an amount written another way, still readable: 2024年3月5日, ￥1,234.50. */
  oddDate: number;
  oddAmount: number;
  /** A date or an amount that cannot be read. */
  badDate: number;
  badAmount: number;
};
export const DIRT_KINDS = [
  'noCustomer',
  'duplicate',
  'testOrder',
  'oddDate',
  'oddAmount',
  'badDate',
  'badAmount',
] as const satisfies readonly (keyof DirtShares)[];
export type DirtKind = (typeof DIRT_KINDS)[number];

export type DirtyOrders = {
  table: Table;
  /** Lines with each fault: the right answer of an import test. */
  planted: Record<DirtKind, number>;
  /** Data rows of the table. */
  rows: number;
};

const ORDER_NO = 0;
const DATE = 1;
const CUSTOMER = 2;
const NAME = 3;
const PRICE = 7;
const AMOUNT = 8;

/** Other ways to write 2024-03-05 14:30. Day and month keep their order, so that each still names one day. */
function oddDate(text: string, style: number, chinese: boolean): string {
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  const [m, d] = [Number(month), Number(day)];
  if (style === 0) return `${year}/${m}/${d}`;
  if (style === 1) return `${year}-${m}-${d} 00:00:00`;
  if (style === 2) return chinese ? `${year}年${m}月${d}日` : `${year}.${month}.${day}`;
  return ` ${text.slice(0, 10)} `;
}

/** Other ways to write 1234.50. */
function oddAmount(text: string, style: number, chinese: boolean): string {
  const grouped = text.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/(\.\d*),/g, '$1');
  const minus = grouped.startsWith('-') ? '-' : '';
  const size = grouped.replace('-', '');
  if (style === 0) return grouped;
  if (style === 1) return `${minus}${chinese ? '￥' : '£'}${size}`;
  if (style === 2) return chinese ? `${minus}${size}元` : `${minus}${size} GBP`;
  return ` ${text} `;
}

const BAD_DATES = ['2024-13-45', 'n/a', '待定', '0000-00-00', '30/02'];
const BAD_AMOUNTS = ['#REF!', 'n/a', '—', 'abc', '1.2.3'];

/** The order table with faults; the same business, shares and seed give the same table. */
export function plantDirt(business: SimulatedBusiness, shares: DirtShares, seed: number): DirtyOrders {
  const { count } = business.lines;
  const random = makeRandom(seed, 2);
  const faults = new Uint8Array(count);
  const styles = new Uint8Array(count);
  const planted = Object.fromEntries(DIRT_KINDS.map((kind) => [kind, 0])) as Record<DirtKind, number>;
  for (let i = 0; i < count; i++) {
    const u = random.uniform();
    let total = 0;
    const kind = DIRT_KINDS.findIndex((name) => {
      total += shares[name];
      return u < total;
    });
    if (kind < 0) continue;
    faults[i] = kind + 1;
    styles[i] = random.below(20);
    planted[DIRT_KINDS[kind]!]++;
  }
  const chinese = business.spec.locale === 'zh-CN';
  const rowOf = makeOrderRow(business);

  function* rows(): Iterable<string[]> {
    for (let i = 0; i < count; i++) {
      const row = rowOf(i);
      const style = styles[i]!;
      const fault = faults[i] === 0 ? null : DIRT_KINDS[faults[i]! - 1]!;
      if (fault === 'noCustomer') {
        row[CUSTOMER] = '';
        row[NAME] = '';
      } else if (fault === 'oddDate') row[DATE] = oddDate(row[DATE]!, style % 4, chinese);
      else if (fault === 'oddAmount') row[AMOUNT] = oddAmount(row[AMOUNT]!, style % 4, chinese);
      else if (fault === 'badDate') row[DATE] = BAD_DATES[style % BAD_DATES.length]!;
      else if (fault === 'badAmount') {
        row[AMOUNT] = BAD_AMOUNTS[style % BAD_AMOUNTS.length]!;
        row[PRICE] = '';
      }
      yield row;
      if (fault === 'duplicate') yield [...row];
      if (fault === 'testOrder') {
        const test = [...row];
        test[ORDER_NO] = `TEST${i}`;
        test[CUSTOMER] = 'TEST';
        test[NAME] = chinese ? '测试' : 'test';
        test[PRICE] = '0.01';
        test[AMOUNT] = '0.01';
        yield test;
      }
    }
  }
  return {
    table: { header: tableHeader(business, 'orders'), rows },
    planted,
    rows: count + planted.duplicate + planted.testOrder,
  };
}
