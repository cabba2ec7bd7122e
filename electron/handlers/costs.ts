// costs.*: what churn costs, whether a measure pays.
import { churnCost } from '../analysis/money/churnCost.ts';
import { measureBenefit } from '../analysis/money/measureBenefit.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const costsHandlers = {
  'costs.churn': ({ project: handle, asOf, within, ...options }, { project }) =>
    churnCost(viewOrBlank(project(handle), asOf, undefined, within), options),
  'costs.benefit': ({ project: handle, asOf, within, ...input }, { project }) =>
    measureBenefit(viewOrBlank(project(handle), asOf, undefined, within), input),
} satisfies Handlers<'costs'>;
