// survival.*: how long customers stay, and what is to be expected of those who are there.

import { retentionResult } from '../analysis/retentionResult.ts';
import { survivalCurves } from '../analysis/survivalCurves.ts';
import { groupsBy } from '../ledger/customerGroups.ts';
import { retentionAt, tenuresAt } from '../ledger/tenuresAt.ts';
import { viewOrBlank } from '../ledger/viewAt.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const survivalHandlers = {
  'survival.curves': ({ project: handle, asOf, within, by }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return survivalCurves(view, tenuresAt(project, view), by, by && groupsBy(project, view, by));
  },
  'survival.retention': ({ project: handle, asOf, within, period, ...options }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    const { plus, years, discount } = options;
    const marginShare = options.marginShare ?? readSettings(project.db).marginShare;
    return retentionResult(view, retentionAt(project, view, period), period, { plus, years, discount, marginShare });
  },
} satisfies Handlers<'survival'>;
