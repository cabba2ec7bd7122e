// The reports built so far.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Result } from '../../shared/contract/contract.ts';
import { isoDate } from '../../shared/dates.ts';
import type { ReportSection } from './reportInput.ts';

export type ReportRun = Result<'report.runs'>['runs'][number];
type RunRow = { id: number; built_at: string; as_of_day: number; locale: ReportRun['locale']; sections: string };

const KEPT_IN_VIEW = 200;
const sectionNames = z.array(z.string());

export function readReportRuns(db: Database.Database): ReportRun[] {
  const rows = db
    .prepare<[number], RunRow>(
      'SELECT id, built_at, as_of_day, locale, sections FROM report_run ORDER BY id DESC LIMIT ?',
    )
    .all(KEPT_IN_VIEW);
  return rows.map((row) => ({
    id: row.id,
    builtAt: row.built_at,
    asOf: isoDate(row.as_of_day),
    locale: row.locale,
    sections: sectionNames.parse(JSON.parse(row.sections)),
  }));
}

export type NewRun = {
  readonly builtAt: string;
  readonly asOfDay: number;
  readonly locale: string;
  readonly sections: readonly ReportSection[];
};

export function noteReportRun(db: Database.Database, run: NewRun): void {
  db.prepare('INSERT INTO report_run (built_at, as_of_day, locale, sections) VALUES (?, ?, ?, ?)').run(
    run.builtAt,
    run.asOfDay,
    run.locale,
    JSON.stringify(run.sections),
  );
}
