import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { RetentionPoint, SurvivalRetention } from '../../../shared/contract/survival.ts';
import { asDecimal, asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import { PERIODS_A_YEAR, type RenewalPeriod } from '../definition/renewals.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { ACTIVE, AT_RISK } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { NEEDED_PERIODS, type RetentionModel } from './retentionModel.ts';
import { keptAhead, type PlanOptions, remainingValue, retentionPlan } from './retentionPlan.ts';
import { earlyNotices } from './survivalCurves.ts';
import type { Tenures } from './tenure.ts';

const MIN_CUSTOMERS = 100;
const MIN_LOST = 20;
/** A model that misses the later periods by more is not used, by more than the second it is used with a warning. */
const FAR_OFF = 0.1;
const OFF = 0.03;
/** Periods shown ahead of those that were seen. */
const AHEAD_YEARS = 3;
const MOST_POINTS = 60;
const HORIZON_YEARS = 10;

export type RetentionOptions = PlanOptions & { readonly marginShare: number };

/**
 * Retention ahead at D by the shifted-beta-geometric model: the curve as seen and as expected with its 95 % interval,
 * the time still to come, and the plan of a few points more. Made for contracts that are renewed; where silence
 * decides who is lost it is an approximation and says so. Nothing is said with fewer than 100 customers, 20 losses or 3
 * whole periods, or where the model fitted to the earlier periods misses the later ones by more than 10 points.
 */
export function retentionResult(
  view: View,
  tenures: Tenures,
  model: RetentionModel | null,
  asked: RenewalPeriod | null,
  options: RetentionOptions,
): SurvivalRetention {
  const period = model?.period ?? asked ?? 'month';
  const refused = refusal(view) ?? refusalOf(model, period);
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
  const first = model?.renewals;
  const base = {
    asOf: asOfText(view),
    refused,
    definition: view.definition,
    period,
    customers: first && first.lost.length > 0 ? first.lost[0]! + first.kept[0]! : 0,
    lost: first ? sum(first.lost) : 0,
  };
  if (refused || !model?.fit) {
    return {
      ...base,
      headline: refused ?? say('survival.retention.refused.noData'),
      refused: refused ?? say('survival.retention.refused.noData'),
      notices: [],
      why: {},
      model: null,
      points: [],
      check: null,
      expectedYears: null,
      plan: null,
    };
  }
  const { fit } = model;
  const customers = sum(model.seen.present);
  const plan = planOf(view, model, customers, options);
  const years = yearsAhead(model);
  const money = { margin: asShare(options.marginShare), discount: asShare(options.discount) };
  return {
    ...base,
    headline: headlineOf(model, plan, customers),
    notices: [...viewNotices(view), ...noticesOf(view, tenures, model, plan)],
    why: {
      projection: explain(view, 'retentionModel', base.customers),
      check: explain(view, 'retentionCheck', base.customers),
      years: explain(view, 'retentionYears', customers, null, { years: HORIZON_YEARS }),
      ...(plan
        ? {
            plan: explain(view, 'retentionPlan', customers, { kind: 'state', states: ['active', 'atRisk'] }, money),
            remaining: explain(
              view,
              'retentionRemaining',
              customers,
              { kind: 'state', states: ['active', 'atRisk'] },
              money,
            ),
          }
        : {}),
    },
    model: { alpha: fit.alpha, beta: fit.beta, firstLoss: fit.firstLoss, logLikelihood: fit.logLikelihood },
    points: pointsOf(model),
    check: model.check,
    expectedYears: years,
    plan,
  };
}

function refusalOf(model: RetentionModel | null, period: RenewalPeriod): Text | null {
  if (!model) return say('survival.retention.refused.tooShortPeriod');
  const { lost, kept } = model.renewals;
  const periods = lost.length;
  const customers = periods > 0 ? lost[0]! + kept[0]! : 0;
  if (customers < MIN_CUSTOMERS) {
    return say(`survival.retention.refused.customers.${period}`, {
      customers,
      needed: MIN_CUSTOMERS,
      missing: MIN_CUSTOMERS - customers,
    });
  }
  if (periods < NEEDED_PERIODS) {
    return say(`survival.retention.refused.periods.${period}`, { periods, needed: NEEDED_PERIODS });
  }
  const losses = Array.from(lost).reduce((a, b) => a + b, 0);
  if (losses < MIN_LOST) {
    return say('survival.retention.refused.lost', { losses, needed: MIN_LOST, missing: MIN_LOST - losses });
  }
  if (!model.fit) return say('survival.retention.refused.noData');
  const miss = model.check ? Math.abs(model.check.expected - model.check.observed) : 0;
  if (miss <= FAR_OFF) return null;
  return say('survival.retention.refused.misses', {
    observed: asShare(model.check!.observed),
    expected: asShare(model.check!.expected),
  });
}

function pointsOf(model: RetentionModel): RetentionPoint[] {
  const { renewals, observed, survival, resampled, period } = model;
  const seen = renewals.lost.length;
  const last = Math.min(Math.max(seen, MOST_POINTS), seen + AHEAD_YEARS * PERIODS_A_YEAR[period], survival.length - 1);
  return Array.from({ length: last + 1 }, (_, t) => ({
    t,
    atRisk: t > 0 && t <= seen ? renewals.lost[t - 1]! + renewals.kept[t - 1]! : null,
    lost: t > 0 && t <= seen ? renewals.lost[t - 1]! : null,
    observed: t <= seen ? observed[t]! : null,
    expected: estimateAt(survival, resampled, t),
    renewal: t > 0 && survival[t - 1]! > 0 ? survival[t]! / survival[t - 1]! : null,
  }));
}

/** The bounds of the resamples, widened to the estimate where it should lie outside. */
function estimateAt(survival: Float64Array, resampled: readonly Float64Array[], t: number) {
  const value = survival[t]!;
  if (resampled.length === 0) return { value, low: value, high: value };
  const [low, high] = quantilesOf(
    Float64Array.from(resampled, (curve) => curve[t]!),
    [0.025, 0.975],
  );
  return { value, low: Math.min(value, low!), high: Math.max(value, high!) };
}

function planOf(
  view: View,
  model: RetentionModel,
  customers: number,
  options: RetentionOptions,
): SurvivalRetention['plan'] {
  if (customers === 0) return null;
  const { states, metrics } = view;
  let revenueE4 = 0;
  for (let c = 0; c < states.length; c++) {
    if (states[c] === ACTIVE || states[c] === AT_RISK) revenueE4 += metrics.trailingYearE4[c]!;
  }
  const marginE4 = Math.round((revenueE4 * options.marginShare) / customers);
  const { plus, marginShare, discount } = options;
  return {
    plus,
    marginShare,
    discount,
    customers,
    marginE4,
    remaining: remainingValue(model, options, marginE4),
    years: retentionPlan(model, options, marginE4),
  };
}

/** Whole periods still to come within the horizon, in years. */
function yearsAhead(model: RetentionModel): SurvivalRetention['expectedYears'] {
  const aYear = PERIODS_A_YEAR[model.period];
  const periods = HORIZON_YEARS * aYear;
  const { survival } = model;
  let newCustomer = 0;
  for (let t = 1; t <= Math.min(periods, survival.length - 1); t++) newCustomer += survival[t]!;
  const ahead = keptAhead(model.seen.present, survival, 1, periods);
  return {
    horizonYears: HORIZON_YEARS,
    newCustomer: newCustomer / aYear,
    presentCustomers: ahead.slice(1).reduce((a, b) => a + b, 0) / aYear,
  };
}

function headlineOf(model: RetentionModel, plan: SurvivalRetention['plan'], customers: number): Text {
  const aYear = PERIODS_A_YEAR[model.period];
  const at = (years: number) => estimateAt(model.survival, model.resampled, years * aYear);
  const three = at(3);
  const params = {
    year: asShare(at(1).value),
    three: asShare(three.value),
    low: asShare(three.low),
    high: asShare(three.high),
    customers,
  };
  const last = plan?.years.at(-1);
  if (!plan || !last || plan.plus === 0) return say('survival.retention.headline', params);
  return say('survival.retention.headlinePlan', {
    ...params,
    next: asDecimal(Math.round(plan.years[0]!.customers)),
    plus: asDecimal(Math.round(plan.plus * 1000) / 10),
    years: plan.years.length,
    money: asMoney(last.totalE4),
    moneyLow: asMoney(last.totalLowE4),
    moneyHigh: asMoney(last.totalHighE4),
  });
}

function noticesOf(view: View, tenures: Tenures, model: RetentionModel, plan: SurvivalRetention['plan']): Notice[] {
  const notices: Notice[] = earlyNotices(tenures);
  const { kind } = view.definition.definition;
  if (kind !== 'cancelDate' && kind !== 'contractEnd') notices.push(inform('survival.retention.notice.noContract'));
  if (model.fit?.spread === 0) notices.push(inform('survival.retention.notice.alike'));
  const { check } = model;
  if (!check) notices.push(warn('survival.retention.notice.unchecked'));
  else if (Math.abs(check.expected - check.observed) > OFF) {
    notices.push(
      warn('survival.retention.notice.off', { observed: asShare(check.observed), expected: asShare(check.expected) }),
    );
  }
  if (plan && plan.marginE4 <= 0) notices.push(warn('survival.retention.notice.noMargin'));
  return notices;
}
