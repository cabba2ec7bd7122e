// Records of many rows in a few flat pieces: what passes from the reader's process to the one that stores them. An
// object for every row would cost more than reading it.
import type { CustomerNumbers } from './customerNumbers.ts';
import type { RecordColumn, RecordValue } from './recordReader.ts';

/** Texts joined to one; `ends[k]` is where text k ends, as ~end where it is null. */
export type PackedTexts = { readonly joined: string; readonly ends: Int32Array };
/** NULL_INT and NaN stand for null. */
export type PackedColumn = Int32Array | Float64Array | PackedTexts | null;

export type PackedBatch = {
  readonly rows: number;
  readonly rowNumbers: Int32Array;
  /** Customers by the order in which the reader first met them; -1 where a record names none. */
  readonly customers: Int32Array;
  /** Ids of the customers first met in this batch. */
  readonly newCustomers: PackedTexts;
  /** Aligned with the reader's columns; null where every value is null. */
  readonly columns: readonly PackedColumn[];
};

export const NULL_INT = -2_147_483_648;

export function packTexts(texts: readonly (string | null)[]): PackedTexts {
  const ends = new Int32Array(texts.length);
  let end = 0;
  for (let k = 0; k < texts.length; k++) {
    const text = texts[k]!;
    if (text === null) ends[k] = ~end;
    else {
      end += text.length;
      ends[k] = end;
    }
  }
  return { joined: texts.join(''), ends };
}

export function unpackTexts({ joined, ends }: PackedTexts): (string | null)[] {
  const texts = new Array<string | null>(ends.length);
  let start = 0;
  for (let k = 0; k < ends.length; k++) {
    const end = ends[k]!;
    if (end < 0) texts[k] = null;
    else {
      texts[k] = joined.substring(start, end);
      start = end;
    }
  }
  return texts;
}

const isInt32 = (value: number) => (value | 0) === value && value !== NULL_INT;

function packNumbers(values: readonly (number | null)[], rows: number): Int32Array | Float64Array {
  const ints = new Int32Array(rows);
  for (let k = 0; k < rows; k++) {
    const value = values[k]!;
    if (value === null) ints[k] = NULL_INT;
    else if (isInt32(value)) ints[k] = value;
    else return Float64Array.from({ length: rows }, (_, i) => values[i] ?? Number.NaN);
  }
  return ints;
}

/** Gathers records and gives them out packed. */
export function makePacker(columns: readonly RecordColumn[], rowsPerBatch: number, numbers: CustomerNumbers) {
  const held = columns.map(() => new Array<RecordValue>(rowsPerBatch).fill(null));
  const filled = new Uint8Array(columns.length);
  const rowNumbers = new Int32Array(rowsPerBatch);
  const customers = new Int32Array(rowsPerBatch);
  let rows = 0;

  return {
    /** True when the batch is full and must be taken. */
    add: (rowNumber: number, customer: string | null, values: readonly RecordValue[]): boolean => {
      rowNumbers[rows] = rowNumber;
      customers[rows] = customer === null ? -1 : numbers.numberOf(customer);
      for (let k = 0; k < values.length; k++) {
        const value = values[k]!;
        held[k]![rows] = value;
        if (value !== null) filled[k] = 1;
      }
      return ++rows === rowsPerBatch;
    },
    rows: () => rows,
    take: (): PackedBatch => {
      const batch: PackedBatch = {
        rows,
        rowNumbers: rowNumbers.slice(0, rows),
        customers: customers.slice(0, rows),
        newCustomers: packTexts(numbers.takeNew()),
        columns: columns.map(({ type }, k) => {
          if (filled[k] === 0) return null;
          const values = rows === rowsPerBatch ? held[k]! : held[k]!.slice(0, rows);
          return type === 'text'
            ? packTexts(values as (string | null)[])
            : packNumbers(values as (number | null)[], rows);
        }),
      };
      filled.fill(0);
      rows = 0;
      return batch;
    },
  };
}
