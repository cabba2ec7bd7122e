// What people noted about the business itself, by day.
import type Database from 'better-sqlite3';
import type { BusinessEvent } from '../../shared/contract/events.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

type EventRow = { event: number; dayNo: number; name: string; note: string | null };

const asEvent = ({ event, dayNo, name, note }: EventRow): BusinessEvent => ({ event, day: isoDate(dayNo), name, note });

/** Oldest first; of one day in the order they were noted. */
export const readEvents = (db: Database.Database): BusinessEvent[] =>
  db
    .prepare<[], EventRow>('SELECT id AS event, day AS dayNo, name, note FROM business_event ORDER BY day, id')
    .all()
    .map(asEvent);

export function addEvent(
  db: Database.Database,
  { day, name, note }: Omit<BusinessEvent, 'event'>,
  at = new Date(),
): BusinessEvent {
  const dayNo = parseIsoDate(day);
  if (dayNo === null) throw new AppError('events.badDay', { day });
  const kept = note === '' ? null : note;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO business_event (day, name, note, created_at) VALUES (?, ?, ?, ?)')
    .run(dayNo, name, kept, at.toISOString());
  return { event: Number(lastInsertRowid), day, name, note: kept };
}

export const removeEvent = (db: Database.Database, event: number): boolean =>
  db.prepare('DELETE FROM business_event WHERE id = ?').run(event).changes > 0;
