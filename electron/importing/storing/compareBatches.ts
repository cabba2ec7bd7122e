// Batches of records beside the rows of the project, without storing any.
import type Database from 'better-sqlite3';
import type { ImportMode } from '../../../shared/contract/importChoices.ts';
import type { Difference } from '../../../shared/contract/importReports.ts';
import { isoDate } from '../../../shared/dates.ts';
import { amountOf } from '../../../shared/money.ts';
import type { PackedBatch } from '../records/packRecords.ts';
import type { RecordValue } from '../records/recordReader.ts';
import type { RecordsStream } from '../startReader.ts';
import { readNewestDescriptions } from './compareDescriptions.ts';
import { makeAligner, makeNumberList } from './compareRows.ts';
import { makeCustomerIds } from './customerIds.ts';
import { matchKeys } from './matchKeys.ts';
import {
  COMPARED,
  type ComparedTable,
  makeRowHasher,
  readStandingRows,
  type StandingRows,
  valueColumns,
} from './standingRows.ts';
import { plainColumn, storedColumn } from './storeRecords.ts';

export type Comparison = {
  readonly add: (part: number, batch: PackedBatch) => void;
  readonly finish: () => Omit<Difference, 'sameFileAt'>;
};
type Example = Difference['examples'][number];

/** No import has this number: all rows of the project are rows of others. */
const NOBODY = 0;
const EXAMPLES_OF_EACH = 20;
/** Rows that are kept as texts until it is known whether they are new or changed. */
const ROWS_REMEMBERED = 2_000;

