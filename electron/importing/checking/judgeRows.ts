// What can be said of a record by itself, or from the rows before it.
import { cleanText } from '../cells/cleanText.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { RecordReader } from '../records/recordReader.ts';
import { hashRow, newHash } from './hashCells.ts';
import { makeHashTable } from './hashTable.ts';
import { makeTestGoods, namesTest } from './isTestOrder.ts';

/** Findings that one pass can tell row by row. */
export const ROW_FINDINGS = [
  'futureDates',
  'oldDates',
  'testOrders',
  'negativeAmounts',
  'zeroAmounts',
  'replacedCharacters',
  'repeatedRows',
  'overlappingFiles',
] as const;
export type RowFinding = (typeof ROW_FINDINGS)[number];

export type RowJudge = (row: readonly Cell[]) => boolean;

/** Where a kind of record keeps what findings are about; -1 where it has no such thing. */
export function placesOf(reader: RecordReader) {
  const at = (name: string) => reader.columns.findIndex((column) => column.name === name);
  return {
    day: at('day'),
    amount: at('amount_e4'),
    refund: at('refund'),
    orderNo: at('order_no'),
    product: at('product'),
  };
}

/** The column a finding points to. */
export function columnOf(plan: ImportPlan, code: string): number | null {
  const field = (...names: string[]) => {
    const found = names.map((name) => plan.fields.get(name)).find((column) => column !== undefined);
    return found ?? null;
  };
  if (/dates?$/i.test(code)) return field('date');
  if (/amounts?$/i.test(code) || code === 'outliers' || code === 'refundWithoutSale')
    return field('amount', 'unitPrice');
  if (/customer$/i.test(code)) return field('customer');
  if (code === 'unpaid') return field('status', 'date');
  if (code === 'sharedOrderNo') return field('orderNo');
  if (code === 'testOrders') return field('orderNo', 'customer');
  return null;
}

/** Judges of the record that the reader holds, a row of the file that `part` says. Those that do not fit the kind of record are left out. */
export function makeRowJudges(
  plan: ImportPlan,
  reader: RecordReader,
  part: () => number,
): ReadonlyMap<RowFinding, RowJudge> {
  const { record } = reader;
  const { values } = record;
  const { day, amount, refund, orderNo, product } = placesOf(reader);
  const lastDay = plan.today + 1;
  const judges = new Map<RowFinding, RowJudge>();
  if (day >= 0) {
    judges.set('futureDates', () => (values[day] as number) > lastDay);
    judges.set('oldDates', () => (values[day] as number) < 0);
  }
  // A cost below 0 is a credit note and takes nothing from anybody's revenue.
  if (amount >= 0 && plan.kind === 'orders') {
    judges.set('negativeAmounts', () => (values[amount] as number) < 0);
    judges.set('zeroAmounts', () => values[amount] === 0 && (refund < 0 || values[refund] === 0));
  }
  if (plan.kind !== 'costs') {
    const isTestGood = makeTestGoods();
    const name = plan.fields.get('customerName') ?? -1;
    judges.set(
      'testOrders',
      (row) =>
        namesTest(record.customer) ||
        (orderNo >= 0 && namesTest(values[orderNo] as string | null)) ||
        (name >= 0 && namesTest(cleanText(row[name]))) ||
        (product >= 0 && isTestGood(values[product] as string | null)),
    );
  }
  judges.set('replacedCharacters', (row) => {
    for (let k = 0; k < row.length; k++) {
      const cell = row[k];
      if (typeof cell === 'string' && cell.includes('\uFFFD')) return true;
    }
    return false;
  });
  if (plan.kind !== 'customers') {
    const seen = makeHashTable(plan.parts.length > 1 ? ['int32'] : []);
    const hash = newHash();
    let judged: readonly Cell[] | null = null;
    /** The file whose row this one repeats; -1 for none. */
    let from = -1;
    const repeats = (row: readonly Cell[]): number => {
      if (row === judged) return from;
      judged = row;
      hashRow(hash, row);
      const slot = seen.put(hash);
      if (plan.parts.length === 1) from = seen.added() ? -1 : 0;
      else if (seen.added()) {
        seen.set(slot, part(), 0);
        from = -1;
      } else from = seen.first(slot);
      return from;
    };
    judges.set('repeatedRows', (row) => repeats(row) === part());
    if (plan.parts.length > 1)
      judges.set('overlappingFiles', (row) => {
        const first = repeats(row);
        return first >= 0 && first !== part();
      });
  }
  return judges;
}
