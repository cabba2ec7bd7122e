// New exports in a watched folder: not imported, not waved aside, and which earlier import they look like.

import { hashFile } from '../importing/reading/hashFile.ts';
import { readTopShape } from '../importing/readTopShape.ts';
import type { OpenProject } from '../project/openProject.ts';
import { findTemplate } from '../project/templates.ts';
import { type FolderFile, listSpreadsheets } from './listSpreadsheets.ts';
import { isSame, type KnownFile, readWatched, type Watched, writeWatched } from './watchedFolders.ts';

/** Of many new files at once only so many are looked into at a time; the others follow with the next look. */
const FILES_A_LOOK = 20;
const BYTES_A_LOOK = 512 * 2 ** 20;
const LOOK_MS = 1_000;
/** What takes longer is remembered as a file of no known shape. */
const SHAPE_MS = 5_000;

export type Offer = FolderFile & { readonly likeFile: string | null };
export type WatchedNow = { readonly folder: string; readonly missing: boolean; readonly offers: Offer[] };

const importedHashes = ({ db }: OpenProject): Set<string> =>
  new Set(
    db
      .prepare<[], string>(
        `SELECT p.sha256 FROM import_part p JOIN import_batch b ON b.id = p.batch_id WHERE b.undone_at IS NULL
         UNION SELECT sha256 FROM import_batch WHERE undone_at IS NULL`,
      )
      .pluck()
      .all(),
  );

/** Reads what is not known yet of the files, within the limits of one look. Answers what is known afterwards. */
async function learn(files: readonly FolderFile[], watched: Watched, wantsShapes: boolean): Promise<KnownFile[]> {
  let bytes = 0;
  let looks = 0;
  const until = performance.now() + LOOK_MS;
  const known: KnownFile[] = [];
  for (const file of files) {
    const { name, sizeBytes, changedMs } = file;
    const before = watched.known.find((one) => isSame(one, file));
    let { sha256 = null, shape } = before ?? {};
    const room = looks < FILES_A_LOOK && (looks === 0 || performance.now() < until);
    if (sha256 === null && room && (bytes === 0 || bytes + sizeBytes <= BYTES_A_LOOK)) {
      bytes += sizeBytes;
      sha256 = await hashFile(file.path, { aborted: false }).catch(() => null);
    }
    if (shape === undefined && wantsShapes && room) {
      looks++;
      shape = await readTopShape(file.path, SHAPE_MS);
    }
    if (sha256 === null && shape === undefined) continue;
    known.push({ name, sizeBytes, changedMs, sha256, ...(shape === undefined ? {} : { shape }) });
  }
  return known;
}

/** Null while no folder is watched for the project. */
export async function lookForOffers(project: OpenProject, nowMs = Date.now()): Promise<WatchedNow | null> {
  const watched = readWatched(project.path);
  if (watched === null) return null;
  const all = await listSpreadsheets(watched.folder, nowMs);
  if (all === null) return { folder: watched.folder, missing: true, offers: [] };
  const files = all.filter((file) => !watched.dismissed.some((one) => isSame(one, file)));
  const remembers = project.db.prepare('SELECT 1 FROM import_template LIMIT 1').get() !== undefined;
  const known = await learn(files, watched, remembers);
  if (JSON.stringify(known) !== JSON.stringify(watched.known)) {
    const now = readWatched(project.path);
    // Someone may have chosen another folder, or waved files aside, in the meantime.
    if (now?.folder === watched.folder) writeWatched({ ...now, known });
  }
  const imported = importedHashes(project);
  const offers = files.flatMap((file): Offer[] => {
    const facts = known.find((one) => isSame(one, file));
    if (!facts || facts.sha256 === null || imported.has(facts.sha256)) return [];
    return [{ ...file, likeFile: facts.shape ? (findTemplate(project.db, facts.shape)?.name ?? null) : null }];
  });
  return { folder: watched.folder, missing: false, offers };
}
