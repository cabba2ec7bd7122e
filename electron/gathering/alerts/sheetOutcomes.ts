// A call sheet that was read back, held against what the project knows: what is new in it and what cannot be.
import type { Result } from '../../../shared/contract/contract.ts';
import { say } from '../../../shared/text.ts';
import type { View } from '../../analysis/view/view.ts';
import { knownAlerts, readAlertBook } from '../../project/alertBook.ts';
import { type NewEntry, readEntries } from '../../project/alertEntries.ts';
import { customerIdOf } from '../../project/customers.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { ReadSheet, SheetRow } from '../../reporting/alerts/readCallSheet.ts';
import { indexByRowId } from '../customers/customerTexts.ts';
import { entriesOf } from './alertActions.ts';

type Preview = Result<'alerts.readBack'>;
export type SheetOutcomes = { readonly preview: Preview; readonly entries: readonly NewEntry[] };

/** Spreadsheet programs take ids of digits for numbers. */
const alike = (a: string, b: string): boolean => {
  const bare = (code: string) =>
    code
      .normalize('NFKC')
      .trim()
      .replace(/^0+(?=\d)/, '')
      .replace(/\.0+$/, '');
  return bare(a) === bare(b);
};

export function sheetOutcomes(project: OpenProject, view: View, sheet: ReadSheet): SheetOutcomes {
  const places = project.cachedForData('customers.indexByRowId', () => indexByRowId(view.ledger));
  const known = knownAlerts(
    project.db,
    sheet.rows.map(({ alert }) => alert),
  );
  const book = new Map(readAlertBook(project.db, view.asOf).alerts.map((alert) => [alert.id, alert]));
  const told = toldBefore(project, view);
  const { heads } = sheet;
  const problems: Preview['problems'] = sheet.problems.map((problem) => ({ ...problem }));
  const rows: Preview['rows'] = [];
  const entries: NewEntry[] = [];
  const older: number[] = [];
  const replacing: number[] = [];
  let unchanged = 0;
  let named = 0;
  let foreign = 0;
  for (const row of sheet.rows) {
    const owner = known.get(row.alert);
    if (owner === undefined) {
      problems.push(problemOf(row, heads.get('alert'), 'unknownAlert', { alert: String(row.alert) }));
      continue;
    }
    const c = places[owner] ?? -1;
    const [text] = readCustomerText(project.db, [c < 0 ? owner : view.ledger.customerRowId[c]!]);
    if (row.customer !== '' && !isCustomer(project, places, row.customer, c, text!.customer)) {
      problems.push(
        problemOf(row, heads.get('customer'), 'otherCustomer', {
          alert: String(row.alert),
          expected: text!.customer,
          found: row.customer.slice(0, 60),
        }),
      );
      continue;
    }
    if (row.name !== '' && text!.name) {
      named++;
      if (!alike(row.name, text!.name)) foreign++;
    }
    const before = told.get(row.alert);
    const current = (before?.outcomeDay ?? 0) >= (book.get(row.alert)?.raisedDay ?? 0);
    // What was entered once and changed since comes from an older sheet, or from this one read before.
    const oldOutcome =
      current && row.outcome !== null && before!.outcome !== row.outcome && before!.outcomes.has(row.outcome);
    const oldOwner = row.owner !== null && before?.owner !== row.owner && before?.owners.has(row.owner) === true;
    if (oldOutcome || oldOwner) older.push(row.row);
    const fresh = {
      outcome: oldOutcome || (current && before!.outcome === row.outcome) ? null : row.outcome,
      owner: oldOwner || before?.owner === row.owner ? null : row.owner,
      note: row.note !== null && before?.notes.has(row.note) ? null : row.note,
    };
    if (fresh.outcome === null && fresh.owner === null && fresh.note === null) {
      unchanged++;
      continue;
    }
    if (current && fresh.outcome !== null && before!.outcome !== null) replacing.push(row.row);
    rows.push({ row: row.row, alert: row.alert, customer: text!.customer, name: text!.name, ...fresh });
    if (fresh.owner !== null) entries.push(...entriesOf(row.alert, { kind: 'owner', owner: fresh.owner }));
    if (fresh.outcome !== null)
      entries.push(...entriesOf(row.alert, { kind: 'outcome', outcome: fresh.outcome, note: fresh.note ?? '' }));
    else if (fresh.note !== null) entries.push(...entriesOf(row.alert, { kind: 'note', note: fresh.note }));
  }
  // Projects number alerts alike, and often customers, too. A name or two may have been corrected by hand.
  if (foreign > Math.max(FEW_NAMES, named / 2)) {
    problems.push({ row: null, column: heads.get('name') ?? null, text: say('alerts.sheet.problem.otherProject') });
  }
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return {
    preview: {
      total: sheet.rows.length,
      unchanged,
      rows,
      problems,
      notices: [...sheet.notices, ...rowsTold('older', older), ...rowsTold('replaces', replacing)],
    },
    entries,
  };
}

const FEW_NAMES = 2;
const MOST_TOLD = 20;
const rowsTold = (key: string, rows: readonly number[]) =>
  rows.length === 0
    ? []
    : [
        say(`alerts.sheet.notice.${key}`, {
          count: rows.length,
          rows: `${rows.slice(0, MOST_TOLD).join(', ')}${rows.length > MOST_TOLD ? ' …' : ''}`,
        }),
      ];

const problemOf = (
  { row }: SheetRow,
  column: string | undefined,
  key: string,
  params: Parameters<typeof say>[1],
): Preview['problems'][number] => ({
  row,
  column: column ?? null,
  text: say(`alerts.sheet.problem.${key}`, params),
});

function isCustomer(project: OpenProject, places: Int32Array, code: string, c: number, expected: string): boolean {
  const id = customerIdOf(project.db, code);
  return (id !== null && c >= 0 && places[id] === c) || alike(code, expected);
}

type Told = {
  owner: string | null;
  owners: Set<string>;
  outcome: string | null;
  outcomeDay: number;
  outcomes: Set<string>;
  notes: Set<string>;
};

/** What stands of each alert before the sheet. */
function toldBefore(project: OpenProject, view: View): Map<number, Told> {
  const told = new Map<number, Told>();
  for (const { alert, kind, value, day } of readEntries(project.db, view.asOf)) {
    const one = told.get(alert) ?? nothingTold();
    if (kind === 'owner') {
      one.owner = value;
      if (value !== null) one.owners.add(value);
    }
    if (kind === 'outcome') {
      [one.outcome, one.outcomeDay] = [value, day];
      if (value !== null) one.outcomes.add(value);
    }
    if (kind === 'note' && value !== null) one.notes.add(value);
    told.set(alert, one);
  }
  return told;
}

const nothingTold = (): Told => ({
  owner: null,
  owners: new Set(),
  outcome: null,
  outcomeDay: Number.NEGATIVE_INFINITY,
  outcomes: new Set(),
  notes: new Set(),
});
