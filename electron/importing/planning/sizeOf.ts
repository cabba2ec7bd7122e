// How large a file is.
import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';

export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    throw new AppError('imports.fileGone');
  }
}
