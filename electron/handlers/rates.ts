// rates.* and overview.*: how much churn there is, the state at a date.
import { checkClaim } from '../analysis/claim.ts';
import { countComplainers } from '../analysis/complainers.ts';
import { controlChart } from '../analysis/control.ts';
import { customerFigures } from '../analysis/customerFigures.ts';
import { asOfText } from '../analysis/explain.ts';
import { groupRates, noGroupRates } from '../analysis/groupRates.ts';
import { hypothesesOf, noHypotheses } from '../analysis/hypotheses.ts';
import { judgedSpan } from '../analysis/judgedSpan.ts';
import { openingAndLost } from '../analysis/openingAndLost.ts';
import { atRiskTop, overviewOf } from '../analysis/overview.ts';
import { makePeriods } from '../analysis/periods.ts';
import { ratePoints, ratesSeries } from '../analysis/rates.ts';
import { complaintDays } from '../ledger/complaintDays.ts';
import { groupingsOf, groupsBy, sizeOfGrouping } from '../ledger/customerGroups.ts';
import { extrasAt } from '../ledger/customerKnowledge.ts';
import { hypothesisSides } from '../ledger/hypothesisSides.ts';
import { viewOrBlank } from '../ledger/viewAt.ts';
import { readEvents } from '../project/businessEvents.ts';
import { readCustomerText } from '../project/customerText.ts';
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
  'rates.groups': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, args.definition, args.within);
    const judged = judgedSpan(view, args);
    if ('refused' in judged) return noGroupRates(view, args.by, judged.refused);
    const flow = openingAndLost(view, judged.span);
    return groupRates(view, args.by, judged.span, flow, groupsBy(project, flow.before, args.by));
  },
  'rates.hypotheses': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, args.definition, args.within);
    const judged = judgedSpan(view, args);
    if ('refused' in judged) return noHypotheses(view, judged.refused);
    const flow = openingAndLost(view, judged.span);
    const { sides, types } = hypothesisSides(project, flow.before, flow.opening, args);
    return hypothesesOf(view, judged.span, flow, sides, types);
  },
  'rates.control': ({ project: handle, asOf, within, definition, ...options }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, definition, within);
    const points = ratePoints(view, options.period);
    const complainers =
      options.of === 'complaints'
        ? countComplainers(view, makePeriods(view, options.period), complaintDays(project))
        : null;
    const counts = points.map(({ lost }, i) => complainers?.[i + 1] ?? lost);
    return controlChart(view, points, counts, options, readEvents(project.db));
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
