// The rows of one or more tables as packed records: the whole work of the reader's process.
import { say } from '../../shared/say.ts';
import type { Text } from '../../shared/text.ts';
import { inPlanOrder } from './planning/importPlan.ts';
import type { PackedPersons, RecordsBatch, RecordsDone, RecordsRequest } from './readerMessages.ts';
import { type Cell, isBlank, type RowSource } from './reading/rowSource.ts';
import { makeRecordReader } from './records/makeRecordReader.ts';
import { makePacker, packTexts } from './records/packRecords.ts';
import { makeRejectionPacker } from './records/packRejections.ts';
import { PERSON_FIELDS } from './records/persons.ts';
import type { RecordReader, Rejection } from './records/recordReader.ts';

const ROWS_PER_BATCH = 4_000;

/** Cells beyond the table's width in a format that keeps no notes there: the row was torn. */
function tornRow(row: readonly Cell[], width: number): Rejection | null {
  for (let k = width; k < row.length; k++)
    if (!isBlank(row[k])) return { code: 'extraCells', column: null, params: { cells: row.length, columns: width } };
  return null;
}

function packPersons(reader: RecordReader, numberOf: (code: string) => number): PackedPersons {
  const customers: number[] = [];
  const rowNumbers: number[] = [];
  const json: string[] = [];
  const texts: (string | null)[][] = PERSON_FIELDS.map(() => []);
  for (const { customer, rowNumber, fields } of reader.persons()) {
    customers.push(numberOf(customer));
    rowNumbers.push(rowNumber);
    json.push(JSON.stringify(Object.fromEntries(fields)));
    for (const [k, field] of PERSON_FIELDS.entries()) texts[k]!.push(fields.get(field) ?? null);
  }
  return {
    customers: Int32Array.from(customers),
    rowNumbers: Int32Array.from(rowNumbers),
    fields: PERSON_FIELDS,
    texts: texts.map(packTexts),
    json: packTexts(json),
  };
}

/** The same notice of several files is said once, with the counts added up. */
function together(notices: readonly Text[]): Text[] {
  const all: Text[] = [];
  for (const notice of notices) {
    const count = notice.params.count;
    const same = all.findIndex(({ key, params }) => key === notice.key && typeof params.count === typeof count);
    const before = all[same]?.params.count;
    if (typeof count === 'number' && typeof before === 'number')
      all[same] = say(notice.key, { ...notice.params, count: before + count });
    else if (!all.some((known) => JSON.stringify(known) === JSON.stringify(notice))) all.push(notice);
  }
  return all;
}

export type RecordsPass = {
  readonly reader: RecordReader;
  readonly run: () => AsyncGenerator<RecordsBatch, RecordsDone>;
};

export function readRecords(request: RecordsRequest, sources: readonly RowSource[]): RecordsPass {
  const { plan } = request;
  const reader = makeRecordReader(plan);
  const width = plan.columns.length;

  async function* run(): AsyncGenerator<RecordsBatch, RecordsDone> {
    const packer = makePacker(reader.columns, ROWS_PER_BATCH);
    const rejections = makeRejectionPacker(plan);
    const notices: Text[] = [];
    const rowsRead: number[] = [];
    for (const part of plan.parts) {
      const source = sources[part.part]!;
      const headerRow = part.headerRow ?? 0;
      const ordered = part.order === null;
      const mayTear = source.rowsMayTear;
      let read = 0;
      let doneBytes = 0;
      const batch = (): RecordsBatch => ({
        kind: 'batch',
        part: part.part,
        rowsRead: read,
        doneBytes,
        records: request.records && packer.rows() > 0 ? packer.take() : null,
        rejections: rejections.take(),
      });
      for await (const { rows, numbers, doneBytes: done } of source.batches(part.sheet)) {
        doneBytes = done;
        for (let k = 0; k < rows.length; k++) {
          const rowNumber = numbers[k]!;
          if (rowNumber <= headerRow) continue;
          read++;
          const row = ordered ? rows[k]! : inPlanOrder(part, rows[k]!);
          const rejection = (mayTear && row.length > width && tornRow(row, width)) || reader.read(row, rowNumber);
          if (rejection !== null) {
            rejections.add(rowNumber, row, rejection);
            continue;
          }
          reader.accept();
          if (packer.add(rowNumber, reader.record.customer, reader.record.values)) yield batch();
        }
      }
      // A batch never holds rows of two parts; the last one of each says how many rows it had.
      yield batch();
      rowsRead.push(read);
      notices.push(...source.notices());
    }
    return {
      kind: 'done',
      rowsRead,
      totals: reader.totals(),
      persons: packPersons(reader, packer.numberOf),
      attributeNames: reader.attributeNames(),
      notices: together(notices),
    };
  }
  return { reader, run };
}
