// The spreadsheets of a folder, newest first; files that are still being written wait for the next look.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenFile } from './watchedFolders.ts';

const SPREADSHEET = /\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/i;
/** Files that spreadsheet programs and downloads keep beside the real one. */
const SIDE_FILE = /^(?:~\$|\.|\.~lock)/;
const SETTLED_MS = 2_000;

export type FolderFile = SeenFile & { readonly path: string; readonly modifiedAt: string };

/** Null where the folder is gone or may not be read. */
export async function listSpreadsheets(folder: string, nowMs: number): Promise<FolderFile[] | null> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return null;
  }
  const wanted = names.filter((name) => SPREADSHEET.test(name) && !SIDE_FILE.test(name));
  const found = await Promise.all(
    wanted.map(async (name): Promise<FolderFile | null> => {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => null);
      if (!facts?.isFile() || facts.size === 0) return null;
      // A copy may carry the date of its original; the time of its last change tells when it grew.
      const changedMs = Math.max(facts.mtimeMs, facts.ctimeMs);
      if (Math.abs(nowMs - changedMs) < SETTLED_MS) return null;
      return { name, path, sizeBytes: facts.size, changedMs: facts.mtimeMs, modifiedAt: facts.mtime.toISOString() };
    }),
  );
  return found.filter((file) => file !== null).sort((a, b) => b.changedMs - a.changedMs || (a.name < b.name ? -1 : 1));
}
