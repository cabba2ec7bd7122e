// Projects and readings for the import tests.
import { join } from 'node:path';
import { openSource } from '../../electron/importing/openSource.ts';
import type { ImportChoices } from '../../electron/importing/planning/importPlan.ts';
import { previewFile } from '../../electron/importing/planning/previewFile.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { createProject } from '../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import type { ImportReport, Preview } from '../../shared/contract/importReports.ts';
import { rowsOf } from './readingFiles.ts';

let made = 0;

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

export async function readRows(path: string, sheet = 0): Promise<Cell[][]> {
  const source = await openSource(path);
  try {
    return await rowsOf(source, sheet);
  } finally {
    await source.close();
  }
}
