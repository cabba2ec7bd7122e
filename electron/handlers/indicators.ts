// indicators.*: market, ranks and awards as people entered them; revenue and profit.
import { marketOf } from '../analysis/money/market.ts';
import { financeAt } from '../gathering/figures/financeAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { addIndicator, readIndicators, removeIndicator } from '../project/indicatorValues.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const indicatorsHandlers = {
  'indicators.market': ({ project: handle, asOf, within }, { project: open }) => {
    const project = open(handle);
    return marketOf(viewOrBlank(project, asOf, undefined, within), readIndicators(project.db));
  },
  'indicators.finance': ({ project: handle, asOf, within, marginShare }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return financeAt(project, view, marginShare ?? readSettings(project.db).marginShare);
  },
  'indicators.add': ({ project: handle, indicator }, { project }) => ({
    indicator: addIndicator(project(handle).db, indicator),
  }),
  'indicators.remove': ({ project: handle, indicator }, { project }) => ({
    removed: removeIndicator(project(handle).db, indicator),
  }),
} satisfies Handlers<'indicators'>;
