// forecast.*: what the coming months will bring.
import { expectedLosses } from '../analysis/forecast/expectedLossesResult.ts';
import { forecastResult } from '../analysis/forecast/forecastResult.ts';
import { viewKey } from '../analysis/view/view.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readEvents } from '../project/businessEvents.ts';
import type { Handlers } from './handler.ts';

export const forecastHandlers = {
  'forecast.get': ({ project: handle, asOf, within, ...options }, { project: open }) => {
    const project = open(handle);
    return forecastResult(viewOrBlank(project, asOf, undefined, within), options, readEvents(project.db));
  },
  'forecast.losses': ({ project: handle, asOf, within }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return project.cached(`expected losses ${viewKey(view)}`, () => expectedLosses(view));
  },
} satisfies Handlers<'forecast'>;
