// rates.* and overview.*: how much churn there is, the state at a date.
import { checkClaim } from '../analysis/churn/claim.ts';
import { atRiskTop, overviewOf } from '../analysis/churn/overview.ts';
import { ratesSeries } from '../analysis/churn/rates.ts';
import { customerFigures } from '../analysis/view/customerFigures.ts';
import { asOfText } from '../analysis/view/explain.ts';
import { extrasAt } from '../gathering/customers/customerKnowledge.ts';
import { controlAt } from '../gathering/figures/controlAt.ts';
import { groupRatesAt, hypothesesAt } from '../gathering/figures/groupRatesAt.ts';
import { groupingsOf, groupsBy, sizeOfGrouping } from '../gathering/sets/customerGroups.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readCustomerText } from '../project/customerText.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

const TOP_PLACES = 10;

export const ratesHandlers = {
  'rates.series': ({ project: handle, asOf, definition, within, period, ...choice }, { project }) =>
    ratesSeries(viewOrBlank(project(handle), asOf, definition, within), period, choice),
  'rates.groupings': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    return {
      asOf: asOfText(view),
      customers: view.metrics.known.reduce((sum, is) => sum + is, 0),
      groupings: groupingsOf(project)
        .map((by) => ({ by, ...sizeOfGrouping(view, groupsBy(project, view, by)) }))
        .filter(({ groups }) => groups > 1),
    };
  },
  'rates.groups': ({ project: handle, asOf, within, definition, by, ...choice }, { project: open }) => {
    const project = open(handle);
    return groupRatesAt(project, viewOrBlank(project, asOf, definition, within), by, choice);
  },
  'rates.hypotheses': (args, { project: open }) => {
    const project = open(args.project);
    const { intermediateTypes = readSettings(project.db).intermediateTypes } = args;
    const view = viewOrBlank(project, args.asOf, args.definition, args.within);
    return hypothesesAt(project, view, { ...args, intermediateTypes }, args);
  },
  'rates.control': ({ project: handle, asOf, within, definition, ...options }, { project: open }) => {
    const project = open(handle);
    return controlAt(project, viewOrBlank(project, asOf, definition, within), options);
  },
  'rates.claim': ({ project, asOf, within, definition, ...claim }, { project: open }) =>
    checkClaim(viewOrBlank(open(project), asOf, definition, within), claim),
} satisfies Handlers<'rates'>;

export const overviewHandlers = {
  'overview.get': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const top = atRiskTop(view, TOP_PLACES);
    const texts = readCustomerText(
      project.db,
      top.map((c) => view.ledger.customerRowId[c]!),
    );
    return {
      ...overviewOf(view),
      atRiskTop: top.map((c, i) => ({ ...texts[i]!, ...customerFigures(view, c, extrasAt(project, view)) })),
    };
  },
} satisfies Handlers<'overview'>;
