// project.*: make, open, close, describe.
import { basename, dirname } from 'node:path';
import type { ProjectInfo } from '../../shared/contract/project.ts';
import { civilDate, dayNumber, isoDate, nextPeriodStart, periodStart } from '../../shared/dates.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createProject } from '../project/create.ts';
import { describeProject } from '../project/describe.ts';
import { fileNameOf } from '../project/fileNames.ts';
import type { OpenProject } from '../project/openProject.ts';
import { forgetRecent, isMissing, noteRecent, readRecent } from '../project/recent.ts';
import type { Handlers } from './handler.ts';

function opened(project: OpenProject, path: string): ProjectInfo {
  const info = describeProject(project);
  noteRecent({ path, name: info.name, openedAt: new Date().toISOString() });
  return info;
}

/** Order lines by month from the first month to the last, empty months included. */
function linesByMonth({ day, firstDay, lastDay }: Ledger): { month: string; lines: number }[] {
  if (firstDay === null || lastDay === null) return [];
  const first = civilDate(firstDay);
  const last = civilDate(lastDay);
  const monthOf = new Int32Array(lastDay - firstDay + 1);
  const months: { month: string; lines: number }[] = [];
  const end = dayNumber(last.year, last.month, 1);
  for (let start = dayNumber(first.year, first.month, 1); start <= end; start = nextPeriodStart(start, 'month')) {
    monthOf.fill(months.length, Math.max(0, start - firstDay));
    months.push({ month: isoDate(periodStart(start, 'month')), lines: 0 });
  }
  for (let i = 0; i < day.length; i++) months[monthOf[day[i]! - firstDay]!]!.lines++;
  return months;
}

export const projectHandlers = {
  'project.create': (args, { tickets, sessions }) => {
    const path = tickets.redeem(args.project, 'save');
    createProject(path, args);
    return opened(sessions.open(path), path);
  },
  'project.open': (args, { tickets, sessions }) => {
    const path = tickets.redeem(args.file, 'open');
    return opened(sessions.open(path), path);
  },
  'project.close': (args, { sessions }) => ({ closed: sessions.close(args.project) }),
  'project.info': (args, { project }) => describeProject(project(args.project)),
  'project.timeline': (args, context) => {
    const project = context.project(args.project);
    const ledger = project.ledger();
    return {
      firstDay: ledger.firstDay === null ? null : isoDate(ledger.firstDay),
      lastDay: ledger.lastDay === null ? null : isoDate(ledger.lastDay),
      months: project.cachedForData('project.timeline', () => linesByMonth(ledger)),
    };
  },
  'project.recent': (_args, { tickets }) => ({
    projects: readRecent().map(({ path, name, openedAt }) => ({
      file: tickets.grant(path, 'open'),
      fileName: fileNameOf(path),
      folder: basename(dirname(path)),
      name,
      openedAt,
      missing: isMissing(path),
    })),
  }),
  'project.forget': (args, { tickets }) => ({ forgotten: forgetRecent(tickets.redeem(args.file, 'open')) }),
} satisfies Handlers<'project'>;
