// The list of alerts as the project keeps it: runs, what each of them changed, and which alerts there are.
import type Database from 'better-sqlite3';
import type { AlertReason } from '../../shared/contract/alertRule.ts';

export type AlertRun = {
  id: number;
  day: number;
  rulesVersion: number;
  revision: number;
  basis: string;
  ranAt: string;
};

const RUN = 'id, day, rules_version AS rulesVersion, revision, basis, ran_at AS ranAt';

export const readLastRun = (db: Database.Database): AlertRun | null =>
  db.prepare<[], AlertRun>(`SELECT ${RUN} FROM alert_run ORDER BY id DESC LIMIT 1`).get() ?? null;

/** An alert as it stood at the end of a day. */
export type BookedAlert = {
  readonly id: number;
  readonly customerId: number;
  readonly sinceDay: number;
  /** Day of the run that first listed it. */
  readonly openedDay: number;
  /** Day of the run that closed it, or null. */
  closedDay: number | null;
  /** 0 where it is closed. */
  level: number;
  worst: number;
  /** Day of the run that last raised it. */
  raisedDay: number;
  /** Its level at the end of the last run before the day; 0 where it was not listed. */
  before: number;
  /** Runs up to this one are in `before`. */
};

export type AlertBook = {
  readonly alerts: readonly BookedAlert[];
  /** Day of the last run up to the day, and of the last one before it. */
  readonly day: number | null;
  readonly beforeDay: number | null;
};

type StepRow = [alert: number, customer: number, since: number, day: number, after: number];

/** The alerts listed by runs up to a day, in the order of their ids; all of them, also those that are closed. */
export function readAlertBook(db: Database.Database, day: number): AlertBook {
  const days = db
    .prepare<[number], number>('SELECT DISTINCT day FROM alert_run WHERE day <= ? ORDER BY day DESC LIMIT 2')
    .pluck()
    .all(day);
  const last = days[0] ?? null;
  // Where the day itself has no run, whatever the last one said is what was known before.
  const beforeDay = last === day ? (days[1] ?? null) : last;
  const rows = db
    .prepare<[number], StepRow>(
      `SELECT s.alert_id, a.customer_id, a.since_day, r.day, s.after
       FROM alert_run r JOIN alert_step s ON s.run_id = r.id JOIN alert a ON a.id = s.alert_id
       WHERE r.day <= ? ORDER BY r.id`,
    )
    .raw()
    .iterate(day);
  const alerts = new Map<number, BookedAlert>();
  for (const [id, customerId, sinceDay, stepDay, after] of rows) {
    let alert = alerts.get(id);
    if (!alert) {
      alert = {
        id,
        customerId,
        sinceDay,
        openedDay: stepDay,
        closedDay: null,
        level: 0,
        worst: 0,
        raisedDay: stepDay,
        before: 0,
      };
      alerts.set(id, alert);
    }
    if (after > alert.level) alert.raisedDay = stepDay;
    alert.level = after;
    alert.worst = Math.max(alert.worst, after);
    alert.closedDay = after === 0 ? stepDay : null;
    if (beforeDay !== null && stepDay <= beforeDay) alert.before = after;
  }
  return { alerts: [...alerts.values()].sort((a, b) => a.id - b.id), day: last, beforeDay };
}

export type AlertChange = {
  /** null opens a new alert for the customer. */
  readonly alert: number | null;
  readonly customerId: number;
  readonly sinceDay: number;
  readonly before: number;
  readonly after: number;
  readonly reasons: readonly AlertReason[];
};

/** Notes a run and what it changed, all or nothing. */
export function writeRun(
  db: Database.Database,
  run: Omit<AlertRun, 'id'>,
  changes: readonly AlertChange[],
): { run: number } {
  return db
    .transaction(() => {
      const { lastInsertRowid } = db
        .prepare('INSERT INTO alert_run (day, rules_version, revision, basis, ran_at) VALUES (?, ?, ?, ?, ?)')
        .run(run.day, run.rulesVersion, run.revision, run.basis, run.ranAt);
      const open = db.prepare('INSERT INTO alert (customer_id, since_day) VALUES (?, ?)');
      const step = db.prepare(
        'INSERT INTO alert_step (run_id, alert_id, before, after, reasons) VALUES (?, ?, ?, ?, ?)',
      );
      for (const { alert, customerId, sinceDay, before, after, reasons } of changes) {
        const id = alert ?? open.run(customerId, sinceDay).lastInsertRowid;
        step.run(lastInsertRowid, id, before, after, JSON.stringify(reasons));
      }
      return { run: Number(lastInsertRowid) };
    })
    .immediate();
}

