// Which folder is watched for which project, and what is known of the files in it: kept on this computer, beside the
// user's other door settings, never in the project file.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { userFolders } from '../project/userFolders.ts';

/** A file as it was when it was looked at: any change makes it another. */
const seenFile = z.object({ name: z.string(), sizeBytes: z.number(), changedMs: z.number() });
export type SeenFile = z.infer<typeof seenFile>;
const knownFile = seenFile.extend({
  sha256: z.string().nullable(),
  /** Shape of its first table; null where it could not be read, left out where nobody has looked yet. */
  shape: z.string().nullable().optional(),
});
export type KnownFile = z.infer<typeof knownFile>;

const watched = z.object({
  project: z.string(),
  folder: z.string(),
  dismissed: z.array(seenFile),
  known: z.array(knownFile),
});
export type Watched = z.infer<typeof watched>;

const listPath = () => join(userFolders().data, 'inboxes.json');

/** A list that cannot be read counts as empty: a folder is quickly chosen again. */
function readAll(): Watched[] {
  try {
    return z.array(watched).parse(JSON.parse(readFileSync(listPath(), 'utf8')));
  } catch {
    return [];
  }
}

function writeAll(list: readonly Watched[]): void {
  const path = listPath();
  writeFileSync(`${path}.part`, JSON.stringify(list));
  renameSync(`${path}.part`, path);
}

export const readWatched = (project: string): Watched | null =>
  readAll().find((entry) => entry.project === project) ?? null;

export const writeWatched = (entry: Watched): void =>
  writeAll([entry, ...readAll().filter(({ project }) => project !== entry.project)]);

export const forgetWatched = (project: string): void =>
  writeAll(readAll().filter((entry) => entry.project !== project));

export const isSame = (a: SeenFile, b: SeenFile): boolean =>
  a.name === b.name && a.sizeBytes === b.sizeBytes && a.changedMs === b.changedMs;
