// One visit, complaint, interview or cost entered by hand: an import of one row, so that it can be taken back like any.
import type Database from 'better-sqlite3';
import type { ImportKind } from '../../shared/contract/importChoices.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import type { NewRecord } from '../../shared/contract/records.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

const KIND_OF = {
  interaction: 'interactions',
  complaint: 'complaints',
  survey: 'surveys',
  cost: 'costs',
} as const satisfies Record<NewRecord['kind'], ImportKind>;

function dayOf(date: string): number {
  const day = parseIsoDate(date);
  if (day === null) throw new AppError('records.badDate', { date });
  return day;
}

const minuteOf = (time: string | null): number | null =>
  time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const orNull = (words: string | null): string | null => (words === '' ? null : words);

/** The customer with this id, made where the project does not know it. */
function customerOf(db: Database.Database, batch: number, code: string): { id: number; isNew: boolean } {
  const known = db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck().get(code);
  if (known !== undefined) return { id: known, isNew: false };
  const made = db.prepare('INSERT INTO customer (code, first_batch_id) VALUES (?, ?)').run(code, batch);
  return { id: Number(made.lastInsertRowid), isNew: true };
}

function measureOf(db: Database.Database, batch: number, name: string, at: string): number {
  const known = db.prepare<[string], number>('SELECT id FROM measure WHERE name = ? ORDER BY id').pluck().get(name);
  if (known !== undefined) return known;
  const made = db.prepare('INSERT INTO measure (name, created_at, first_batch_id) VALUES (?, ?, ?)');
  return Number(made.run(name, at, batch).lastInsertRowid);
}

/** Stores the row; answers whether it made its customer. */
function storeRow(db: Database.Database, batch: number, record: NewRecord, at: string): boolean {
  const day = dayOf(record.date);
  const owner =
    record.kind === 'cost' || record.customer === null ? null : customerOf(db, batch, record.customer.trim());
  const insert = (table: string, columns: string, ...values: (string | number | null)[]) =>
    db
      .prepare(
        `INSERT INTO ${table} (batch_id, row_number, day, ${columns}) VALUES (?, 1, ?, ${values.map(() => '?').join(', ')})`,
      )
      .run(batch, day, ...values);
  switch (record.kind) {
    case 'interaction': {
      const { time, channel, note } = record;
      insert(
        'interaction',
        'customer_id, minute, channel, note',
        owner!.id,
        minuteOf(time),
        orNull(channel),
        orNull(note),
      );
      break;
    }
    case 'complaint': {
      const { time, category, note, solvedOn } = record;
      const solved = solvedOn === null ? null : dayOf(solvedOn);
      if (solved !== null && solved < day) throw new AppError('records.solvedBefore', { date: record.date });
      const values = [owner!.id, minuteOf(time), orNull(category), orNull(note), solved];
      insert('complaint', 'customer_id, minute, category, note, solved_day', ...values);
      break;
    }
    case 'survey': {
      const { question, score, answer } = record;
      const values = [owner?.id ?? null, orNull(question), score, orNull(answer)];
      insert('survey_answer', 'customer_id, question, score, answer', ...values);
      break;
    }
    case 'cost': {
      const { measure, costKind, hours, amountE4, note } = record;
      const values = [measureOf(db, batch, measure, at), costKind, hours, amountE4, orNull(note)];
      insert('cost_entry', 'measure_id, kind, hours, amount_e4, note', ...values);
    }
  }
  return owner?.isNew ?? false;
}

export function addRecord(
  db: Database.Database,
  record: NewRecord,
  at = new Date(),
): { batch: number; newCustomer: boolean } {
  const importedAt = at.toISOString();
  const kind = KIND_OF[record.kind];
  const amountE4 = record.kind === 'cost' ? record.amountE4 : 0;
  return db
    .transaction(() => {
      const batch = Number(
        db
          .prepare(
            `INSERT INTO import_batch (imported_at, origin, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
             VALUES (?, 'manual', ?, '', '', '', 1, 1, 0, ?, '[]', '{}')`,
          )
          .run(importedAt, kind, amountE4).lastInsertRowid,
      );
      const newCustomer = storeRow(db, batch, record, importedAt);
      const day = isoDate(dayOf(record.date));
      const report: ImportReport = {
        batch,
        origin: 'manual',
        fileName: '',
        sheet: '',
        parts: [],
        kind,
        mode: 'append',
        rowsRead: 1,
        rowsStored: 1,
        rowsRejected: 0,
        rowsMerged: 0,
        rowsReplaced: 0,
        customers: db.prepare<[], number>('SELECT count(*) FROM customer').pluck().get() ?? 0,
        newCustomers: newCustomer ? 1 : 0,
        orders: 0,
        refundLines: 0,
        zeroLines: 0,
        amountE4,
        firstDay: day,
        lastDay: day,
        rejectedByReason: [],
        mapping: [],
        attributes: [],
        rules: [],
        notices: [],
        elapsedMs: 0,
        importedAt,
        undoneAt: null,
      };
      db.prepare('UPDATE import_batch SET report = ? WHERE id = ?').run(JSON.stringify(report), batch);
      db.prepare('UPDATE project SET revision = revision + 1').run();
      return { batch, newCustomer };
    })
    .immediate();
}
