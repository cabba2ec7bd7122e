// cohorts.*: who came back, by first purchase or by group.
import { cohortGrid } from '../analysis/cohorts/cohortGrid.ts';
import { groupsBy } from '../gathering/sets/customerGroups.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const cohortsHandlers = {
  'cohorts.grid': ({ project: handle, asOf, within, period, by, early }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return cohortGrid(view, period, { by, grouping: by && groupsBy(project, view, by), early });
  },
} satisfies Handlers<'cohorts'>;