/** A row in a few words, the same for one of the file and one of the project. */
function rowText(columns: readonly string[], values: readonly RecordValue[], owner: string | null): string {
  const at = (column: string) => values[columns.indexOf(column)] ?? null;
  const minute = at('minute');
  const clock =
    typeof minute === 'number'
      ? ` ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      : '';
  const amount = at('amount_e4');
  const words = [
    `${isoDate(at('day') as number)}${clock}`,
    owner,
    ...['order_no', 'product', 'category', 'channel', 'question', 'kind', 'score'].map(at),
    typeof amount === 'number' ? amountOf(amount) : null,
    at('quantity') === null ? null : `× ${at('quantity')}`,
    ...['hours', 'answer', 'note'].map(at),
  ];
  return words
    .filter((word) => word !== null && word !== '')
    .map((word) => String(word).slice(0, 80))
    .join(' · ');
}

/** What to do with a file that differs from the project in this way; the user decides. */
function proposedMode(counts: Pick<Difference, 'sameRows' | 'changedRows' | 'goneRows'>): ImportMode {
  const covered = counts.sameRows + counts.changedRows;
  // It holds most of these days and leaves some rows out: a corrected export of the whole period.
  if (counts.goneRows > 0 && covered > counts.goneRows) return 'replace';
  return counts.changedRows > 0 ? 'update' : 'append';
}

function compareRows(db: Database.Database, stream: RecordsStream, table: ComparedTable): Comparison {
  const columns = stream.columns.map((column) => storedColumn(column).name);
  const atMeasure = columns.indexOf('measure_id');
  const wanted = valueColumns(table);
  const { align, aligned } = makeAligner(table, columns);
  const atDay = wanted.indexOf('day');
  const atAttributes = wanted.indexOf('attributes');
  const hasher = makeRowHasher(table);
  const customers = makeCustomerIds(db);
  const codes: string[] = [];
  const measures = new Map(
    db.prepare<[], [string, number]>('SELECT name, id FROM measure ORDER BY id DESC').raw().all(),
  );
  const standing: StandingRows | null = readStandingRows(db, {
    table,
    batch: NOBODY,
    attributeNames: stream.attributeNames,
    attributesCount: true,
    withDetails: true,
  });
  const newKeys = makeNumberList();
  const remembered: { row: number; text: string }[] = [];
  let sameRows = 0;
  let [firstDay, lastDay] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  const isThere = (): boolean => {
    if (standing === null) return false;
    if (standing.take(hasher.content(aligned)) >= 0) return true;
    if (!standing.someWithoutAttributes || aligned[atAttributes] === null) return false;
    const attributes = aligned[atAttributes]!;
    aligned[atAttributes] = null;
    const found = standing.take(hasher.content(aligned)) >= 0;
    aligned[atAttributes] = attributes;
    return found;
  };

  return {
    add: (_part, batch) => {
      customers.adopt(batch.newCustomers);
      for (const code of plainTexts(batch)) codes.push(code);
      const ids = customers.idsOf(batch.customers);
      const read = batch.columns.map(plainColumn);
      const values: RecordValue[] = columns.map(() => null);
      for (let row = 0; row < batch.rows; row++) {
        for (let k = 0; k < read.length; k++) values[k] = read[k]!(row);
        const measure = atMeasure < 0 ? null : String(values[atMeasure]);
        if (measure !== null) values[atMeasure] = measures.get(measure) ?? -1;
        align(ids[row]! < 0 ? null : ids[row]!, values);
        const day = aligned[atDay] as number;
        if (day < firstDay) firstDay = day;
        if (day > lastDay) lastDay = day;
        if (isThere()) {
          sameRows++;
          continue;
        }
        if (remembered.length < ROWS_REMEMBERED) {
          const owner = measure ?? codes[batch.customers[row]!] ?? null;
          remembered.push({ row: batch.rowNumbers[row]!, text: rowText(wanted, aligned, owner) });
        }
        newKeys.push(hasher.key(aligned));
      }
    },
    finish: () => {
      const matches = standing === null ? [] : matchKeys(standing, newKeys.all());
      for (const { place } of matches) standing!.details!.taken[place] = 1;
      const gone: number[] = [];
      let goneRows = 0;
      for (let place = 0; standing !== null && place < standing.count; place++) {
        const { taken, day, rowId } = standing.details!;
        if (taken[place] === 1 || day[place]! < firstDay || day[place]! > lastDay) continue;
        goneRows++;
        if (gone.length < EXAMPLES_OF_EACH) gone.push(rowId[place]!);
      }
      const before = rowReader(db, table);
      const examples: Example[] = matches
        .filter(({ newRow }) => newRow < remembered.length)
        .slice(0, EXAMPLES_OF_EACH)
        .map(({ rowId, newRow }) => {
          const { row, text } = remembered[newRow]!;
          return { what: 'changed', row, before: before(rowId), after: text };
        });
      const changed = new Set(matches.map(({ newRow }) => newRow));
      const fresh = remembered.filter((_, k) => !changed.has(k)).slice(0, EXAMPLES_OF_EACH);
      examples.push(...fresh.map(({ row, text }): Example => ({ what: 'new', row, before: null, after: text })));
      examples.push(...gone.map((id): Example => ({ what: 'gone', row: null, before: before(id), after: null })));
      const counts = { sameRows, changedRows: matches.length, goneRows };
      return {
        from: Number.isFinite(firstDay) ? isoDate(firstDay) : null,
        to: Number.isFinite(lastDay) ? isoDate(lastDay) : null,
        newRows: newKeys.all().length - matches.length,
        ...counts,
        proposed: proposedMode(counts),
        examples,
      };
    },
  };
}

const plainTexts = (batch: PackedBatch): string[] => {
  const { newCustomers } = batch;
  const read = plainColumn(newCustomers);
  return Array.from({ length: newCustomers.ends.length }, (_, k) => String(read(k)));
};

function rowReader(db: Database.Database, table: ComparedTable): (id: number) => string {
  const columns = COMPARED[table].columns;
  const named = table !== 'cost_entry';
  const read = db
    .prepare<[number], RecordValue[]>(
      `SELECT ${named ? 'c.code' : 'm.name'}, ${columns.map((column) => `r.${column}`).join(', ')} FROM ${table} r
       ${named ? 'LEFT JOIN customer c ON c.id = r.customer_id' : 'JOIN measure m ON m.id = r.measure_id'}
       WHERE r.id = ?`,
    )
    .raw();
  return (id) => {
    const [owner, ...values] = read.get(id)!;
    return rowText(columns, values, owner as string | null);
  };
}

/** Customers: same and changed by what the newest customers file said of them; gone are those it leaves out. */
function compareDescriptions(db: Database.Database, stream: RecordsStream): Comparison {
  const columns = stream.columns.map(({ name }) => name);
  const [atFields, atAttributes] = [columns.indexOf('fields'), columns.indexOf('attributes')];
  const newest = readNewestDescriptions(db, stream.attributeNames, NOBODY);
  const customers = makeCustomerIds(db);
  const seen = new Set<number>();
  const counts = { newRows: 0, sameRows: 0, changedRows: 0, goneRows: 0 };
  const examples: Example[] = [];
  const kept = { new: 0, changed: 0, gone: 0 };
  const show = (example: Example) => {
    if (kept[example.what]++ < EXAMPLES_OF_EACH) examples.push(example);
  };
  const shown = (fields: unknown) =>
    Object.values(JSON.parse(String(fields)) as Record<string, string>)
      .map((text) => text.slice(0, 80))
      .join(' · ');
  return {
    add: (_part, batch) => {
      customers.adopt(batch.newCustomers);
      const ids = customers.idsOf(batch.customers);
      const read = batch.columns.map(plainColumn);
      for (let row = 0; row < batch.rows; row++) {
        const fields = read[atFields]!(row);
        const attributes = atAttributes < 0 ? null : read[atAttributes]!(row);
        const known = newest.get(ids[row]!);
        seen.add(ids[row]!);
        const number = batch.rowNumbers[row]!;
        if (known === undefined) {
          counts.newRows++;
          show({ what: 'new', row: number, before: null, after: shown(fields) });
        } else if (known.fields === fields && (!known.linedUp || (known.attributes ?? null) === attributes)) {
          counts.sameRows++;
        } else {
          counts.changedRows++;
          show({ what: 'changed', row: number, before: shown(known.fields), after: shown(fields) });
        }
      }
    },
    finish: () => {
      for (const [id, { fields }] of newest) {
        if (seen.has(id)) continue;
        counts.goneRows++;
        show({ what: 'gone', row: null, before: shown(fields), after: null });
      }
      // What a customers file says comes on top of what was said before; nothing needs to be chosen.
      return { from: null, to: null, ...counts, proposed: 'append', examples };
    },
  };
}

/** The records of a stream beside what the project holds: counts and examples of what is new, the same, changed, gone. */
export const makeComparison = (db: Database.Database, stream: RecordsStream): Comparison =>
  stream.table === 'customer_description' ? compareDescriptions(db, stream) : compareRows(db, stream, stream.table);
