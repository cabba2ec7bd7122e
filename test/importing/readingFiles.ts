// Files and their rows, read in the test's own process.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import type { Cell, RowSource } from '../../electron/importing/reading/rowSource.ts';
import { AppError } from '../../shared/errors.ts';

export const sharedData = (...parts: string[]): string =>
  fileURLToPath(new URL(`../../../shared/data/${parts.join('/')}`, import.meta.url));

/** Reason to skip a test, or false where the data are there. */
export const withoutData = (...parts: string[]): boolean => {
  const missing = !existsSync(sharedData(...parts));
  if (missing) console.warn(`skipped: ../shared/data/${parts.join('/')} is not here`);
  return missing;
};

let made = 0;

export function writeTestFile(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, `${++made}-${name}`);
  writeFileSync(path, content);
  return path;
}

export async function rowsOf(source: Pick<RowSource, 'batches'>, sheet = 0): Promise<Cell[][]> {
  const all: Cell[][] = [];
  for await (const { rows } of source.batches(sheet)) for (const row of rows) all.push([...row]);
  return all;
}

export async function readRows(path: string, sheet = 0): Promise<Cell[][]> {
  const source = await openHere(path);
  try {
    return await rowsOf(source, sheet);
  } finally {
    await source.close();
  }
}

/** The AppError of work that must fail. */
export async function refusal(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

export const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
