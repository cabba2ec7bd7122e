import type { LifetimeResult } from '../../../shared/contract/concentration.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asDecimal, asMoney, asShare, say } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import { lifetimeMultiple } from '../../stats/lifetimeMultiple.ts';
import { normalQuantile } from '../../stats/normal.ts';
import { median } from '../../stats/quantile.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { isKept, yearRetention } from '../survival/yearRetention.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';

export type LifetimeOptions = {
  readonly marginShare: number;
  readonly discount: number;
  readonly acquisitionCostE4: number;
};

const RESAMPLED = 2000;
const RESAMPLES = 400;
const SEED = 20_260_102;
const RETENTIONS = [0.6, 0.7, 0.8, 0.9];
const DISCOUNTS = [0.1, 0.12, 0.14, 0.16];

type Mean = { readonly mean: number; readonly interval: { low: number; high: number } | null };

/**
 * What a customer is worth (Gupta & Lehmann 2003): margin of a year × r ÷ (1 + i − r). Retention r is that of the last
 * year: of the customers active a year before D, those still so at D. The margin is the share in the settings of what
 * the customers active at D have brought in the year up to D. The ends of the value take the low ends of both together
 * and the high ends of both, so it is rather too wide than too narrow. The value a customer has brought so far is the
 * margin of all revenue by buyer. Refused where the data do not reach back a year before the first day that could be
 * judged, or fewer than 30 customers were active then.
 */
export function lifetimeValue(view: View, options: LifetimeOptions): LifetimeResult {
  const { metrics, states } = view;
  const { before, customers: active, kept, refused: unknown } = yearRetention(view);
  const { lastDay } = metrics;
  let buyers = 0;
  let now = 0;
  for (let c = 0; c < states.length; c++) {
    if (lastDay[c] !== NO_DAY) buyers++;
    if (isKept(view, c)) now++;
  }
  const refused = refusal(view) ?? unknown;
  const retention = refused ? rateOf(0, 0) : rateOf(kept, active);
  const historic = refused ? null : margins(view, options.marginShare, 'revenueE4', buyers, () => true);
  const year = refused ? null : margins(view, options.marginShare, 'trailingYearE4', now, (c) => states[c] !== LOST);
  const multipleAt = (share: number | null) => (share === null ? null : lifetimeMultiple(share, options.discount));
  const multiple = multipleAt(retention.value);
  const [low, high] = [multipleAt(retention.low), multipleAt(retention.high)];
  const multipleInterval = low === null || high === null ? null : { low, high };
  const valueE4 = multiple === null || !year ? null : year.mean * multiple;
  const valueInterval =
    multipleInterval && year?.interval
      ? { low: year.interval.low * multipleInterval.low, high: year.interval.high * multipleInterval.high }
      : null;
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      say(valueE4 === null ? 'lifetime.headlineEndless' : 'lifetime.headline', {
        value: asMoney(valueE4),
        valueLow: asMoney(valueInterval?.low ?? null),
        valueHigh: asMoney(valueInterval?.high ?? null),
        historic: asMoney(historic?.mean ?? null),
        buyers,
        ...rateParams(retention),
      }),
    refused,
    notices: refused
      ? []
      : [
          ...viewNotices(view),
          inform('lifetime.notice.simple', {
            discount: asShare(options.discount),
            margin: asShare(options.marginShare),
          }),
          ...(view.definition.definition.kind === 'silence' && warmUpDays(view.definition.definition) > YEAR_DAYS
            ? [inform('lifetime.notice.longSilence', { days: view.definition.definition.days })]
            : []),
        ],
    why: refused
      ? {}
      : {
          value: explain(view, 'lifetimeValue', active, null, {
            margin: asMoney(year?.mean ?? null),
            multiple: asDecimal(multiple),
            retention: asShare(retention.value),
            discount: asShare(options.discount),
          }),
          retention: explain(view, 'yearRetention', active, null, {
            before: asDate(isoDate(before ?? view.asOf)),
            kept,
            active,
          }),
          historic: explain(view, 'historicValue', buyers, { kind: 'all' }, { margin: asShare(options.marginShare) }),
        },
    marginShare: options.marginShare,
    discount: options.discount,
    retention,
    yearMarginE4: year?.mean ?? null,
    yearMarginInterval: year?.interval ?? null,
    multiple,
    multipleInterval,
    valueE4,
    valueInterval,
    buyers,
    historicE4: historic?.mean ?? null,
    historicInterval: historic?.interval ?? null,
    historicMedianE4: historic && buyers > 0 ? median(historic.values) : null,
    acquisitionCostE4: options.acquisitionCostE4,
    table: RETENTIONS.map((share) => ({
      retention: share,
      multiples: DISCOUNTS.map((discount) => lifetimeMultiple(share, discount)),
    })),
    discounts: DISCOUNTS,
  };
}

/** Mean margin of the buyers a rule names, with its interval: by resampling where they are few, by its error where many. */
function margins(
  { metrics }: View,
  marginShare: number,
  field: 'revenueE4' | 'trailingYearE4',
  size: number,
  counts: (c: number) => boolean,
): Mean & { readonly values: Float64Array } {
  const { lastDay, [field]: money } = metrics;
  const values = new Float64Array(size);
  let n = 0;
  let sum = 0;
  for (let c = 0; c < lastDay.length; c++) {
    if (lastDay[c] === NO_DAY || !counts(c)) continue;
    values[n] = money[c]! * marginShare;
    sum += values[n++]!;
  }
  if (n === 0) return { mean: 0, interval: null, values };
  const mean = sum / n;
  if (n <= RESAMPLED) {
    const resampled = bootstrapInterval(
      n,
      (drawn) => {
        let total = 0;
        for (let i = 0; i < n; i++) total += drawn[i]! * values[i]!;
        return total / n;
      },
      { seed: SEED, resamples: RESAMPLES },
    );
    return { mean, interval: resampled, values };
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  const half = normalQuantile(0.975) * Math.sqrt(squares / (n - 1) / n);
  return { mean, interval: { low: mean - half, high: mean + half }, values };
}
