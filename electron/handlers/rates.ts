// definition.*, rates.* and overview.*: what churn is here, how much of it there is, the state at a date.
import { AppError } from '../../shared/errors.ts';
import { definitionProposal } from '../analysis/churnDefinition.ts';
import { customerFigures } from '../analysis/customerFigures.ts';
import { asOfText } from '../analysis/explain.ts';
import { atRiskTop, overviewOf } from '../analysis/overview.ts';
import { ratesSeries } from '../analysis/rates.ts';
import { groupingsOf, groupsBy, sizeOfGrouping } from '../ledger/customerGroups.ts';
import { extrasAt } from '../ledger/customerKnowledge.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { viewOrBlank } from '../ledger/viewAt.ts';
import { readCustomerText } from '../project/customerText.ts';
import { writeSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

const TOP_PLACES = 10;

export const definitionHandlers = {
  'definition.propose': (args, { project }) => definitionProposal(viewOrBlank(project(args.project), args.asOf)),
  'definition.set': ({ project: handle, definition }, { project }) => {
    const { db, ledger } = project(handle);
    if (definition?.kind === 'cancelDate' && ledger().cancelledOn.every((day) => day === NO_DAY)) {
      throw new AppError('definition.noCancelDates');
    }
    writeSettings(db, { churnDefinition: definition }, new Date().toISOString());
    return { definition };
  },
} satisfies Handlers<'definition'>;

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
