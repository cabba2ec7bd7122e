// What the page may ask of the shell besides the engine: files by dialog or drop, results, reports.
// The page is not trusted: arguments are checked here, and it only ever learns tickets and bare names.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import type { PickedFile } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import { PROJECT_SUFFIX, safeFileName, withProjectSuffix } from '../project/fileNames.ts';
import type { TicketMode } from '../tickets.ts';

export type FileFilter = { name: string; extensions: string[] };
export type HostNeeds = {
  readonly t: (key: string) => string;
  readonly grant: (path: string, mode: TicketMode) => Promise<string>;
  readonly redeem: (ticket: string, mode: TicketMode) => Promise<string>;
  /** Dialogs answer null when the user cancels. */
  readonly chooseOpen: (how: { title: string; filters: FileFilter[] }) => Promise<string | null>;
  readonly chooseSeveral: (how: { title: string; filters: FileFilter[] }) => Promise<string[]>;
  readonly chooseFolder: (how: { title: string }) => Promise<string | null>;
  readonly chooseSave: (how: { title: string; name: string; filters: FileFilter[] }) => Promise<string | null>;
  readonly showReport: (path: string, title: string) => Promise<void>;
  readonly writePdf: (reportPath: string, target: string) => Promise<void>;
  readonly noteRecent: (path: string) => void;
  /** A folder that goes away with the window. */
  readonly pastedFolder: () => string;
};

const SHEETS = ['xlsx', 'csv', 'xls', 'xlsb', 'xlsm', 'ods', 'tsv', 'txt', 'html', 'xml'];
const PASTED = ['tsv', 'csv', 'html'];
const MAX_PASTED = 64 * 1024 * 1024;
const name = z.string().min(1).max(200);
const ticket = z.string().min(1).max(200);

export const hostArgs = {
  pickFile: z.tuple([z.enum(['import', 'project'])]),
  pickFiles: z.tuple([]),
  pickFolder: z.tuple([]),
  acceptDropped: z.tuple([z.string().max(32_768)]),
  acceptPasted: z.tuple([name, z.string().max(MAX_PASTED)]),
  pickNewProject: z.tuple([z.string().max(200)]),
  saveResult: z.tuple([ticket, name]),
  openReport: z.tuple([ticket, name]),
  printPdf: z.tuple([ticket, name]),
} as const;
export type HostCall = keyof typeof hostArgs;

const endingOf = (path: string) => extname(path).slice(1).toLowerCase();
const detailOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : 'unknown';

/** A ticket for a file the user pointed at: only kinds of file that Holdfast reads, never a folder or device. */
export async function pickedFile(path: string, grant: HostNeeds['grant']): Promise<PickedFile> {
  if (path === '') throw new AppError('window.madeInPage');
  const ending = endingOf(path);
  if (ending !== PROJECT_SUFFIX.slice(1) && !SHEETS.includes(ending)) throw new AppError('window.unknownFile');
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('window.notAFile');
  return { ticket: await grant(path, 'open'), name: basename(path) };
}

/** Puts a finished file in place at once or not at all. */
async function putInPlace(target: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = join(target, '..', `.${randomUUID()}.part`);
  try {
    await write(part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

export function hostCalls(needs: HostNeeds) {
  const { t } = needs;
  const all = { name: t('window.filesAll'), extensions: ['*'] };
  const projects = { name: t('window.filesProjects'), extensions: [PROJECT_SUFFIX.slice(1)] };

  async function chooseTarget(suggested: string, ending: string): Promise<string | null> {
    const kind = ending === 'pdf' ? 'filesPdf' : ending === 'html' ? 'filesReport' : 'filesTable';
    const chosen = await needs.chooseSave({
      title: t('window.saveResult'),
      name: suggested,
      filters: [{ name: t(`window.${kind}`), extensions: [ending] }, all],
    });
    if (chosen && endingOf(chosen) === PROJECT_SUFFIX.slice(1)) throw new AppError('window.notOverProject');
    return chosen;
  }

  async function reportBehind(file: string): Promise<string> {
    const path = await needs.redeem(file, 'open');
    if (endingOf(path) !== 'html') throw new AppError('window.notAReport');
    return path;
  }

  return {
    pickFile: async (purpose: 'import' | 'project') => {
      const sheets = { name: t('window.filesSpreadsheets'), extensions: SHEETS };
      const path = await needs.chooseOpen(
        purpose === 'project'
          ? { title: t('window.openProject'), filters: [projects] }
          : { title: t('window.openSpreadsheet'), filters: [sheets, all] },
      );
      if (!path) return null;
      const picked = await pickedFile(path, needs.grant);
      if (purpose === 'project') needs.noteRecent(path);
      return picked;
    },
    pickFiles: async () => {
      const sheets = { name: t('window.filesSpreadsheets'), extensions: SHEETS };
      const paths = await needs.chooseSeveral({ title: t('window.openSpreadsheets'), filters: [sheets, all] });
      const picked: PickedFile[] = [];
      for (const path of paths) picked.push(await pickedFile(path, needs.grant));
      return picked;
    },
    pickFolder: async () => {
      const path = await needs.chooseFolder({ title: t('window.chooseFolder') });
      if (!path) return null;
      const found = await stat(path).catch(() => null);
      if (!found?.isDirectory()) throw new AppError('window.notAFolder');
      return { ticket: await needs.grant(path, 'open'), name: basename(path) };
    },
    acceptDropped: (path: string) => pickedFile(path, needs.grant),
    acceptPasted: async (given: string, text: string) => {
      const safe = safeFileName(given);
      if (!PASTED.includes(endingOf(safe))) throw new AppError('window.unknownFile');
      const path = join(await mkdtemp(join(needs.pastedFolder(), 'table-')), safe);
      await writeFile(path, text, { flag: 'wx' });
      return { ticket: await needs.grant(path, 'open'), name: safe };
    },
    pickNewProject: async (suggested: string) => {
      const chosen = await needs.chooseSave({
        title: t('window.newProject'),
        name: withProjectSuffix(safeFileName(suggested)),
        filters: [projects],
      });
      if (!chosen) return null;
      const path = withProjectSuffix(chosen);
      const given = await needs.grant(path, 'save');
      needs.noteRecent(path);
      return { ticket: given };
    },
    saveResult: async (file: string, suggested: string) => {
      const source = await needs.redeem(file, 'open');
      const target = await chooseTarget(safeFileName(suggested), endingOf(source) || 'html');
      if (!target) return false;
      await putInPlace(target, (part) => copyFile(source, part)).catch((error: unknown) => {
        throw new AppError('window.cannotSave', { detail: detailOf(error) });
      });
      return true;
    },
    openReport: async (file: string, title: string) => {
      await needs.showReport(await reportBehind(file), title);
    },
    printPdf: async (file: string, suggested: string) => {
      const report = await reportBehind(file);
      const target = await chooseTarget(`${safeFileName(suggested).replace(/\.(html|pdf)$/i, '')}.pdf`, 'pdf');
      if (!target) return false;
      await putInPlace(target, (part) => needs.writePdf(report, part)).catch((error: unknown) => {
        throw new AppError('window.cannotPrint', { detail: detailOf(error) });
      });
      return true;
    },
  };
}
