// imports.*: look at a spreadsheet, load it, its reports, take it back.
import { writeFileSync } from 'node:fs';
import { type CsvCell, csvText } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { makeFormat } from '../../shared/format.ts';
import { lookAtFiles } from '../importing/planning/lookAtFiles.ts';
import { previewFile } from '../importing/planning/previewFile.ts';
import { checkFiles } from '../importing/storing/checkFiles.ts';
import { makeFileFinder } from '../importing/storing/findImportedFile.ts';
import { importFiles } from '../importing/storing/importFiles.ts';
import { listImports, readImport, readRejected } from '../project/batches.ts';
import { safeFileName } from '../project/fileNames.ts';
import { readSettings } from '../project/settings.ts';
import { forgetTemplate, listTemplates, recallTemplates } from '../project/templates.ts';
import { undoImport } from '../project/undoImport.ts';
import type { Handlers } from './handler.ts';

const ROWS_AT_ONCE = 10_000;

const today = () => Math.floor(Date.now() / 86_400_000);

export const importsHandlers = {
  'imports.look': ({ project, files }, { project: open, tickets }) => {
    const db = project === undefined ? null : open(project).db;
    return lookAtFiles(
      files.map((ticket) => ({ ticket, path: tickets.redeem(ticket, 'open') })),
      {
        today: today(),
        remembered: db === null ? undefined : recallTemplates(db, undefined),
        importedAt: db === null ? null : makeFileFinder(db),
      },
    );
  },

  'imports.check': (
    { project: handle, file, moreFiles = [], template, ...choices },
    { project: open, tickets, signal, report },
  ) => {
    const paths = [file, ...moreFiles].map((ticket) => tickets.redeem(ticket, 'open'));
    const project = open(handle);
    const remembered = recallTemplates(project.db, template);
    return checkFiles(project, paths, choices, { signal, report, remembered });
  },

  'imports.templates': ({ project }, context) => ({
    templates: listTemplates(context.project(project).db).map(({ choices: _choices, headers, ...template }) => ({
      ...template,
      headers: [...headers],
    })),
  }),

  'imports.forgetTemplate': ({ project, template }, context) => {
    const { db, readOnlyReason } = context.project(project);
    if (readOnlyReason !== null) throw new AppError('project.readOnly');
    return { forgotten: forgetTemplate(db, template) };
  },

  'imports.preview': ({ project, file, moreFiles = [], template, ...choices }, { project: open, tickets }) =>
    previewFile(
      [file, ...moreFiles].map((ticket) => tickets.redeem(ticket, 'open')),
      choices,
      {
        today: today(),
        remembered: project === undefined ? undefined : recallTemplates(open(project).db, template),
      },
    ),

  'imports.run': (
    { project: handle, file, moreFiles = [], mode, template, ...choices },
    { project: open, tickets, signal, report },
  ) => {
    const paths = [file, ...moreFiles].map((ticket) => tickets.redeem(ticket, 'open'));
    const project = open(handle);
    const remembered = recallTemplates(project.db, template);
    return importFiles(project, paths, choices, { signal, report, mode, remembered });
  },

  'imports.list': ({ project }, context) => ({ imports: listImports(context.project(project).db) }),

  'imports.rejected': ({ project, batch, outcome, offset, limit }, context) =>
    readRejected(context.project(project).db, batch, offset, limit, outcome),

  'imports.exportRejected': ({ project, batch, locale }, context) => {
    const { db } = context.project(project);
    const { fileName: source } = readImport(db, batch);
    const format = makeFormat(locale, readSettings(db).currency);
    const rows: CsvCell[][] = [];
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const page = readRejected(db, batch, offset, ROWS_AT_ONCE);
      if (offset === 0) rows.push([format.t('imports.export.row'), format.t('imports.export.reason'), ...page.header]);
      for (const { row, reason, cells } of page.rows) rows.push([row, format.text(reason), ...cells]);
      if (page.rows.length < ROWS_AT_ONCE) break;
    }
    const stem = source.replace(/\.[^.]+$/, '');
    const fileName = safeFileName(`${stem} ${format.t('imports.export.fileName')}`).concat('.csv');
    const path = context.tickets.resultPath(fileName);
    writeFileSync(path, csvText(rows));
    return { file: context.tickets.grant(path, 'open'), fileName, rows: rows.length - 1 };
  },

  'imports.undo': ({ project, batch }, context) => {
    const { db, readOnlyReason } = context.project(project);
    if (readOnlyReason !== null) throw new AppError('project.readOnly');
    return undoImport(db, batch);
  },
} satisfies Handlers<'imports'>;
