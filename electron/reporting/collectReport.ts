// Runs the analyses of a report, the same ones that answer the screens.

import type { Args } from '../../shared/contract/contract.ts';
import type { CustomerSet, GroupBy } from '../../shared/contract/customerSet.ts';
import type { GroupRates } from '../../shared/contract/rateGroups.ts';
import { onDemandSections, periodSections, reportSection } from '../../shared/contract/report.ts';
import type { ProjectSettings } from '../../shared/contract/settings.ts';
import { isoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { asDate } from '../../shared/text.ts';
import { backTestOf } from '../analysis/alerts/backTestResult.ts';
import type { ControlOptions } from '../analysis/churn/control.ts';
import { overviewOf } from '../analysis/churn/overview.ts';
import { ratesSeries } from '../analysis/churn/rates.ts';
import { clustersResult } from '../analysis/clusters/clustersResult.ts';
import { cohortGrid } from '../analysis/cohorts/cohortGrid.ts';
import { definitionProposal } from '../analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../analysis/definition/definitionAdvice.ts';
import { expectedLosses } from '../analysis/forecast/expectedLossesResult.ts';
import { forecastResult } from '../analysis/forecast/forecastResult.ts';
import { churnCost } from '../analysis/money/churnCost.ts';
import { marketOf } from '../analysis/money/market.ts';
import { measureBenefit } from '../analysis/money/measureBenefit.ts';
import { cubeOf } from '../analysis/segments/cube.ts';
import { cubeResult } from '../analysis/segments/cubeResult.ts';
import { movementOf } from '../analysis/segments/movement.ts';
import { movementResult } from '../analysis/segments/movementResult.ts';
import { rfmResult } from '../analysis/segments/rfmResult.ts';
import { retentionResult } from '../analysis/survival/retentionResult.ts';
import { survivalCurves } from '../analysis/survival/survivalCurves.ts';
import { toComeOf } from '../analysis/toCome/toCome.ts';
import { lifetimeValue } from '../analysis/value/lifetimeValue.ts';
import { valueResult } from '../analysis/value/valueResult.ts';
import type { View } from '../analysis/view/view.ts';
import { alertInputAt } from '../gathering/alerts/alertInputAt.ts';
import { alertReportAt, periodFrom } from '../gathering/alerts/alertReportAt.ts';
import { rulesOrStarter } from '../gathering/alerts/rulesOrStarter.ts';
import { beforeLeavingAt } from '../gathering/behaviour/behaviourAt.ts';
import { customerOddsAt } from '../gathering/behaviour/customerOddsAt.ts';
import { monthlyDriversAt } from '../gathering/behaviour/driversAt.ts';
import { attributeDictionaries, extrasAt } from '../gathering/customers/customerKnowledge.ts';
import { customerOrder } from '../gathering/customers/customerOrder.ts';
import { customerRows } from '../gathering/customers/customerRows.ts';
import { clustersAt } from '../gathering/figures/clustersAt.ts';
import { concentrationAt } from '../gathering/figures/concentrationAt.ts';
import { controlAt } from '../gathering/figures/controlAt.ts';
import { financeAt } from '../gathering/figures/financeAt.ts';
import { groupRatesAt, hypothesesAt } from '../gathering/figures/groupRatesAt.ts';
import { profileAt } from '../gathering/figures/profileAt.ts';
import { sufficiencyAt } from '../gathering/figures/sufficiencyAt.ts';
import { togetherWherePossible } from '../gathering/figures/togetherAt.ts';
import { raceAt } from '../gathering/prediction/raceAt.ts';
import { riskListAt } from '../gathering/prediction/riskListAt.ts';
import { boundaryAt } from '../gathering/sets/boundaryAt.ts';
import { candidatesAt } from '../gathering/sets/candidatesAt.ts';
import { groupsBy } from '../gathering/sets/customerGroups.ts';
import { retentionAt, tenuresAt } from '../gathering/view/tenuresAt.ts';
import { viewAt, viewOrBlank } from '../gathering/view/viewAt.ts';
import { readEvents } from '../project/businessEvents.ts';
import { readIndicators } from '../project/indicatorValues.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readOwnSegments } from '../project/ownSegments.ts';
import { readDefinitionChoices, readSettings } from '../project/settings.ts';
import { dataFacts, importFacts } from './reportFacts.ts';
import type { CostAssumptions, DefinitionFacts, ReportInput } from './reportInput.ts';

/** A list that fits a few pages and a week of calls; the rest is in the program. */
const AT_RISK_ROWS = 60;
const BOUNDARY_ROWS = 30;
const TOGETHER_ROWS = 30;

export type ReportRequest = Omit<Args<'report.build'>, 'project'>;
export type Clock = { readonly builtAt: string; readonly version: string };

/** Low and high stand a third below and above the margin of the settings. */
function assumptionsFor(marginShare: number): CostAssumptions {
  const third = marginShare / 3;
  const rounded = (share: number) => Math.min(1, Math.round(share * 1000) / 1000);
  return {
    marginLow: rounded(marginShare - third),
    marginBase: marginShare,
    marginHigh: rounded(marginShare + third),
  };
}

const PLAN = { plus: 0.02, years: 5, discount: 0.1 };

/** A column of another project, or one whose import was taken back, tells nobody apart. */
const stands = (project: OpenProject, by: GroupBy): boolean =>
  by.kind !== 'attribute' || attributeDictionaries(project).has(by.name);

function survivalOf(
  project: OpenProject,
  view: View,
  marginShare: number,
  by: GroupBy | null,
): NonNullable<ReportInput['survival']> {
  const tenures = tenuresAt(project, view, false);
  const model = retentionAt(project, view, tenures, null);
  return {
    curves: survivalCurves(view, tenures),
    byGroup: by && stands(project, by) ? survivalCurves(view, tenures, by, groupsBy(project, view, by)) : null,
    retention: retentionResult(view, tenures, model, null, { ...PLAN, marginShare }),
  };
}

const AHEAD = { months: 6, method: null } as const;

const PREDICTED_ROWS = 25;

/** As it was trained last; a report trains nothing. */
function predictionOf(project: OpenProject, view: View): ReportInput['prediction'] {
  const whole = view.only?.whole ?? view;
  return {
    race: raceAt(project, whole, null),
    list: riskListAt(project, whole, { version: null, sort: 'loss', offset: 0, limit: PREDICTED_ROWS }),
  };
}

const TO_COME = { months: 12, model: null, discount: PLAN.discount } as const;

function forecastsOf(project: OpenProject, view: View): NonNullable<ReportInput['forecast']> {
  const events = readEvents(project.db);
  return {
    lost: forecastResult(view, { of: 'lost', ...AHEAD }, events),
    revenue: forecastResult(view, { of: 'revenue', ...AHEAD }, events),
    losses: expectedLosses(view),
  };
}

const SPAN = { span: 'auto', period: 'month' } as const;
const NEW_DAYS = 365;
const CONTROL: ControlOptions = {
  period: 'month',
  of: 'churn',
  rules: 'westernElectric',
  lambda: 0.2,
  baseUntil: null,
  leaveOut: [],
  widen: false,
};
const COMPARED = [
  { kind: 'tenure', days: 365 },
  { kind: 'type' },
  { kind: 'valueClass' },
  { kind: 'region' },
] as const satisfies GroupBy[];

/** The groupings there is something to compare in; the first where there is none, to say what is missing. */
function groupsOf(project: OpenProject, view: View): GroupRates[] {
  const all = COMPARED.map((by) => groupRatesAt(project, view, by, SPAN));
  const told = all.filter(({ refused }) => !refused);
  return told.length > 0 ? told : all.slice(0, 1);
}

const LOST: CustomerSet = { kind: 'state', states: ['lost'] };
const NOT_LOST: CustomerSet = { kind: 'state', states: ['active', 'atRisk'] };
const SPREAD = { basis: 'trailingYear', aShare: 0.8, bShare: 0.95, leaving: 10 } as const;

function concentrationOf(project: OpenProject, view: View): NonNullable<ReportInput['concentration']> {
  const { marginShare, acquisitionCost } = readSettings(project.db);
  const acquisitionCostE4 = Math.round(acquisitionCost * 10_000);
  return {
    spread: concentrationAt(project, view, SPREAD),
    lifetime: lifetimeValue(view, { marginShare, discount: PLAN.discount, acquisitionCostE4 }),
  };
}

function onlyThese(project: OpenProject, view: View, set: CustomerSet | null | undefined): ReportInput['only'] {
  if (set == null || !view.only) return null;
  const count = ({ metrics }: View) => metrics.known.reduce((sum, is) => sum + is, 0);
  const names = new Map(readOwnSegments(project.db).map(({ segment, name }) => [segment, name]));
  return { set, names, customers: count(view), of: count(view.only.whole) };
}

const definitionFacts = (project: OpenProject, view: View): DefinitionFacts => ({
  advice: definitionAdvice(view),
  sufficiency: sufficiencyAt(project, view),
  choices: readDefinitionChoices(project.db),
});

/** Of the whole business: alerts are judged for everybody. */
function alertRulesTried(
  project: OpenProject,
  asOf: string | null | undefined,
  marginShare: number,
): NonNullable<ReportInput['alertRules']> {
  const view = viewOrBlank(project, asOf);
  const rules = rulesOrStarter(project, view);
  const campaign = { valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 };
  const options = { horizonDays: null, minLeadDays: 0, every: 'week', campaign } as const;
  return { rules, tried: backTestOf(view, alertInputAt(project, view), rules, options, marginShare) };
}

const HALF_A_YEAR = 182;
const BEFORE_DAYS = 180;

const plainCube = ({ method, cuts }: ProjectSettings['cube']) => ({ method, cuts });

function movementSince(
  view: View,
  { rfm, value }: ProjectSettings,
  period: ReportInput['period'],
): ReportInput['movement'] {
  const from = period === null ? view.asOf - HALF_A_YEAR : periodFrom(view.asOf, period) - 1;
  return movementResult(
    view,
    movementOf(view, from, { from: isoDate(from), by: 'segment', sameCuts: false, rfm, value }),
  );
}

export function collectReport(project: OpenProject, request: ReportRequest, clock: Clock): ReportInput {
  const view = viewAt(project, request.asOf, undefined, request.within);
  if (view === null) throw new AppError('report.noDataAtAll');
  const asOf = isoDate(view.asOf);
  const data = dataFacts(view);
  if (data.orders === 0) throw new AppError('report.noData', { date: asDate(asOf) });

  const period = request.period ?? null;
  const chosen =
    request.sections ??
    (period === null ? reportSection.options.filter((section) => !onDemandSections.includes(section)) : periodSections);
  const sections = chosen.filter((section) => section !== 'benefit' || request.measure !== undefined);
  if (sections.length === 0) throw new AppError('report.noSections');

  const settings = readSettings(project.db);
  const { rfm, values } = extrasAt(project, view);
  const atRisk = customerOrder(project, view, {
    set: { kind: 'state', states: ['atRisk'] },
    search: '',
    sort: { column: 'trailingYearE4', descending: true },
    filters: [],
  });
  const costAssumptions = assumptionsFor(settings.marginShare);
  return {
    ...clock,
    locale: request.locale ?? settings.locale,
    currency: settings.currency,
    clientName: request.clientName ?? settings.clientName,
    projectName: settings.name,
    asOf,
    only: onlyThese(project, view, request.within),
    sections,
    data,
    imports: importFacts(project.db),
    overview: { ...overviewOf(view), atRiskTop: [] },
    proposal: definitionProposal(view),
    definition: sections.includes('definition') ? definitionFacts(project, view) : null,
    rates: ratesSeries(view, period ?? 'month'),
    events: readEvents(project.db),
    groups: sections.includes('groups') ? groupsOf(project, view) : null,
    control: sections.includes('control') ? controlAt(project, view, CONTROL) : null,
    beliefs: sections.includes('beliefs')
      ? hypothesesAt(project, view, { newDays: NEW_DAYS, intermediateTypes: settings.intermediateTypes }, SPAN)
      : null,
    rfm: rfmResult(view, rfm),
    cube: sections.includes('cube')
      ? cubeResult(view, cubeOf(view, plainCube(settings.cube)), settings.cube.names)
      : null,
    movement: sections.includes('movement') ? movementSince(view, settings, period) : null,
    boundary: sections.includes('boundary')
      ? boundaryAt(project, view, rfm, { nearest: 'falling', offset: 0, limit: BOUNDARY_ROWS })
      : null,
    clusters: sections.includes('clusters') ? clustersResult(view, clustersAt(project, view), null) : null,
    value: valueResult(view, values),
    candidates: sections.includes('letGo')
      ? candidatesAt(project, view, settings.letGo, { offset: 0, limit: AT_RISK_ROWS })
      : null,
    concentration: sections.includes('concentration') ? concentrationOf(project, view) : null,
    profile: sections.includes('profile') ? profileAt(project, view, LOST, NOT_LOST) : null,
    together: sections.includes('together') ? togetherWherePossible(project, view, TOGETHER_ROWS) : null,
    alertRules: sections.includes('alertRules') ? alertRulesTried(project, request.asOf, settings.marginShare) : null,
    alerts: sections.includes('alerts') ? alertReportAt(project, view, period ?? 'month', request.within) : null,
    period,
    beforeLeaving: sections.includes('beforeLeaving') ? beforeLeavingAt(project, view, BEFORE_DAYS) : null,
    drivers: sections.includes('drivers') ? monthlyDriversAt(project, view) : null,
    odds: sections.includes('drivers') ? customerOddsAt(project, view) : null,
    prediction: sections.includes('prediction') ? predictionOf(project, view) : null,
    toCome: sections.includes('toCome')
      ? toComeOf(view, values.classOf, { ...TO_COME, marginShare: settings.marginShare })
      : null,
    forecast: sections.includes('forecast') ? forecastsOf(project, view) : null,
    market: sections.includes('market') ? marketOf(view, readIndicators(project.db)) : null,
    finance: sections.includes('finance') ? financeAt(project, view, settings.marginShare) : null,
    atRisk: { total: atRisk.length, rows: customerRows(project, view, atRisk.subarray(0, AT_RISK_ROWS)) },
    cohorts: sections.includes('cohorts') ? cohortGrid(view, 'month') : null,
    survival: sections.includes('survival')
      ? survivalOf(project, view, settings.marginShare, request.survivalBy ?? null)
      : null,
    churnCost: churnCost(view, {
      ...costAssumptions,
      acquisitionCost: settings.acquisitionCost,
      wordOfMouth: 0,
      includeLostMargin: true,
      includeReplacement: true,
      includeWordOfMouth: false,
    }),
    costAssumptions,
    benefit: request.measure ? { measure: request.measure, result: measureBenefit(view, request.measure) } : null,
  };
}
