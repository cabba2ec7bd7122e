// Every chart once, from the made-up results.
import { abcClassesChart } from '../../shared/charts/abcClasses.ts';
import { alertLeadChart } from '../../shared/charts/alertLead.ts';
import { alertLevelsChart } from '../../shared/charts/alertLevels.ts';
import { benefitChart } from '../../shared/charts/benefit.ts';
import type { ChartOption } from '../../shared/charts/chartOption.ts';
import type { ChartTheme } from '../../shared/charts/chartTheme.ts';
import { churnCostChart } from '../../shared/charts/churnCost.ts';
import { churnSeriesChart } from '../../shared/charts/churnSeries.ts';
import { cohortAverageChart } from '../../shared/charts/cohortAverage.ts';
import { cohortGridChart } from '../../shared/charts/cohortGrid.ts';
import { controlChart } from '../../shared/charts/controlChart.ts';
import { cubeGridChart } from '../../shared/charts/cubeGrid.ts';
import { customerStatesChart } from '../../shared/charts/customerStates.ts';
import { falseChurnChart } from '../../shared/charts/falseChurn.ts';
import { flowBridgeChart } from '../../shared/charts/flowBridge.ts';
import { groupRatesChart } from '../../shared/charts/groupRates.ts';
import { lorenzChart } from '../../shared/charts/lorenz.ts';
import { lostByMonthChart } from '../../shared/charts/lostByMonth.ts';
import { marketShareChart } from '../../shared/charts/marketShare.ts';
import { ownRhythmChart } from '../../shared/charts/ownRhythm.ts';
import { paretoChart } from '../../shared/charts/pareto.ts';
import { profileFieldChart } from '../../shared/charts/profileField.ts';
import { profileRankingChart } from '../../shared/charts/profileRanking.ts';
import { rankTrendChart } from '../../shared/charts/rankTrend.ts';
import { retentionCurveChart } from '../../shared/charts/retentionCurve.ts';
import { returnCurveChart } from '../../shared/charts/returnCurve.ts';
import { revenueBridgeChart } from '../../shared/charts/revenueBridge.ts';
import { revenueChart } from '../../shared/charts/revenueMonths.ts';
import { rfmGridChart } from '../../shared/charts/rfmGrid.ts';
import { segmentMovementChart } from '../../shared/charts/segmentMovement.ts';
import { segmentSharesChart } from '../../shared/charts/segmentShares.ts';
import { survivalCurvesChart } from '../../shared/charts/survivalCurves.ts';
import { toComeFrequencyChart } from '../../shared/charts/toComeFrequency.ts';
import { toComeWeeklyChart } from '../../shared/charts/toComeWeekly.ts';
import { valueClassesChart } from '../../shared/charts/valueClasses.ts';
import type { Format } from '../../shared/format.ts';
import { sampleConcentration, sampleProfile } from '../reporting/sampleSpread.ts';
import { alertsTried } from './alertSample.ts';
import { control, events, groups, lostByMonth, market, netRevenue } from './rateSamples.ts';
import {
  benefit,
  cost,
  cube,
  falseChurn,
  movement,
  overview,
  proposal,
  rfm,
  rhythm,
  series,
  value,
} from './samples.ts';
import { stays } from './stays.ts';
import { toCome } from './toComeSample.ts';

export function allCharts(format: Format, theme: ChartTheme): Record<string, ChartOption> {
  const { spread } = sampleConcentration();
  const profile = sampleProfile();
  return {
    churn: churnSeriesChart(series, format, theme),
    retention: churnSeriesChart(series, format, theme, 'retention'),
    churnWithEvents: churnSeriesChart({ ...series, events }, format, theme),
    netRevenue: churnSeriesChart(netRevenue, format, theme, 'retention'),
    revenueBridge: revenueBridgeChart(netRevenue, format, theme),
    groupRates: groupRatesChart(groups, format, theme),
    control: controlChart(control, format, theme),
    controlOfRevenue: controlChart({ ...control, of: 'revenue' }, format, theme),
    market: marketShareChart(market, format, theme),
    lostByMonth: lostByMonthChart(lostByMonth, format, theme),
    ranks: rankTrendChart(market, format, theme),
    flow: flowBridgeChart(series, format, theme),
    revenue: revenueChart(overview, format, theme),
    states: customerStatesChart(overview, format, theme),
    rfmGrid: rfmGridChart(rfm, format, theme),
    cube: cubeGridChart(cube, format, theme),
    movement: segmentMovementChart(movement, format, theme),
    segments: segmentSharesChart(rfm, format, theme),
    classes: valueClassesChart(value, format, theme),
    pareto: paretoChart(value, format, theme),
    returns: returnCurveChart(proposal, format, theme, 90),
    rhythm: ownRhythmChart(rhythm, format, theme),
    falseChurn: falseChurnChart(falseChurn, format, theme),
    cost: churnCostChart(cost, format, theme),
    benefit: benefitChart(benefit, format, theme),
    cohorts: cohortGridChart(stays.grid, format, theme),
    cohortSpending: cohortGridChart(stays.grid, format, theme, { measure: 'perCustomer', cumulative: true }),
    cohortGroups: cohortGridChart(stays.groups, format, theme, { measure: 'orders', ages: 13, width: 530 }),
    cohortAverage: cohortAverageChart(stays.grid, format, theme),
    alertLevels: alertLevelsChart(alertsTried, format, theme),
    alertLead: alertLeadChart(alertsTried, format, theme),
    survival: survivalCurvesChart(stays.alone, format, theme),
    survivalGroups: survivalCurvesChart(stays.curves, format, theme),
    retentionAhead: retentionCurveChart(stays.retention, format, theme),
    toComeWeekly: toComeWeeklyChart(toCome.holdOut!, format, theme),
    toComeFrequency: toComeFrequencyChart(toCome.holdOut!, format, theme),
    lorenz: lorenzChart(spread, format, theme),
    abc: abcClassesChart(spread, format, theme),
    profileRanking: profileRankingChart(profile, format, theme),
    profileField: profileFieldChart(
      { variable: profile.variables[0]!, set: 'Lost customers', other: '<b>Others</b>' },
      format,
      theme,
    ),
  };
}
