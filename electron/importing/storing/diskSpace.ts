// Room on the disk: what an import will need, and what is free.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Stored rows take up to three times their text, and as much again while they are written; a copy is made before. */
const NEED_OF_FILE = 4;
const LEAST_NEED = 16 * 2 ** 20;

export function diskSpace(projectPath: string, fileBytes: number): { needBytes: number; freeBytes: number | null } {
  const needBytes = Math.ceil(LEAST_NEED + NEED_OF_FILE * fileBytes);
  try {
    const { bavail, bsize } = statfsSync(dirname(projectPath));
    return { needBytes, freeBytes: bavail * bsize };
  } catch {
    return { needBytes, freeBytes: null };
  }
}
