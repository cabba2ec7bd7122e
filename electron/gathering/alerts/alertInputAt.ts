// What the alert rules look at, brought from the project file to ledger indices and kept until the data change.
import type { AlertInput, CategoryTrack, PointTrack, SumTrack } from '../../analysis/alerts/alertInput.ts';
import { TRACK_UNIT } from '../../analysis/alerts/alertInput.ts';
import { byCategory } from '../../analysis/alerts/byCategory.ts';
import { countTrack } from '../../analysis/alerts/windowCondition.ts';
import { valueClassesOf } from '../../analysis/value/valueClasses.ts';
import { makeView, type View } from '../../analysis/view/view.ts';
import { type Ledger, NEVER, REFUND } from '../../ledger/ledger.ts';
import { collectRows, type Track } from '../../ledger/tracks.ts';
import {
  type DatedRow,
  eachCell,
  eachComplaint,
  eachScore,
  eachVisit,
  type RowTable,
  readRowColumns,
} from '../../project/alertRows.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readSettings } from '../../project/settings.ts';
import { indexByRowId } from '../customers/customerTexts.ts';
import { numberIn } from '../sets/ruleMembers.ts';
import { factsOf } from '../view/viewFacts.ts';

/** The input of the whole project: alerts are judged for everybody, and lists are cut afterwards. */
export function alertInputAt(
  project: OpenProject,
  { book, definition }: Pick<View, 'book' | 'definition'>,
): AlertInput {
  const ledger = project.ledger();
  const kept = <T>(name: string, make: () => T): T => project.cachedForData(`alerts.${name}`, make);
  return {
    ledger,
    book,
    definition: definition.definition,
    visits: (channel) =>
      kept(`visits ${JSON.stringify(channel)}`, () =>
        counted(trackOf(project, eachVisit(project.db), (cell) => (channel === null || cell === channel ? 1 : null))),
      ),
    refunds: () => kept('refunds', () => refundTrack(ledger)),
    complaints: () =>
      kept('complaints', () => {
        const { start, day, value } = trackOf(project, eachComplaint(project.db), (cell) =>
          typeof cell === 'number' ? cell : NEVER,
        );
        return day.length === 0 ? null : { start, day, solved: Int32Array.from(value) };
      }),
    scores: (question) =>
      kept(`scores ${JSON.stringify(question)}`, () =>
        filled(trackOf(project, eachScore(project.db, question), (cell) => Math.round(Number(cell) * TRACK_UNIT))),
      ),
    columnSum: (table, column) =>
      kept(`sum ${table} ${column}`, () => summed(cellsOf(project, table, column, scaledNumber))),
    columnLatest: (table, column) =>
      kept(`latest ${table} ${column}`, () => filled(cellsOf(project, table, column, scaledNumber))),
    late: (table, column) => kept(`late ${table} ${column}`, () => filled(cellsOf(project, table, column, lateness))),
    categories: () => kept('categories', () => categoryTrack(ledger)),
    valueClasses: (day) =>
      project.cached(`alerts.classes ${day}`, () => {
        const view = { ...makeView(ledger, day, definition, book), facts: factsOf(project) };
        return valueClassesOf(view, readSettings(project.db).value).classOf;
      }),
  };
}

function trackOf(project: OpenProject, rows: Iterable<DatedRow>, read: (cell: DatedRow[2]) => number | null): Track {
  const collector = collectRows(project.ledger().customerCount);
  fill(project, collector.add, rows, read);
  return collector.sorted();
}

function fill(
  project: OpenProject,
  add: (c: number, day: number, value: number) => void,
  rows: Iterable<DatedRow>,
  read: (cell: DatedRow[2]) => number | null,
): void {
  const places = project.cachedForData('customers.indexByRowId', () => indexByRowId(project.ledger()));
  for (const [id, day, cell] of rows) {
    const c = places[id] ?? -1;
    const value = c < 0 ? null : read(cell);
    if (value !== null) add(c, day, value);
  }
}

/** The cells of a column of one's own, from every import that has it. */
function cellsOf(
  project: OpenProject,
  table: RowTable,
  column: string,
  read: (cell: DatedRow[2]) => number | null,
): Track {
  const collector = collectRows(project.ledger().customerCount);
  for (const { batch, names } of readRowColumns(project.db, table)) {
    const place = names.indexOf(column);
    if (place >= 0) fill(project, collector.add, eachCell(project.db, { table, batch, place }), read);
  }
  return collector.sorted();
}

const scaledNumber = (cell: DatedRow[2]): number | null => {
  const number = numberIn(String(cell));
  return Number.isFinite(number) && Math.abs(number) < 1e11 ? Math.round(number * TRACK_UNIT) : null;
};

const LATE_WORDS = /^(y|yes|true|late|overdue|是|有|迟|逾期|已逾期|拖欠|延迟|未按时)$/i;
const ON_TIME_WORDS = /^(n|no|false|on ?time|paid|否|无|准时|按时|正常|未逾期)$/i;

/** 1 for late, 0 for on time, null where nobody can tell: days late, or a word. */
export const lateness = (cell: DatedRow[2]): number | null => {
  const words = String(cell).trim();
  if (LATE_WORDS.test(words)) return 1;
  if (ON_TIME_WORDS.test(words)) return 0;
  const number = numberIn(words);
  return Number.isFinite(number) ? (number > 0 ? 1 : 0) : null;
};

const filled = (track: Track): PointTrack | null => (track.day.length === 0 ? null : track);
const counted = ({ start, day }: Track): SumTrack | null => (day.length === 0 ? null : countTrack(start, day));

function summed({ start, day, value }: Track): SumTrack | null {
  if (day.length === 0) return null;
  const total = new Float64Array(value.length);
  let firstDay = day[0]!;
  for (let c = 0; c + 1 < start.length; c++) {
    let sum = 0;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      sum += value[i]!;
      total[i] = sum;
      if (day[i]! < firstDay) firstDay = day[i]!;
    }
  }
  return { start, day, total, firstDay };
}

function refundTrack({ start, day, flags, customerCount }: Ledger): SumTrack | null {
  const collector = collectRows(customerCount);
  for (let c = 0; c < customerCount; c++) {
    for (let i = start[c]!; i < start[c + 1]!; i++) if (flags[i]! & REFUND) collector.add(c, day[i]!, 1);
  }
  return counted(collector.sorted());
}

/** Purchases that name a category; null where none does. */
function categoryTrack({ customerCount, start, day, categoryOf, categories }: Ledger): CategoryTrack | null {
  const track = { start: new Int32Array(customerCount + 1), day: new Int32Array(day.length) };
  const category = new Int32Array(day.length);
  let count = 0;
  for (let c = 0; c < customerCount; c++) {
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      if (categoryOf[i]! < 0) continue;
      track.day[count] = day[i]!;
      category[count++] = categoryOf[i]!;
    }
    track.start[c + 1] = count;
  }
  if (count === 0) return null;
  return byCategory({ start: track.start, day: track.day.subarray(0, count), category }, categories);
}
