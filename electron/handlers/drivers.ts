// drivers.*: what goes with churn.
import { customerOddsAt } from '../gathering/behaviour/customerOddsAt.ts';
import { monthlyDriversAt } from '../gathering/behaviour/driversAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readMonthlyFigures, removeMonthlyFigure, saveMonthlyFigure } from '../project/monthlyFigures.ts';
import type { Handlers } from './handler.ts';

export const driversHandlers = {
  'drivers.monthly': ({ project: handle, asOf, within }, { project: open }) => {
    const project = open(handle);
    return monthlyDriversAt(project, viewOrBlank(project, asOf, undefined, within));
  },
  'drivers.customers': ({ project: handle, asOf, within }, { project: open }) => {
    const project = open(handle);
    return customerOddsAt(project, viewOrBlank(project, asOf, undefined, within));
  },
  'drivers.figures': ({ project }, { project: open }) => ({ figures: readMonthlyFigures(open(project).db) }),
  'drivers.saveFigure': ({ project, figure }, { project: open }) => ({
    months: saveMonthlyFigure(open(project).db, figure),
  }),
  'drivers.removeFigure': ({ project, name }, { project: open }) => ({
    removed: removeMonthlyFigure(open(project).db, name),
  }),
} satisfies Handlers<'drivers'>;
