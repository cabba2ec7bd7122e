// Room on the disk: what an import will need, and what is free. Told before the start, not when it is too late.
import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { hasData } from '../../project/backup.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { SourceFormat } from '../reading/rowSource.ts';
import type { ReaderFile } from '../startReader.ts';

/**
 * Bytes a project grows by for each byte of a table, by what the reader counts: text and unpacked xml for csv, xlsx, xml
 * and html, the file itself for the others. Measured: order lines as csv 1.04 and as xlsx 0.30; customers with twenty
 * free columns as csv 2.0.
 */
const GROWTH: Readonly<Record<SourceFormat, number>> = {
  csv: 2,
  xlsx: 0.6,
  xml: 0.6,
  html: 1,
  xls: 2,
  xlsb: 6,
  ods: 12,
};
const LEAST_BYTES = 4 * 2 ** 20;

export type DiskSpace = { readonly needBytes: number; readonly freeBytes: number | null };

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** New pages are written twice: beside the file first, and into it once all are there. A copy is made before. */
export function diskSpace(
  project: { readonly path: string; readonly db: Database.Database },
  files: readonly Pick<ReaderFile, 'format' | 'totalBytes'>[],
  plan: Pick<ImportPlan, 'parts'>,
): DiskSpace {
  let growth = 0;
  for (const { part, sheet } of plan.parts) growth += files[part]!.totalBytes(sheet) * GROWTH[files[part]!.format];
  const copy = hasData(project.db) ? sizeOf(project.path) : 0;
  return { needBytes: Math.ceil(LEAST_BYTES + 2 * growth + copy), freeBytes: freeBytes(project.path) };
}

/** Null where the system does not say. */
export function freeBytes(projectPath: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(projectPath));
    return bavail * bsize;
  } catch {
    return null;
  }
}

const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);

export const diskFull = ({ needBytes, freeBytes: free }: DiskSpace): AppError =>
  new AppError('imports.diskFull', {
    need: mebibytes(needBytes),
    free: free === null ? { as: 'number', value: null } : Math.floor(free / 2 ** 20),
  });

export function assertRoom(space: DiskSpace): void {
  if (space.freeBytes !== null && space.freeBytes < space.needBytes) throw diskFull(space);
}