/** The same list again on a later day, or from data that changed nothing: the last run holds for them, too. */
export const extendRun = (db: Database.Database, run: AlertRun): void => {
  db.prepare('UPDATE alert_run SET revision = ?, basis = ?, rules_version = ?, ran_at = ? WHERE id = ?').run(
    run.revision,
    run.basis,
    run.rulesVersion,
    run.ranAt,
    run.id,
  );
};

export type StoredStep = { day: number; before: number; after: number; reasons: string };

/** What the runs said about one alert up to a day, oldest first. */
export const readSteps = (db: Database.Database, alert: number, day: number): StoredStep[] =>
  db
    .prepare<[number, number], StoredStep>(
      `SELECT r.day, s.before, s.after, s.reasons FROM alert_step s JOIN alert_run r ON r.id = s.run_id
       WHERE s.alert_id = ? AND r.day <= ? ORDER BY r.id`,
    )
    .all(alert, day);

/** Those of these numbers that alerts have, with whose they are. */
export function knownAlerts(db: Database.Database, alerts: readonly number[]): Map<number, number> {
  const one = db.prepare<[number], number>('SELECT customer_id FROM alert WHERE id = ?').pluck();
  const known = new Map<number, number>();
  for (const alert of alerts) {
    const customer = one.get(alert);
    if (customer !== undefined) known.set(alert, customer);
  }
  return known;
}

/** Severe alerts that the lists of the latest day up to this one brought, and nobody has done anything about. */
export const countNewSevere = (db: Database.Database, day: number): number =>
  db
    .prepare<[number], number>(
      `SELECT count(*) FROM alert_step s JOIN alert_run r ON r.id = s.run_id
       WHERE r.day = (SELECT max(day) FROM alert_run WHERE day <= ?) AND s.after = 3
         AND NOT EXISTS (SELECT 1 FROM alert_step l WHERE l.alert_id = s.alert_id AND l.run_id > s.run_id AND l.after < 3)
         AND NOT EXISTS (SELECT 1 FROM alert_entry e WHERE e.alert_id = s.alert_id AND e.undone_at IS NULL)
         AND EXISTS (SELECT 1 FROM alert_run f WHERE f.day < r.day)`,
    )
    .pluck()
    .get(day)!;

/** Days on which lists after the first opened an alert or raised one, one entry each, and the day of the first list. */
export function readRaises(db: Database.Database, day: number): { raised: number[]; firstDay: number | null } {
  const firstDay = db
    .prepare<[number], number | null>('SELECT min(day) FROM alert_run WHERE day <= ?')
    .pluck()
    .get(day)!;
  const raised = db
    .prepare<[number, number], number>(
      `SELECT r.day FROM alert_step s JOIN alert_run r ON r.id = s.run_id
       WHERE s.after > s.before AND r.day <= ? AND r.day > ? ORDER BY r.day`,
    )
    .pluck()
    .all(day, firstDay ?? day);
  return { raised, firstDay };
}

export type Raise = {
  readonly alert: number;
  readonly customerId: number;
  readonly day: number;
  readonly version: number;
  readonly before: number;
  readonly after: number;
};

/** Every time a list after the first opened an alert or raised one, up to a day, in the order of the lists. */
export const readRaiseSteps = (db: Database.Database, day: number): Raise[] =>
  db
    .prepare<[number], Raise>(
      `SELECT s.alert_id AS alert, a.customer_id AS customerId, r.day, r.rules_version AS version, s.before, s.after
       FROM alert_run r JOIN alert_step s ON s.run_id = r.id JOIN alert a ON a.id = s.alert_id
       WHERE s.after > s.before AND r.day <= ? AND r.day > (SELECT min(day) FROM alert_run) ORDER BY r.id`,
    )
    .all(day);

/** The day on which each version of the rules made its first list, by version. */
export const readVersionDays = (db: Database.Database, day: number): { version: number; day: number }[] =>
  db
    .prepare<[number], { version: number; day: number }>(
      'SELECT rules_version AS version, min(day) AS day FROM alert_run WHERE day <= ? GROUP BY 1 ORDER BY 1',
    )
    .all(day);
