// What people do about alerts: owners, deadlines, snoozes, outcomes, notes. Nothing is overwritten; a step can be undone.
import type Database from 'better-sqlite3';
import { type AlertEntryKind, type AlertOutcome, alertOutcome } from '../../shared/contract/alerts.ts';

export type AlertEntry = {
  id: number;
  step: number;
  alert: number;
  day: number;
  kind: AlertEntryKind;
  value: string | null;
  by: string | null;
  at: string;
};

const ENTRY = 'id, step, alert_id AS alert, day, kind, value, entered_by AS "by", entered_at AS at';

/** Entries that stand and were made up to a day, oldest first. */
export const readEntries = (db: Database.Database, day: number): AlertEntry[] =>
  db
    .prepare<[number], AlertEntry>(
      `SELECT ${ENTRY} FROM alert_entry WHERE undone_at IS NULL AND day <= ? ORDER BY day, id`,
    )
    .all(day);

/** Changes whenever an entry is made or taken back. */
export const entriesVersion = (db: Database.Database): string =>
  db
    .prepare<[], string>("SELECT count(*) || '-' || count(undone_at) || '-' || coalesce(max(id), 0) FROM alert_entry")
    .pluck()
    .get()!;

export type NewEntry = Pick<AlertEntry, 'alert' | 'kind' | 'value'>;

/** Makes the entries as one step. */
export function addEntries(
  db: Database.Database,
  { day, by, at }: { day: number; by: string | null; at: string },
  entries: readonly NewEntry[],
): { step: number } {
  return db
    .transaction(() => {
      const step = 1 + db.prepare<[], number>('SELECT coalesce(max(step), 0) FROM alert_entry').pluck().get()!;
      const add = db.prepare(
        'INSERT INTO alert_entry (step, alert_id, day, kind, value, entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      for (const { alert, kind, value } of entries) add.run(step, alert, day, kind, value, by, at);
      return { step };
    })
    .immediate();
}

/** Takes back a step, the latest that stands where none is named; answers how many alerts it touched. */
export function undoStep(
  db: Database.Database,
  step: number | null,
  at: string,
): { step: number; alerts: number } | null {
  const wanted =
    step ??
    db.prepare<[], number | null>('SELECT max(step) FROM alert_entry WHERE undone_at IS NULL').pluck().get() ??
    null;
  if (wanted === null) return null;
  const alerts = db
    .prepare<[number], number>('SELECT count(DISTINCT alert_id) FROM alert_entry WHERE step = ? AND undone_at IS NULL')
    .pluck()
    .get(wanted)!;
  if (alerts === 0) return null;
  db.prepare('UPDATE alert_entry SET undone_at = ? WHERE step = ? AND undone_at IS NULL').run(at, wanted);
  return { step: wanted, alerts };
}

/** Outcomes that stand, by the days they were entered on. */
export const readOutcomes = (db: Database.Database, day: number): { day: number; outcome: AlertOutcome }[] =>
  readEntries(db, day).flatMap(({ kind, value, day: on }) => {
    const outcome = alertOutcome.safeParse(value);
    return kind === 'outcome' && outcome.success ? [{ day: on, outcome: outcome.data }] : [];
  });
