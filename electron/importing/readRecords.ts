// The rows of one or more tables as packed records: the whole work of the reader's process.
import { say } from '../../shared/say.ts';
import type { Text } from '../../shared/text.ts';
import { makeChecker } from './checking/makeChecker.ts';
import { type ImportPlan, inPlanOrder } from './planning/importPlan.ts';
import type { PackedPersons, RecordsBatch, RecordsDone, RecordsRequest } from './readerMessages.ts';
import type { Cell, RowSource } from './reading/rowSource.ts';
import { applyRules, type Learned, rulesNeedPass } from './records/applyRules.ts';
import { jsonText } from './records/keepAttributes.ts';
import { makeRecordReader } from './records/makeRecordReader.ts';
import { makePacker, packTexts } from './records/packRecords.ts';
import { makeRejectionPacker } from './records/packRejections.ts';
import { PERSON_FIELDS } from './records/persons.ts';
import type { RecordReader } from './records/recordReader.ts';

const ROWS_PER_BATCH = 1_000;

function packPersons(reader: RecordReader): PackedPersons {
  const customers: number[] = [];
  const rowNumbers: number[] = [];
  const json: string[] = [];
  const columns: (string | null)[][] = PERSON_FIELDS.map(() => []);
  for (const { number, rowNumber, texts } of reader.persons()) {
    customers.push(number);
    rowNumbers.push(rowNumber);
    let fields = '';
    for (let k = 0; k < texts.length; k++) {
      const text = texts[k]!;
      columns[k]!.push(text === '' ? null : text);
      if (text !== '') fields += `${fields === '' ? '' : ','}"${PERSON_FIELDS[k]}":${jsonText(text)}`;
    }
    json.push(`{${fields}}`);
  }
  return {
    customers: Int32Array.from(customers),
    rowNumbers: Int32Array.from(rowNumbers),
    fields: PERSON_FIELDS,
    texts: columns.map(packTexts),
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

type Sources = readonly RowSource[];
type OnRow = (row: readonly Cell[], rowNumber: number, part: number) => void;

/** All rows below the headers, in the plan's columns; stops after each piece of the file. */
async function* eachRow(plan: ImportPlan, sources: Sources, onRow: OnRow) {
  for (const part of plan.parts) {
    const headerRow = part.headerRow ?? 0;
    for await (const { rows, numbers, doneBytes } of sources[part.part]!.batches(part.sheet)) {
      for (let k = 0; k < rows.length; k++)
        if (numbers[k]! > headerRow) onRow(inPlanOrder(part, rows[k]!), numbers[k]!, part.part);
      yield { part: part.part, doneBytes };
    }
  }
}

export function readRecords(request: RecordsRequest, sources: Sources): RecordsPass {
  const { plan } = request;
  const inner = makeRecordReader(plan);

  /** A pass before the one that counts, for rules that need to know the whole table. */
  async function* learn(): AsyncGenerator<RecordsBatch, Learned | null> {
    if (!rulesNeedPass(plan)) return null;
    const reader = applyRules(makeRecordReader(plan), plan, null);
    const checker = makeChecker(plan, reader);
    const onRow: OnRow = (row, rowNumber, part) => {
      reader.startPart(part);
      checker.add(row, rowNumber, part, reader.read(row, rowNumber));
    };
    for await (const { part } of eachRow(plan, sources, onRow))
      yield { kind: 'batch', part, rowsRead: 0, doneBytes: 0, records: null, rejections: null };
    return checker.learned();
  }

  async function* run(): AsyncGenerator<RecordsBatch, RecordsDone> {
    const reader = applyRules(inner, plan, yield* learn());
    const checker = request.check ? makeChecker(plan, reader) : null;
    const packer = makePacker(reader.columns, ROWS_PER_BATCH, reader.numbers);
    const rejections = makeRejectionPacker(plan);
    const notices: Text[] = [];
    const rowsRead: number[] = [];
    for (const part of plan.parts) {
      const source = sources[part.part]!;
      reader.startPart(part.part);
      const headerRow = part.headerRow ?? 0;
      const ordered = part.order === null;
      let read = 0;
      let doneBytes = 0;
      const batch = (): RecordsBatch => ({
        kind: 'batch',
        part: part.part,
        rowsRead: read,
        doneBytes,
        records: request.records && packer.rows() > 0 ? packer.take() : null,
        rejections: request.records ? rejections.take() : null,
      });
      for await (const { rows, numbers, doneBytes: done } of source.batches(part.sheet)) {
        doneBytes = done;
        for (let k = 0; k < rows.length; k++) {
          const rowNumber = numbers[k]!;
          if (rowNumber <= headerRow) continue;
          read++;
          const row = ordered ? rows[k]! : inPlanOrder(part, rows[k]!);
          const rejection = reader.read(row, rowNumber);
          checker?.add(row, rowNumber, part.part, rejection);
          if (rejection !== null) {
            if (request.records) rejections.add(rowNumber, row, rejection);
            continue;
          }
          reader.accept();
          const changed = reader.changed();
          if (changed !== null && request.records) rejections.add(rowNumber, row, changed, 'changed');
          if (request.records && packer.add(rowNumber, reader.record.customer, reader.record.values)) yield batch();
        }
        // A check without records has to be heard of too.
        if (!request.records) yield batch();
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
      persons: packPersons(reader),
      attributeNames: reader.attributeNames(),
      notices: together(notices),
      rules: reader.ruleCounts(),
      check: checker?.finish() ?? null,
    };
  }
  return { reader: inner, run };
}
