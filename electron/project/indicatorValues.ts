// Market sizes, ranks and awards as people entered them.
import type Database from 'better-sqlite3';
import type { NewIndicator } from '../../shared/contract/indicators.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

export type IndicatorValue = {
  id: number;
  kind: NewIndicator['kind'];
  body: string;
  fromDay: number;
  toDay: number | null;
  value: number | null;
  outOf: number | null;
  note: string | null;
};

/** By source and day. */
export const readIndicators = (db: Database.Database): IndicatorValue[] =>
  db
    .prepare<[], IndicatorValue>(
      `SELECT id, kind, body, from_day AS fromDay, to_day AS toDay, value, out_of AS outOf, note
       FROM indicator_value ORDER BY body, from_day, id`,
    )
    .all();

export function addIndicator(db: Database.Database, given: NewIndicator, at = new Date()): number {
  const [from, to, value, outOf] =
    given.kind === 'marketSize'
      ? [dayOf(given.from), dayOf(given.to), given.valueE4, null]
      : [dayOf(given.day), null, given.kind === 'rank' ? given.rank : null, given.kind === 'rank' ? given.outOf : null];
  if (to !== null && to <= from) throw new AppError('indicators.badPeriod');
  if (outOf !== null && value! > outOf) throw new AppError('indicators.badRank', { rank: value, outOf });
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO indicator_value (kind, body, from_day, to_day, value, out_of, note, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(given.kind, given.body, from, to, value, outOf, given.note === '' ? null : given.note, at.toISOString());
  return Number(lastInsertRowid);
}

export const removeIndicator = (db: Database.Database, id: number): boolean =>
  db.prepare('DELETE FROM indicator_value WHERE id = ?').run(id).changes > 0;

function dayOf(iso: string): number {
  const day = parseIsoDate(iso);
  if (day === null) throw new AppError('events.badDay', { day: iso });
  return day;
}
