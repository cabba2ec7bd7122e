// Reads a filled-in call sheet: what people wrote, and what cannot be understood, by row and column. Nothing is stored.
import { type AlertOutcome, alertOutcome } from '../../../shared/contract/alerts.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeFormat } from '../../../shared/format.ts';
import { oneLine } from '../../../shared/messageFields.ts';
import { say, type Text } from '../../../shared/text.ts';
import { openSource } from '../../importing/openSource.ts';
import type { Cell } from '../../importing/reading/rowSource.ts';
import { SHEET_COLUMNS, type SheetColumn } from './callSheet.ts';

export type SheetRow = {
  /** As a spreadsheet program shows it. */
  readonly row: number;
  readonly alert: number;
  readonly customer: string;
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

const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? '' : String(cell).trim();

/** AppErrors of opening a spreadsheet, and `alerts.notCallSheet`. */
export async function readCallSheet(path: string): Promise<ReadSheet> {
  const source = await openSource(path);
  try {
    for (const [sheet, { hidden }] of source.sheets.entries()) {
      if (hidden) continue;
      const read = await readSheet(source.batches(sheet));
      if (read !== null) return read;
    }
    throw new AppError('alerts.notCallSheet');
  } finally {
    await source.close();
  }
}

type Batches = AsyncIterable<{ readonly rows: readonly (readonly Cell[])[]; readonly numbers: readonly number[] }>;

/** Null where no row at the top bears the head of the alert numbers. */
async function readSheet(batches: Batches): Promise<ReadSheet | null> {
  const heads = knownHeads();
  const outcomes = knownOutcomes();
  let places: Map<SheetColumn, number> | null = null;
  const shown = new Map<SheetColumn, string>();
  let looked = 0;
  const rows: SheetRow[] = [];
  const problems: SheetProblem[] = [];
  const notices: Text[] = [];
  const seen = new Map<number, number>();

  const startAt = (cells: readonly Cell[]): boolean => {
    const names = cells.map(cellText);
    const found = new Map<SheetColumn, number>();
    names.forEach((name, i) => {
      const column = heads.get(headOf(name));
      if (column === undefined || found.has(column)) return;
      found.set(column, i);
      shown.set(column, name.split(/[(（]/)[0]!.trim());
    });
    if (!found.has('alert')) return false;
    places = found;
    for (const column of NEEDED) {
      if (!found.has(column)) {
        problems.push({
          row: null,
          column: null,
          text: say('alerts.sheet.problem.noColumn', { column: wordOf(column) }),
        });
      }
    }
    for (const column of WANTED) {
      if (!found.has(column)) notices.push(say('alerts.sheet.problem.columnLeftOut', { column: wordOf(column) }));
    }
    return true;
  };

  const readRow = (cells: readonly Cell[], row: number): void => {
    const at = (column: SheetColumn): Cell | undefined => cells[places!.get(column) ?? -1];
    const problem = (column: SheetColumn, key: string, params: Parameters<typeof say>[1] = {}) =>
      problems.push({
        row,
        column: shown.get(column) ?? null,
        text: say(`alerts.sheet.problem.${key}`, params),
      });
    const written = cellText(at('alert'));
    const outcomeWords = cellText(at('outcome'));
    const owner = oneLine(cellText(at('owner')));
    const note = cellText(at('note')).toWellFormed();
    if (written === '' && outcomeWords === '' && owner === '' && note === '') return;
    const alert = /^\d{1,12}(\.0+)?$/.test(written.normalize('NFKC')) ? Number(written.normalize('NFKC')) : Number.NaN;
    if (!Number.isSafeInteger(alert)) {
      problem('alert', written === '' ? 'noNumber' : 'badNumber', { value: short(written) });
      return;
    }
    const before = seen.get(alert);
    if (before !== undefined) {
      problem('alert', 'doubled', { alert: String(alert), first: before });
      return;
    }
    seen.set(alert, row);
    const outcome = outcomes.get(plain(outcomeWords.replace(/\.0+$/, ''))) ?? null;
    if (outcomeWords !== '' && outcome === null) problem('outcome', 'unknownOutcome', { value: short(outcomeWords) });
    if (owner.length > MOST_OWNER) problem('owner', 'tooLong', { most: MOST_OWNER });
    if (note.length > MOST_NOTE) problem('note', 'tooLong', { most: MOST_NOTE });
    rows.push({
      row,
      alert,
      customer: cellText(at('customer')),
      outcome,
      owner: owner === '' ? null : owner,
      note: note === '' ? null : note,
    });
  };

  for await (const { rows: some, numbers } of batches) {
    for (let k = 0; k < some.length; k++) {
      if (places !== null) readRow(some[k]!, numbers[k]!);
      else if (!startAt(some[k]!) && ++looked >= LOOKED_AT_FOR_HEAD) return null;
      if (rows.length > MOST_ROWS) throw new AppError('imports.tooBig');
    }
  }
  return places === null ? null : { rows, heads: shown, problems, notices };
}

const wordOf = (column: SheetColumn) => ({ as: 'word' as const, value: `alerts.sheet.${column}` });
const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
