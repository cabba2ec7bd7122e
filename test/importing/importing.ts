// Files, projects and readings for the import tests.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSource } from '../../electron/importing/openSource.ts';
import type { ImportChoices } from '../../electron/importing/planning/importPlan.ts';
import { previewFile } from '../../electron/importing/planning/previewFile.ts';
import type { Cell, RowSource } from '../../electron/importing/reading/rowSource.ts';
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { createProject } from '../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import type { ImportReport, Preview } from '../../shared/contract/imports.ts';
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

export function newProject(folder: string): ClosableProject {
  const path = join(folder, `shop-${++made}.holdfast`);
  createProject(path, { name: 'Tea House 茶馆', currency: 'CNY', locale: 'zh-CN' });
  return openProject(path, 'p');
}

export const run = (
  project: ClosableProject,
  path: string,
  choices: ImportChoices = {},
  job: Partial<Parameters<typeof importFiles>[3]> = {},
): Promise<ImportReport> =>
  importFiles(project, [path], choices, { signal: { aborted: false }, report: () => {}, ...job });

export const look = (path: string, choices: ImportChoices = {}): Promise<Preview> =>
  previewFile([path], choices, { today: Math.floor(Date.now() / 86_400_000) });

export async function rowsOf(source: RowSource, sheet = 0): Promise<Cell[][]> {
  const all: Cell[][] = [];
  for await (const { rows } of source.batches(sheet)) for (const row of rows) all.push([...row]);
  return all;
}

export async function readRows(path: string, sheet = 0): Promise<Cell[][]> {
  const source = await openSource(path);
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
