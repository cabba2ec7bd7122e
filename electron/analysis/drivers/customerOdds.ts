import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { CustomerDrivers, OddsFactor } from '../../../shared/contract/drivers.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { logisticRegression } from '../../stats/logistic.ts';
import { normalQuantile, normalSurvival } from '../../stats/normal.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { FeatureMatrix } from '../prediction/featureMatrix.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';

/** Customers at the end of day `at`, and who of them was lost `days` days later. */
export type OddsSpan = { readonly at: number; readonly days: number };

/** How silent and how regular somebody is: it says who is about to count as lost, and is held still. */
const HELD_STILL = ['recency', 'overdue', 'noRhythm', 'medianGap', 'purchaseDays'];
/** Parts of the same rhythm in other words: left out. */
const SYMPTOMS = [
  'lastGap',
  'purchasesRecent',
  'purchasesBefore',
  'purchaseTrend',
  'spendRecent',
  'spendBefore',
  'spendTrend',
];
const NEEDED = 30;
const CLEAR = 0.05;
/** Leavers for each figure below which estimates are shaky (Peduzzi et al. 1996). */
const PER_FIGURE = 10;
const LONG_TAILS = ['money', 'count', 'days', 'ratio'];

/**
 * What goes with the single customer's leaving: the odds ratios of a logistic regression (Cox 1958) over the customers not
 * lost at a cut-off, who of them was lost H days later. For a flag the odds of yes against no; for anything else those of
 * one standard deviation more (of the logarithm, where tails are long). Days of silence, own rhythm and number of
 * purchases are in the regression, too, but not shown: they foretell leaving because they are how leaving is seen.
 * Everything is held against everything else, so a ratio says what is left when the others are the same. 95 %
 * intervals and p by the normal approximation, p adjusted for all figures shown (Benjamini & Hochberg 1995); a penalty of one
 * row keeps figures that tell the sides apart completely finite. Refused below 30 leavers or 30 stayers.
 */
export function customerOdds(view: View, matrix: FeatureMatrix | null, span: OddsSpan): CustomerDrivers {
  const outcome = matrix?.outcome ?? new Uint8Array(0);
  const left = outcome.reduce((sum, is) => sum + is, 0);
  const refused = refusal(view) ?? refusalOf(matrix !== null, left, outcome.length - left);
  const factors = refused || !matrix ? [] : factorsOf(matrix);
  const reason = refused ?? (factors.length === 0 ? say('drivers.customers.refused.nothing') : null);
  const clear = factors.filter(({ verdict }) => verdict === 'clear').length;
  const params = {
    from: asDate(isoDate(span.at)),
    until: asDate(isoDate(span.at + span.days)),
    left,
    customers: outcome.length,
    count: factors.length,
    clear,
  };
  return {
    asOf: asOfText(view),
    headline: reason ?? say(`drivers.customers.headline.${clear > 0 ? 'some' : 'none'}`, params),
    refused: reason,
    notices: reason ? [] : [...viewNotices(view), ...notices(factors.length, left, matrix!)],
    why: reason
      ? {}
      : {
          odds: explain(view, 'drivers.odds', outcome.length, null, params),
          adjusted: explain(view, 'drivers.adjusted', factors.length),
        },
    definition: view.definition,
    from: isoDate(span.at),
    until: isoDate(span.at + span.days),
    left: rateOf(left, outcome.length),
    factors: reason ? [] : factors,
  };
}

function refusalOf(possible: boolean, left: number, stayed: number): Text | null {
  if (!possible) return say('drivers.customers.refused.days');
  const few = Math.min(left, stayed);
  if (few >= NEEDED) return null;
  const side = left < stayed ? 'left' : 'stayed';
  return say(`drivers.customers.refused.${side}`, { have: few, needed: NEEDED, count: NEEDED - few });
}

function factorsOf({ features, columns, outcome }: FeatureMatrix): OddsFactor[] {
  const used = features.flatMap((feature, j) => (SYMPTOMS.includes(feature.id) ? [] : [{ feature, j }]));
  const values = used.map(({ feature, j }) =>
    LONG_TAILS.includes(feature.kind) ? columns[j]!.map((x) => Math.sign(x) * Math.log1p(Math.abs(x))) : columns[j]!,
  );
  const fit = logisticRegression(values, outcome, { ridge: 1 });
  if (!fit) return [];
  const z = normalQuantile(0.975);
  const found = used.flatMap(({ feature }, k) => {
    const error = fit.standardErrors[k + 1]!;
    const coefficient = fit.coefficients[k + 1]!;
    if (HELD_STILL.includes(feature.id) || fit.leftOut.includes(k) || !(error > 0)) return [];
    const unit = feature.kind === 'flag' ? 1 : fit.deviations[k]!;
    const [size, spread] = [coefficient * unit, z * error * unit];
    const ratio = { oddsRatio: Math.exp(size), low: Math.exp(size - spread), high: Math.exp(size + spread) };
    if (!Number.isFinite(ratio.high) || !(ratio.low > 0)) return [];
    return [{ feature, ...ratio, pValue: Math.min(1, 2 * normalSurvival(Math.abs(coefficient / error))) }];
  });
  const adjusted = benjaminiHochberg(found.map(({ pValue }) => pValue));
  return found
    .map((one, i): OddsFactor => {
      const verdict = adjusted[i]! < CLEAR ? 'clear' : one.pValue < CLEAR ? 'maybe' : 'none';
      return { ...one, adjusted: adjusted[i]!, verdict };
    })
    .sort((a, b) => a.pValue - b.pValue || Math.abs(Math.log(b.oddsRatio)) - Math.abs(Math.log(a.oddsRatio)));
}

function notices(figures: number, left: number, { eligible, customer }: FeatureMatrix): Notice[] {
  return [
    inform('drivers.customers.notice.noCause'),
    ...(left < PER_FIGURE * (figures + HELD_STILL.length)
      ? [warn('drivers.customers.notice.few', { left, count: figures })]
      : []),
    ...(eligible > customer.length
      ? [inform('drivers.customers.notice.drawn', { count: customer.length, of: eligible })]
      : []),
  ];
}
