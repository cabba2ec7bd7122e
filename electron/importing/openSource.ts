// One file, read in a process of its own that ends when the file is closed.
import { type ReaderFile, startReader } from './startReader.ts';

type Look = { readonly maxRows?: number; readonly signal?: { readonly aborted: boolean } };

/**
 * Opens a spreadsheet file whatever its name says. AppErrors: `imports.emptyFile`, `imports.notSpreadsheet`,
 * `imports.passwordProtected`, `imports.damaged`, `imports.tooBig`, `imports.readerStopped`, `imports.readerMemory`,
 * `imports.fileGone`.
 */
export async function openSource(path: string, { maxRows, signal }: Look = {}): Promise<ReaderFile> {
  const reader = startReader([path], { signal });
  try {
    const file = await reader.open(path, maxRows === undefined ? {} : { maxRows });
    return { ...file, close: async () => reader.end() };
  } catch (error) {
    reader.end();
    throw error;
  }
}
