// report.*: the printed report and the list of those built so far.
import { writeFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { makeFormat } from '../../shared/format.ts';
import { safeFileName } from '../project/fileNames.ts';
import { collectReport } from '../reporting/collectReport.ts';
import { clientOf } from '../reporting/reportInput.ts';
import { noteReportRun, readReportRuns } from '../reporting/reportRuns.ts';
import type { Handlers } from './handler.ts';

export const reportHandlers = {
  'report.build': async ({ project: handle, ...request }, { project: open, tickets, signal, report }) => {
    const project = open(handle);
    signal.begin?.();
    // ECharts is slow to load and only a report needs it here.
    const { buildReport } = await import('../reporting/buildReport.ts');
    const builtAt = new Date().toISOString();
    const stopIfCancelled = () => {
      if (signal.aborted) throw new AppError('job.cancelled');
    };
    report({ step: 'collectFigures', done: 0, total: 3, rows: null });
    const input = collectReport(project, request, {
      builtAt: builtAt.slice(0, 16).replace('T', ' '),
      version: packageJson.version,
    });
    stopIfCancelled();
    report({ step: 'writePage', done: 1, total: 3, rows: null });
    const built = buildReport(input);
    stopIfCancelled();
    const title = makeFormat(input.locale, input.currency).t('report.cover.title');
    const fileName = `${safeFileName(`${clientOf(input)} ${title}`)} ${input.asOf}.html`;
    const path = tickets.resultPath(fileName);
    const bytes = Buffer.from(built.html, 'utf8');
    await writeFile(path, bytes);
    if (signal.commit?.() === false) throw new AppError('job.cancelled');
    if (project.readOnlyReason === null) {
      noteReportRun(project.db, {
        builtAt,
        asOfDay: parseIsoDate(input.asOf)!,
        locale: input.locale,
        sections: built.sections,
      });
    }
    report({ step: 'writePage', done: 3, total: 3, rows: null });
    return {
      file: tickets.grant(path, 'open'),
      fileName,
      sizeBytes: bytes.length,
      asOf: input.asOf,
      locale: input.locale,
      sections: [...built.sections],
      charts: built.charts,
    };
  },

  'report.runs': ({ project }, context) => ({ runs: readReportRuns(context.project(project).db) }),
} satisfies Handlers<'report'>;
