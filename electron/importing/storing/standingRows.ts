// The rows of one table that the project holds already, as fingerprints in typed arrays: 28 bytes a row.
import type Database from 'better-sqlite3';
import type { RecordTable, RecordValue } from '../records/recordReader.ts';

export type ComparedTable = Exclude<RecordTable, 'customer_description'>;

/** What makes two rows the same, besides their customer; and what makes one the successor of the other. */
export const COMPARED: Readonly<Record<ComparedTable, { columns: readonly string[]; topic: string }>> = {
  order_line: {
    columns: ['day', 'minute', 'amount_e4', 'refund', 'quantity', 'order_no', 'product', 'category'],
    topic: 'product',
  },
  interaction: { columns: ['day', 'minute', 'channel', 'note'], topic: 'channel' },
  complaint: { columns: ['day', 'minute', 'category', 'note', 'solved_day'], topic: 'category' },
  survey_answer: { columns: ['day', 'question', 'score', 'answer'], topic: 'question' },
  cost_entry: { columns: ['measure_id', 'day', 'kind', 'hours', 'amount_e4', 'note'], topic: 'kind' },
};

export type Fingerprint = { low: number; high: number };

const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/** Two independent 32-bit multiplicative hashes over numbers and texts in turn: 64 bits together. */
function hashInto(result: Fingerprint, values: readonly RecordValue[], count: number): void {
  let low = 0x2f0b4c47;
  let high = 0x5bd1e995;
  for (let k = 0; k < count; k++) {
    const value = values[k]!;
    let word = 0x6e756c6c;
    if (typeof value === 'number') {
      word = value | 0;
      if (word !== value) {
        real[0] = value;
        word = words[0]! ^ Math.imul(words[1]!, 0x85ebca6b);
        high = Math.imul(high ^ words[1]!, 0x5bd1e995);
      }
    } else if (value !== null) {
      const text = value;
      word = text.length ^ 0x74657874;
      for (let i = 0; i < text.length; i += 2) {
        const pair = (text.charCodeAt(i) << 16) ^ (i + 1 < text.length ? text.charCodeAt(i + 1) : 0);
        low = Math.imul(low ^ Math.imul(pair, 0xcc9e2d51), 0x1b873593);
        low ^= low >>> 15;
        high = Math.imul((high ^ pair) + 0x9e3779b9, 0x85ebca6b);
        high ^= high >>> 13;
      }
    }
    low = Math.imul(low ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
    low ^= low >>> 15;
    high = Math.imul((high ^ word) + 0x9e3779b9, 0x85ebca6b);
    high ^= high >>> 13;
  }
  result.low = scatter(low);
  result.high = scatter(high);
}

function scatter(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export type RowHasher = {
  /** Fingerprint of customer, compared columns and attributes: all values, in this order. */
  readonly content: (values: readonly RecordValue[]) => Fingerprint;
  /** 53 bits of order number and product; without an order number of customer, day, minute and topic. */
  readonly key: (values: readonly RecordValue[]) => number;
};

/** Values stand in the order of `valueColumns`. */
export function makeRowHasher(table: ComparedTable): RowHasher {
  const columns = valueColumns(table);
  const result: Fingerprint = { low: 0, high: 0 };
  const at = (column: string) => columns.indexOf(column);
  const [atOrderNo, atTopic] = [at('order_no'), at(COMPARED[table].topic)];
  const others = ['customer_id', 'day', 'minute', 'measure_id'].map(at).filter((column) => column >= 0);
  const parts: RecordValue[] = [];
  return {
    content: (values) => {
      hashInto(result, values, columns.length);
      return result;
    },
    key: (values) => {
      parts.length = 0;
      const orderNo = atOrderNo < 0 ? null : values[atOrderNo]!;
      if (orderNo !== null) parts.push(orderNo);
      else for (const column of others) parts.push(values[column]!);
      parts.push(values[atTopic]!);
      hashInto(result, parts, parts.length);
      return (result.high >>> 11) * 4294967296 + (result.low >>> 0);
    },
  };
}

/** What a row is compared by: customer, own columns, attributes. */
export const valueColumns = (table: ComparedTable): string[] => [
  ...(table === 'cost_entry' ? [] : ['customer_id']),
  ...COMPARED[table].columns,
  'attributes',
];

/** Whether two imports lined up their attributes alike: the longer list goes on where the shorter ends. */
export const sameAttributes = (one: readonly string[], other: readonly string[]): boolean => {
  for (let k = 0; k < one.length && k < other.length; k++) if (one[k] !== other[k]) return false;
  return true;
};

export type StandingRows = {
  readonly count: number;
  /** Import of each row, by its place. */
  readonly batch: Int32Array;
  /** Takes the earliest row with this content that nobody has taken; its place, or -1. */
  readonly take: (content: Fingerprint) => number;
  /** Some imports lined up their attributes otherwise: their rows stand without them. */
  readonly someWithoutAttributes: boolean;
  /** Row id, day and key by place, and whether the row was taken; only where asked for. */
  readonly details: { rowId: Int32Array; day: Int32Array; key: Float64Array; taken: Uint8Array } | null;
};

export type Standing = {
  table: ComparedTable;
  /** Rows of this import do not count. */
  batch: number;
  attributeNames: readonly string[];
  /** Free columns count for every row, not only for rows without an order number. */
  attributesCount: boolean;
  withDetails: boolean;
};

/** Null where the table holds no row of another import. */
export function readStandingRows(db: Database.Database, asked: Standing): StandingRows | null {
  const { table, batch: own } = asked;
  const count =
    db
      .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE batch_id IS NOT NULL AND batch_id <> ?`)
      .pluck()
      .get(own) ?? 0;
  if (count === 0) return null;
  const [low, high, head, next, batch] = Array.from({ length: 5 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let size = 16;
  while (size < count * 1.5) size *= 2;
  const slots = new Int32Array(size);
  const slotOf = (content: Fingerprint): number => {
    let slot = (content.low ^ (content.high >>> 7)) & (size - 1);
    for (let at = slots[slot]!; at !== 0; at = slots[slot]!) {
      if (low[at - 1] === content.low && high[at - 1] === content.high) break;
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  const details = asked.withDetails
    ? {
        rowId: new Int32Array(count),
        day: new Int32Array(count),
        key: new Float64Array(count),
        taken: new Uint8Array(count),
      }
    : null;

  const linedUp = new Map(
    db
      .prepare<[], [number, string]>('SELECT id, attribute_names FROM import_batch')
      .raw()
      .all()
      .map(([id, names]) => [id, sameAttributes(JSON.parse(names) as string[], asked.attributeNames)]),
  );

  const columns = valueColumns(table);
  const atDay = columns.indexOf('day');
  const hasher = makeRowHasher(table);
  let i = 0;
  let someWithoutAttributes = false;
  const fill = (id: number, from: number, ...values: RecordValue[]) => {
    batch[i] = from;
    if (linedUp.get(from) !== true) {
      someWithoutAttributes = true;
      values[columns.length - 1] = null;
    }
    const content = hasher.content(values);
    low[i] = content.low;
    high[i] = content.high;
    if (details) {
      details.rowId[i] = id;
      details.day[i] = values[atDay] as number;
      details.key[i] = hasher.key(values);
    }
    i++;
    return null;
  };
  db.function('fill_standing', { varargs: true }, fill as (...row: unknown[]) => unknown);
  const read = columns.map((column) =>
    column === 'attributes' && table === 'order_line' && !asked.attributesCount
      ? 'CASE WHEN order_no IS NULL THEN attributes END'
      : column,
  );
  db.prepare<[number]>(
    `SELECT count(fill_standing(id, batch_id, ${read.join(', ')}))
     FROM ${table} NOT INDEXED WHERE batch_id IS NOT NULL AND batch_id <> ?`,
  ).get(own);
  if (i !== count) throw new Error(`read ${i} of ${count} rows of ${table}`);
  // From the last row to the first, so that the earliest of equal rows ends up on top.
  for (i = count - 1; i >= 0; i--) {
    const slot = slotOf({ low: low[i]!, high: high[i]! });
    const first = slots[slot]!;
    if (first === 0) slots[slot] = i + 1;
    const top = first === 0 ? i : first - 1;
    next[i] = first === 0 ? -1 : head[top]!;
    head[top] = i;
  }

  return {
    count,
    batch,
    someWithoutAttributes,
    details,
    take: (content) => {
      const first = slots[slotOf(content)]!;
      if (first === 0) return -1;
      const place = head[first - 1]!;
      if (place < 0) return -1;
      head[first - 1] = next[place]!;
      if (details) details.taken[place] = 1;
      return place;
    },
  };
}
