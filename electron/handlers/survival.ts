// survival.*: how long customers stay, and what is to be expected of those who are there.

import { retentionResult } from '../analysis/survival/retentionResult.ts';
import { survivalCurves } from '../analysis/survival/survivalCurves.ts';
import { groupsBy } from '../gathering/sets/customerGroups.ts';
import { retentionAt, tenuresAt } from '../gathering/view/tenuresAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const survivalHandlers = {
  'survival.curves': ({ project: handle, asOf, within, by, early }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return survivalCurves(view, tenuresAt(project, view, early), by, by && groupsBy(project, view, by));
  },
  'survival.retention': ({ project: handle, asOf, within, period, early, ...options }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    const { plus, years, discount } = options;
    const marginShare = options.marginShare ?? readSettings(project.db).marginShare;
    const tenures = tenuresAt(project, view, early);
    const model = retentionAt(project, view, tenures, period);
    return retentionResult(view, tenures, model, period, { plus, years, discount, marginShare });
  },
} satisfies Handlers<'survival'>;
