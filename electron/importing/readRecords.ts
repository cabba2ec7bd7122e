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
import { PERSON_FIELDS, type Person } from './records/persons.ts';
import type { RecordReader } from './records/recordReader.ts';

const ROWS_PER_BATCH = 1_000;
const PERSONS_PER_BATCH = 4_000;

/** What the rows said of their customers, some at a time: all at once they would need as much room as the rows did. */
function* packPersons(reader: RecordReader): Generator<PackedPersons> {
  let some: Person[] = [];
  for (const person of reader.persons()) {
    if (some.push(person) < PERSONS_PER_BATCH) continue;
    yield packed(some);
    some = [];
  }
  if (some.length > 0) yield packed(some);
}

const packed = (persons: readonly Person[]): PackedPersons => ({
  customers: Int32Array.from(persons, ({ number }) => number),
  rowNumbers: Int32Array.from(persons, ({ rowNumber }) => rowNumber),
  fields: PERSON_FIELDS,
  texts: PERSON_FIELDS.map((_, k) => packTexts(persons.map(({ texts }) => (texts[k] === '' ? null : texts[k]!)))),
  json: packTexts(
    persons.map(({ texts }) => {
      const said = texts.flatMap((text, k) => (text === '' ? [] : [`"${PERSON_FIELDS[k]}":${jsonText(text)}`]));
      return `{${said.join(',')}}`;
    }),
  ),
});

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
      yield { kind: 'batch', part, rowsRead: 0, doneBytes: 0, records: null, rejections: null, persons: null };
    return checker.learned();
  }

  async function* run(): AsyncGenerator<RecordsBatch, RecordsDone> {
    const reader = applyRules(inner, plan, yield* learn());
    const checker = request.check ? makeChecker(plan, reader) : null;
    const packer = makePacker(reader.columns, ROWS_PER_BATCH, reader.numbers);
    const rejections = makeRejectionPacker(plan);
    const notices: Text[] = [];
    const rowsRead: number[] = [];
    let last: RecordsBatch | null = null;
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
        persons: null,
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
      last = batch();
      yield last;
      rowsRead.push(read);
      notices.push(...source.notices());
    }
    if (request.records && last !== null)
      for (const persons of packPersons(reader)) yield { ...last, records: null, rejections: null, persons };
    return {
      kind: 'done',
      rowsRead,
      totals: reader.totals(),
      attributeNames: reader.attributeNames(),
      notices: together(notices),
      rules: reader.ruleCounts(),
      check: checker?.finish() ?? null,
    };
  }
  return { reader: inner, run };
}
