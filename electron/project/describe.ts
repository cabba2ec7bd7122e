// Counts and facts of an open project.
import { statSync } from 'node:fs';
import type { ProjectInfo } from '../../shared/contract/project.ts';
import { isoDate } from '../../shared/dates.ts';
import { FIRST_OF_ORDER, PURCHASE, REFUND } from '../ledger/ledger.ts';
import { fileNameOf } from './fileNames.ts';
import type { OpenProject } from './openProject.ts';

function countLines(project: OpenProject): { orders: number; refundLines: number; revenueE4: number } {
  return project.cachedForData('describe.lines', () => {
    const { flags, amountE4 } = project.ledger();
    let orders = 0;
    let refundLines = 0;
    let revenueE4 = 0;
    for (let i = 0; i < flags.length; i++) {
      if (flags[i]! & FIRST_OF_ORDER) orders++;
      if (flags[i]! & REFUND) refundLines++;
      if (flags[i]! & (PURCHASE | REFUND)) revenueE4 += amountE4[i]!;
    }
    return { orders, refundLines, revenueE4 };
  });
}

export function describeProject(project: OpenProject): ProjectInfo {
  const row = project.db
    .prepare<[], { name: string; currency: string; locale: 'en' | 'zh-CN'; revision: number }>(
      'SELECT name, currency, locale, revision FROM project',
    )
    .get()!;
  const ledger = project.ledger();
  return {
    project: project.handle,
    ...row,
    fileName: fileNameOf(project.path),
    sizeBytes: statSync(project.path).size,
    readOnly: project.readOnlyReason !== null,
    readOnlyReason: project.readOnlyReason,
    customers: ledger.customerCount,
    orderLines: ledger.day.length,
    ...countLines(project),
    firstDay: ledger.firstDay === null ? null : isoDate(ledger.firstDay),
    lastDay: ledger.lastDay === null ? null : isoDate(ledger.lastDay),
  };
}
