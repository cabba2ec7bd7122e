// A first look into files: every table with its kind, what goes together, what cannot be read.
import { basename } from 'node:path';
import type { Look } from '../../../shared/contract/importReports.ts';
import { AppError } from '../../../shared/errors.ts';
import { say } from '../../../shared/text.ts';
import { type Reader, type ReaderFile, startReader } from '../startReader.ts';
import type { ImportChoices } from './importPlan.ts';
import { dateOrderOpen } from './planProblems.ts';
import { type PlanContext, planTop, readTop } from './planSheet.ts';
import { proposeImports } from './proposeImports.ts';
import { shapeOf } from './shapeOf.ts';
import { sizeOf } from './sizeOf.ts';

export type LookedAtFile = { readonly ticket: string; readonly path: string };

export type LookContext = PlanContext & {
  /** When this very table was imported, if it was; null where nobody can have imported anything. */
  readonly importedAt: ((sha256: string, sheet: string, kind: string) => string | null) | null;
};

const ROWS_LOOKED_AT = 300;
const SHEETS_LOOKED_AT = 40;
/** Larger files are known again when they are loaded. */
const MOST_HASHED = 200 * 2 ** 20;

type Table = Look['tables'][number] & { usable: boolean };
type File = Look['files'][number];

async function lookAtTables(
  source: ReaderFile,
  { ticket }: LookedAtFile,
  fileName: string,
  sizeBytes: number,
  context: LookContext,
): Promise<Table[]> {
  const tables: Table[] = [];
  const { importedAt } = context;
  const sha256 = importedAt !== null && sizeBytes <= MOST_HASHED ? await source.sha256() : null;
  for (const [sheet, { name, hidden }] of source.sheets.slice(0, SHEETS_LOOKED_AT).entries()) {
    const choices: ImportChoices = {};
    const top = await readTop(source, sheet, undefined, { ...context, sampleRows: ROWS_LOOKED_AT });
    if (top.rows.length === 0 && top.headers.length === 0) continue;
    const plan = planTop(source, sheet, top, choices, { ...context, fileName });
    const problems = plan.problems.map(({ text }) => text);
    tables.push({
      file: ticket,
      fileName,
      sheet: name,
      hidden,
      kind: plan.kind,
      kindBecause: plan.kindBecause,
      headers: [...top.headers],
      shape: shapeOf(top.headerRow === null ? Array<string>(top.width).fill('') : top.headers),
      template: plan.template,
      importedAt: sha256 === null || importedAt === null ? null : importedAt(sha256, name, plan.kind),
      ready: problems.length === 0 && !dateOrderOpen(plan),
      problems,
      usable: !plan.problems.some(({ code }) => code === 'imports.noKind' || code === 'imports.noRows'),
    });
  }
  return tables;
}

/**
 * Files are read one after the other in one process; one that cannot be read gives its error beside the others, and one
 * that took the process with it is followed by a new one.
 */
export async function lookAtFiles(files: readonly LookedAtFile[], context: LookContext): Promise<Look> {
  const sizes = new Map<string, number>();
  for (const { path } of files) sizes.set(path, await sizeOf(path).catch(() => -1));
  const readable = [...sizes].filter(([, size]) => size >= 0).map(([path]) => path);
  const seen: File[] = [];
  const tables: Table[] = [];
  let reader: Reader | null = null;
  try {
    for (const file of files) {
      const fileName = basename(file.path);
      const facts = { file: file.ticket, fileName };
      const sizeBytes = Math.max(0, sizes.get(file.path)!);
      try {
        if (!readable.includes(file.path)) throw new AppError('imports.fileGone');
        reader ??= startReader(readable);
        const source: ReaderFile = await reader.open(file.path, { maxRows: ROWS_LOOKED_AT + 50 });
        const found = await lookAtTables(source, file, fileName, sizeBytes, context);
        if (found.length === 0) throw new AppError('imports.noRows');
        tables.push(...found);
        seen.push({ ...facts, sizeBytes, format: source.format, error: null, notices: source.notices() });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { code, params } = error;
        seen.push({
          ...facts,
          sizeBytes,
          format: null,
          error: { code, text: say(`errors.${code}`, params) },
          notices: [],
        });
        if (code === 'imports.readerStopped' || code === 'imports.readerMemory') {
          reader?.end();
          reader = null;
        }
      }
    }
  } finally {
    reader?.end();
  }
  return {
    files: seen,
    tables: tables.map(({ usable: _usable, ...table }) => table),
    imports: proposeImports(tables),
  };
}
