// Reads a filled-in call sheet: what people wrote, and what cannot be understood, by row and column. Nothing is stored.
import { type AlertOutcome, alertOutcome } from '../../../shared/contract/alerts.ts';
import { isoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeFormat } from '../../../shared/format.ts';
import { oneLine } from '../../../shared/messageFields.ts';
import { say, type Text } from '../../../shared/text.ts';
import { openSource } from '../../importing/openSource.ts';
import { type Cell, clockText } from '../../importing/reading/rowSource.ts';
import { SHEET_COLUMNS, type SheetColumn } from './callSheet.ts';

export type SheetRow = {
  /** As a spreadsheet program shows it. */
  readonly row: number;
  readonly alert: number;
  readonly customer: string;
  readonly name: string;
  readonly outcome: AlertOutcome | null;
  readonly owner: string | null;
  readonly note: string | null;
};
export type SheetProblem = { readonly row: number | null; readonly column: string | null; readonly text: Text };
export type ReadSheet = {
  readonly rows: readonly SheetRow[];
  /** What stands over the columns, without what is said in brackets. */
  readonly heads: ReadonlyMap<SheetColumn, string>;
  readonly problems: readonly SheetProblem[];
  readonly notices: readonly Text[];
};

const LOOKED_AT_FOR_HEAD = 20;
const MOST_ROWS = 100_000;
const MOST_OWNER = 80;
const MOST_NOTE = 2000;
const NEEDED: readonly SheetColumn[] = ['customer', 'outcome'];
const WANTED: readonly SheetColumn[] = ['owner', 'note'];

const plain = (words: string): string => oneLine(words).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
/** What stands before a bracket. */
const headOf = (words: string): string => plain(words).split('(')[0]!.trim();

const FORMATS = ['en', 'zh-CN'] as const;

/** Heads of the columns in both languages. */
function knownHeads(): Map<string, SheetColumn> {
  const heads = new Map<string, SheetColumn>();
  for (const locale of FORMATS) {
    const { t } = makeFormat(locale, 'CNY');
    for (const column of SHEET_COLUMNS) heads.set(headOf(t(`alerts.sheet.${column}`)), column);
  }
  return heads;
}

/** Further words people write. */
const WORDS: Record<AlertOutcome, readonly string[]> = {
  falseAlarm: ['false', 'wrong', '误判', '没流失', '正常'],
  saved: ['kept', 'won back', '挽回', '挽回成功', '挽留成功'],
  lost: ['gone', 'left', '流失', '挽回失败'],
  unreachable: ['unreachable', 'no answer', 'not reached', '未接通', '无人接听', '未联系上', '没联系上'],
};

function knownOutcomes(): Map<string, AlertOutcome> {
  const known = new Map<string, AlertOutcome>();
  alertOutcome.options.forEach((outcome, i) => {
    known.set(String(i + 1), outcome);
    known.set(outcome.toLowerCase(), outcome);
    for (const word of WORDS[outcome]) known.set(plain(word), outcome);
    for (const locale of FORMATS) {
      const word = plain(makeFormat(locale, 'CNY').t(`alerts.outcome.${outcome}`));
      known.set(word, outcome);
      known.set(`${i + 1} ${word}`, outcome);
    }
  });
  return known;
}

/** A spreadsheet program makes a date of much that looks like one. */
function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell).trim();
  return cell.minute === null ? isoDate(cell.day) : `${isoDate(cell.day)} ${clockText(cell.minute)}`;
}

const CELL_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i;

/** “2.已挽回”, “② Saved” and “2 · Saved” as “2 saved”; “已挽回。” without its full stop. */
const bareOutcome = (words: string): string =>
  plain(words)
    .replace(/\.0+$/, '')
    .replace(/^(\d)[\s.、:·,)\-–]+(?=\S)/, '$1 ')
    .replace(/^(\d)(?=\p{Script=Han})/u, '$1 ')
    .replace(/[.。!]+$/, '');

/** AppErrors of opening a spreadsheet, and `alerts.notCallSheet`. */
export async function readCallSheet(path: string): Promise<ReadSheet> {
  const source = await openSource(path);
  try {
    const reader = makeSheetReader();
    for (const [sheet, { name, hidden }] of source.sheets.entries()) {
      if (!hidden) await reader.read(name, source.batches(sheet, { fillDown: true }));
    }
    return reader.result();
  } finally {
    await source.close();
  }
}

type Batches = AsyncIterable<{ readonly rows: readonly (readonly Cell[])[]; readonly numbers: readonly number[] }>;
type Place = { readonly sheet: string; readonly row: number };

