// Segments people define: every change is a version, and nothing is thrown away.
import type Database from 'better-sqlite3';
import { type SegmentRule, segmentRule } from '../../shared/contract/segmentRule.ts';

export type StoredSegment = { segment: number; version: number; name: string; rule: SegmentRule; savedAt: string };
type Row = { segment: number; version: number; name: string; rule: string; savedAt: string };

const VERSION = 'v.segment_id AS segment, v.version, v.name, v.rule, v.saved_at AS savedAt';
const LATEST = `v.version = (SELECT max(version) FROM own_segment_version WHERE segment_id = v.segment_id)`;

/** A rule nobody can read any more holds nobody; the file may have been written by others. */
function stored(row: Row): StoredSegment[] {
  const parsed = segmentRule.safeParse(JSON.parse(row.rule));
  return parsed.success ? [{ ...row, rule: parsed.data }] : [];
}

/** The segments that stand, in the order of their names. */
export const readOwnSegments = (db: Database.Database): StoredSegment[] =>
  db
    .prepare<[], Row>(
      `SELECT ${VERSION} FROM own_segment_version v JOIN own_segment s ON s.id = v.segment_id
       WHERE s.deleted_at IS NULL AND ${LATEST} ORDER BY v.name, v.segment_id`,
    )
    .all()
    .flatMap(stored);

/** One version of a segment, also of a deleted one; the latest where no version is asked for. */
export function readOwnSegment(db: Database.Database, segment: number, version?: number): StoredSegment | null {
  const row = db
    .prepare<[number, number | null, number | null], Row>(
      `SELECT ${VERSION} FROM own_segment_version v
       WHERE v.segment_id = ? AND CASE WHEN ? IS NULL THEN ${LATEST} ELSE v.version = ? END`,
    )
    .get(segment, version ?? null, version ?? null);
  return row ? (stored(row)[0] ?? null) : null;
}

/** Every version, newest first. */
export const readOwnSegmentHistory = (db: Database.Database, segment: number): StoredSegment[] =>
  db
    .prepare<[number], Row>(
      `SELECT ${VERSION} FROM own_segment_version v WHERE v.segment_id = ? ORDER BY v.version DESC`,
    )
    .all(segment)
    .flatMap(stored);

export const stands = (db: Database.Database, segment: number): boolean =>
  db.prepare('SELECT 1 FROM own_segment WHERE id = ? AND deleted_at IS NULL').get(segment) !== undefined;

/** A new segment, or the next version of one that stands. */
export function writeOwnSegment(
  db: Database.Database,
  { segment, name, rule, savedAt }: { segment: number | null; name: string; rule: SegmentRule; savedAt: string },
): { segment: number; version: number } {
  return db.transaction(() => {
    const id =
      segment ?? Number(db.prepare('INSERT INTO own_segment (created_at) VALUES (?)').run(savedAt).lastInsertRowid);
    const version =
      1 +
      (db
        .prepare<[number], number>('SELECT coalesce(max(version), 0) FROM own_segment_version WHERE segment_id = ?')
        .pluck()
        .get(id) ?? 0);
    db.prepare(
      'INSERT INTO own_segment_version (segment_id, version, name, rule, saved_at) VALUES (?, ?, ?, ?, ?)',
    ).run(id, version, name, JSON.stringify(rule), savedAt);
    return { segment: id, version };
  })();
}

export const deleteOwnSegment = (db: Database.Database, segment: number, deletedAt: string): void => {
  db.prepare('UPDATE own_segment SET deleted_at = ? WHERE id = ?').run(deletedAt, segment);
};
