import type { PlanYear, SurvivalRetention } from '../../../shared/contract/survival.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import { PERIODS_A_YEAR } from '../definition/renewals.ts';
import type { RetentionModel } from './retentionModel.ts';

export type PlanOptions = {
  /** Share of yearly retention more. */
  readonly plus: number;
  readonly years: number;
  /** Yearly rate at which later money counts less. */
  readonly discount: number;
};

/**
 * Of today's customers, the expected share still there at the end of each year ahead, 0 … `years`: everybody by the
 * own tenure, Σ S(n + k) ÷ S(n) over the customers with n whole periods behind them.
 */
export function keptAhead(present: Float64Array, survival: Float64Array, aYear: number, years: number): number[] {
  let all = 0;
  const kept = new Array<number>(years + 1).fill(0);
  for (let n = 0; n < present.length; n++) {
    const count = present[n]!;
    if (count === 0 || !(survival[n]! > 0)) continue;
    all += count;
    for (let year = 0; year <= years; year++) kept[year]! += (count * survival[n + year * aYear]!) / survival[n]!;
  }
  return all > 0 ? kept.map((value) => value / all) : kept;
}

/**
 * What `plus` more of yearly retention is worth, year by year, for today's customers only (new ones come on top).
 * The kept share of each year rises by `plus`, to 1 at most; a customer there at the end of a year has brought that
 * year's margin, `marginE4`, others nothing, which leans to the low side. Money of year y is divided by (1 + discount)^y. The
 * interval of the total is that of the resampled models: it holds the doubt in the curve, not in the margin or in
 * whether the points can be reached.
 */
export function retentionPlan(model: RetentionModel, options: PlanOptions, marginE4: number): PlanYear[] {
  const { present } = model.seen;
  const { years } = options;
  const aYear = PERIODS_A_YEAR[model.period];
  const customers = present.reduce((a, b) => a + b, 0);
  const path = (survival: Float64Array) => gains(keptAhead(present, survival, aYear, years), options);
  const expected = path(model.survival);
  const others = model.resampled.map((survival) => path(survival).total);
  const money = (share: number) => Math.round(share * customers * marginE4);
  return Array.from({ length: years }, (_, i) => {
    const totals = Float64Array.from(others, (total) => total[i]!);
    const [low, high] =
      totals.length > 0 ? quantilesOf(totals, [0.025, 0.975]) : [expected.total[i], expected.total[i]];
    return {
      year: i + 1,
      retention: expected.retention[i]!,
      retentionPlus: expected.retentionPlus[i]!,
      customers: customers * expected.kept[i]!,
      customersPlus: customers * expected.keptPlus[i]!,
      extraMarginE4: money(expected.extra[i]!),
      presentE4: money(expected.present[i]!),
      totalE4: money(expected.total[i]!),
      totalLowE4: money(Math.min(low!, expected.total[i]!)),
      totalHighE4: money(Math.max(high!, expected.total[i]!)),
    };
  });
}

/**
 * The margin that today's customers still bring within the years, as things are: Σ S(n + y) ÷ S(n) of every customer at the
 * end of each year times `marginE4`, divided by (1 + discount)^y. The interval is that of the resampled models.
 */
export function remainingValue(
  model: RetentionModel,
  { years, discount }: PlanOptions,
  marginE4: number,
): NonNullable<SurvivalRetention['plan']>['remaining'] {
  const { present } = model.seen;
  const customers = present.reduce((a, b) => a + b, 0);
  const worth = (survival: Float64Array): number =>
    keptAhead(present, survival, PERIODS_A_YEAR[model.period], years).reduce(
      (sum, kept, year) => (year === 0 ? sum : sum + kept / (1 + discount) ** year),
      0,
    );
  const value = worth(model.survival);
  const others = Float64Array.from(model.resampled, worth);
  const [low, high] = others.length > 0 ? quantilesOf(others, [0.025, 0.975]) : [value, value];
  const [lowE4, valueE4, highE4] = [Math.min(low!, value), value, Math.max(high!, value)].map((share) =>
    Math.round(share * customers * marginE4),
  ) as [number, number, number];
  return { valueE4, lowE4: Math.min(lowE4, highE4), highE4: Math.max(lowE4, highE4) };
}

/** All by year 1 … , as shares of today's customers. */
function gains(ahead: readonly number[], { plus, discount }: PlanOptions) {
  const retention: number[] = [];
  const retentionPlus: number[] = [];
  const keptPlus: number[] = [];
  const extra: number[] = [];
  const present: number[] = [];
  const total: number[] = [];
  let kept = 1;
  let sum = 0;
  for (let year = 1; year < ahead.length; year++) {
    const rate = ahead[year - 1]! > 0 ? Math.min(1, ahead[year]! / ahead[year - 1]!) : 0;
    const better = Math.min(1, rate + plus);
    kept *= better;
    const more = Math.max(0, kept - ahead[year]!);
    sum += more / (1 + discount) ** year;
    retention.push(rate);
    retentionPlus.push(better);
    keptPlus.push(kept);
    extra.push(more);
    present.push(more / (1 + discount) ** year);
    total.push(sum);
  }
  return { retention, retentionPlus, kept: ahead.slice(1), keptPlus, extra, present, total };
}