/** Sheets without the head of the alert numbers at their top are left alone: people keep other things in a workbook. */
function makeSheetReader() {
  const heads = knownHeads();
  const outcomes = knownOutcomes();
  const shown = new Map<SheetColumn, string>();
  const rows: SheetRow[] = [];
  const problems: SheetProblem[] = [];
  const notices: Text[] = [];
  const seen = new Map<number, Place & { readonly said: string }>();
  let firstSheet: string | null = null;

  /** As spreadsheet programs write it where there is more than one sheet. */
  const inSheet = (sheet: string, words: string): string => (sheet === firstSheet ? words : `${sheet}!${words}`);

  function placesIn(cells: readonly Cell[], sheet: string): Map<SheetColumn, number> | null {
    const names = cells.map(cellText);
    const found = new Map<SheetColumn, number>();
    const twice = new Map<SheetColumn, string>();
    names.forEach((name, i) => {
      const column = heads.get(headOf(name));
      if (column === undefined) return;
      const word = name.split(/[(（]/)[0]!.trim();
      if (found.has(column)) {
        twice.set(column, word);
        return;
      }
      found.set(column, i);
      if (!shown.has(column)) shown.set(column, word);
    });
    if (!found.has('alert')) return null;
    firstSheet ??= sheet;
    const tell = (row: number | null, column: string | null, key: string, about: SheetColumn) =>
      problems.push({ row, column, text: say(`alerts.sheet.problem.${key}`, { column: wordOf(about) }) });
    for (const column of ['alert', ...NEEDED, ...WANTED] as const) {
      const word = twice.get(column);
      if (word !== undefined) tell(null, inSheet(sheet, word), 'columnTwice', column);
    }
    for (const column of NEEDED) if (!found.has(column)) tell(null, null, 'noColumn', column);
    for (const column of WANTED) {
      if (!found.has(column)) notices.push(say('alerts.sheet.problem.columnLeftOut', { column: wordOf(column) }));
    }
    return found;
  }

  function readRow(cells: readonly Cell[], places: Map<SheetColumn, number>, { sheet, row }: Place): void {
    const at = (column: SheetColumn): string => cellText(cells[places.get(column) ?? -1]);
    const problem = (column: SheetColumn, key: string, params: Parameters<typeof say>[1] = {}) =>
      problems.push({
        row,
        column: inSheet(sheet, shown.get(column)!),
        text: say(`alerts.sheet.problem.${key}`, params),
      });
    const written = at('alert').normalize('NFKC');
    const outcomeWords = at('outcome');
    const owner = oneLine(at('owner'));
    const note = at('note').toWellFormed();
    if (written === '' && outcomeWords === '' && owner === '' && note === '') return;
    const alert = /^\d{1,12}(\.0+)?$/.test(written) ? Number(written) : Number.NaN;
    if (!Number.isSafeInteger(alert)) {
      problem('alert', written === '' ? 'noNumber' : 'badNumber', { value: short(written) });
      return;
    }
    const said = JSON.stringify([at('customer'), bareOutcome(outcomeWords), owner, note]);
    const before = seen.get(alert);
    if (before !== undefined) {
      // A row copied as it is says nothing else.
      const first = before.sheet === sheet ? before.row : `${before.sheet}!${before.row}`;
      if (before.said !== said) problem('alert', 'doubled', { alert: String(alert), first });
      return;
    }
    seen.set(alert, { sheet, row, said });
    const outcome = outcomes.get(bareOutcome(outcomeWords)) ?? null;
    for (const [column, words] of [
      ['outcome', outcomeWords] as const,
      ['owner', owner] as const,
      ['note', note] as const,
    ]) {
      if (CELL_ERROR.test(words)) problem(column, 'errorCell', { value: words });
      else if (column === 'outcome' && words !== '' && outcome === null)
        problem('outcome', 'unknownOutcome', { value: short(words) });
    }
    if (owner.length > MOST_OWNER) problem('owner', 'tooLong', { most: MOST_OWNER });
    if (note.length > MOST_NOTE) problem('note', 'tooLong', { most: MOST_NOTE });
    rows.push({
      row,
      alert,
      customer: at('customer'),
      name: at('name'),
      outcome,
      owner: owner === '' ? null : owner,
      note: note === '' ? null : note,
    });
  }

  async function read(sheet: string, batches: Batches): Promise<void> {
    let places: Map<SheetColumn, number> | null = null;
    const above: { cells: readonly Cell[]; row: number }[] = [];
    for await (const { rows: some, numbers } of batches) {
      for (let k = 0; k < some.length; k++) {
        const [cells, row] = [some[k]!, numbers[k]!];
        if (places !== null) readRow(cells, places, { sheet, row });
        else {
          places = placesIn(cells, sheet);
          if (places === null) above.push({ cells, row });
          if (places === null && above.length >= LOOKED_AT_FOR_HEAD) return;
        }
        if (rows.length > MOST_ROWS) throw new AppError('imports.tooBig');
      }
    }
    const numbered = places?.get('alert');
    // Sorted with its head among the rows, a sheet has alerts above it.
    for (const { cells, row } of numbered === undefined ? [] : above) {
      if (!/^\d{1,12}$/.test(cellText(cells[numbered!]).normalize('NFKC'))) continue;
      const column = inSheet(sheet, shown.get('alert')!);
      problems.push({ row, column, text: say('alerts.sheet.problem.aboveHead') });
    }
  }

  function result(): ReadSheet {
    if (firstSheet === null) throw new AppError('alerts.notCallSheet');
    return { rows, heads: shown, problems, notices };
  }
  return { read, result };
}

const wordOf = (column: SheetColumn) => ({ as: 'word' as const, value: `alerts.sheet.${column}` });
const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
