import type { ConcentrationResult } from '../../../shared/contract/concentration.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { asDecimal, asMoney, asShare, say } from '../../../shared/text.ts';
import { bootstrapInterval } from '../../stats/bootstrap.ts';
import { giniError, giniOf, giniOfCounts } from '../../stats/gini.ts';
import { rateOf } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { AT_RISK, LOST, STATE_NAMES } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { ABC, abcClasses, bestOf, type SpreadValues, spreadValues } from './abcClasses.ts';

export type ConcentrationOptions = {
  readonly basis: 'trailingYear' | 'allTime';
  readonly aShare: number;
  readonly bShare: number;
  /** How many of the best leave. */
  readonly leaving: number;
};

/** Fewer buyers have no spread worth a number. */
const FEWEST = 10;
const LORENZ_POINTS = 100;
const TOP_ROWS = 50;
/** Beyond so many customers resampling would keep the reader waiting, and the error in one formula is as good. */
const RESAMPLED = 2000;
const RESAMPLES = 400;
const SEED = 20_260_101;

export type TopCustomer = Omit<ConcentrationResult['top'][number], 'customer' | 'name'> & { readonly c: number };
export type Concentration = Omit<ConcentrationResult, 'top'> & { readonly top: readonly TopCustomer[] };

/**
 * How much of the value at D hangs on few customers: Lorenz curve from the smallest up, Gini coefficient, ABC classes
 * by their own cuts, and what would be gone with the best `leaving` customers: their share, and how many average ones
 * of the others it takes to make up for it. Only buyers with a value above 0 are spread; the others are counted as
 * left out. The interval of the Gini coefficient speaks of customers like these, not of these, who are all known: by
 * resampling up to 2,000 customers, by Davidson's error above. Refused below 10 such buyers.
 */
export function concentration(view: View, options: ConcentrationOptions): Concentration {
  const values = spreadValues(view, options.basis);
  const n = values.sorted.length;
  const refused =
    refusal(view) ??
    (n < FEWEST ? say('concentration.refused', { count: n, missing: FEWEST - n, needed: FEWEST }) : null);
  const base = { asOf: asOfText(view), basis: options.basis, aShare: options.aShare, bShare: options.bShare };
  if (refused) {
    return {
      ...base,
      headline: refused,
      refused,
      notices: [],
      why: {},
      customers: n,
      totalE4: values.totalE4,
      without: values.without,
      gini: null,
      giniInterval: null,
      lorenz: [],
      classes: [],
      leaving: null,
      top: [],
    };
  }
  const classes = classRows(view, values, options);
  const top = topCustomers(view, values, Math.min(TOP_ROWS, Math.max(options.leaving, 10)));
  const leaving = leave(view, values, options.leaving);
  const interval = giniInterval(values.sorted);
  const set = (abc: 'A' | 'B' | 'C'): CustomerSet => {
    const { basis, aShare, bShare } = options;
    return { kind: 'abc', basis, aShare, bShare, abc };
  };
  const best: CustomerSet = { kind: 'top', basis: options.basis, customers: options.leaving };
  return {
    ...base,
    headline: say(`concentration.headline.${options.basis}`, {
      leaving: leaving.customers,
      leavingShare: asShare(leaving.valueShare),
      aCustomers: classes[0]!.customers,
      n,
      aPart: asShare(classes[0]!.share),
      aShare: asShare(classes[0]!.valueShare),
      gini: asDecimal(giniOf(values.sorted)),
    }),
    refused: null,
    notices: [
      ...viewNotices(view),
      inform('concentration.notice.interval', { n }),
      ...(values.without > 0 ? [inform('concentration.notice.without', { count: values.without })] : []),
      ...(leaving.slipping > 0
        ? [inform('concentration.notice.slipping', { count: leaving.slipping, of: leaving.customers })]
        : []),
    ],
    why: {
      gini: explain(view, `gini.${options.basis}`, n),
      leaving: explain(view, 'leavingBest', leaving.customers, best, {
        count: leaving.customers,
        value: asMoney(leaving.valueE4),
        total: asMoney(values.totalE4),
        average: asMoney(leaving.averageOtherE4),
      }),
      ...Object.fromEntries(
        classes.map(({ abc, customers }) => [
          abc,
          explain(view, `abc.${abc}`, customers, set(abc), {
            aShare: asShare(options.aShare),
            bShare: asShare(options.bShare),
          }),
        ]),
      ),
    },
    customers: n,
    totalE4: values.totalE4,
    without: values.without,
    gini: giniOf(values.sorted),
    giniInterval: interval,
    lorenz: lorenzOf(values),
    classes,
    leaving,
    top,
  };
}

function giniInterval(sorted: Float64Array): ConcentrationResult['giniInterval'] {
  if (sorted.length <= RESAMPLED) {
    return bootstrapInterval(sorted.length, (counts) => giniOfCounts(sorted, counts), {
      seed: SEED,
      resamples: RESAMPLES,
    });
  }
  const gini = giniOf(sorted);
  const error = giniError(sorted);
  if (gini === null || error === null) return null;
  return { low: Math.max(0, gini - 1.959964 * error), high: Math.min(1, gini + 1.959964 * error) };
}

/** At up to 100 evenly spaced places, from the smallest customer up. */
function lorenzOf({ sorted, totalE4 }: SpreadValues): ConcentrationResult['lorenz'] {
  const n = sorted.length;
  const steps = Math.min(LORENZ_POINTS, n);
  const points = [{ customerShare: 0, valueShare: 0 }];
  let taken = 0;
  let sum = 0;
  for (let step = 1; step <= steps; step++) {
    const upTo = Math.round((step * n) / steps);
    while (taken < upTo) sum += sorted[taken++]!;
    points.push({ customerShare: taken / n, valueShare: taken === n ? 1 : sum / totalE4 });
  }
  return points;
}

function classRows(view: View, values: SpreadValues, { aShare, bShare }: ConcentrationOptions) {
  const { classOf } = abcClasses(values, aShare, bShare);
  const customers = [0, 0, 0];
  const lost = [0, 0, 0];
  const value = [0, 0, 0];
  const from = [Infinity, Infinity, Infinity];
  for (let c = 0; c < classOf.length; c++) {
    const k = classOf[c]! - 1;
    if (k < 0) continue;
    customers[k]!++;
    value[k]! += values.valueE4[c]!;
    if (view.states[c] === LOST) lost[k]!++;
    from[k] = Math.min(from[k]!, values.valueE4[c]!);
  }
  return ABC.map((abc, k) => ({
    abc,
    customers: customers[k]!,
    share: customers[k]! / values.sorted.length,
    valueE4: value[k]!,
    valueShare: Math.min(1, value[k]! / values.totalE4),
    fromE4: customers[k]! > 0 ? from[k]! : null,
    lost: rateOf(lost[k]!, customers[k]!),
  }));
}

function leave(view: View, values: SpreadValues, count: number) {
  const mask = bestOf(values, count);
  let customers = 0;
  let valueE4 = 0;
  let slipping = 0;
  for (let c = 0; c < mask.length; c++) {
    if (mask[c] === 0) continue;
    customers++;
    valueE4 += values.valueE4[c]!;
    if (view.states[c] === LOST || view.states[c] === AT_RISK) slipping++;
  }
  const others = values.sorted.length - customers;
  const average = others > 0 ? (values.totalE4 - valueE4) / others : 0;
  return {
    customers,
    valueE4,
    valueShare: Math.min(1, valueE4 / values.totalE4),
    averageOtherE4: Math.round(average),
    replacements: average > 0 ? Math.ceil(valueE4 / average - 1e-9) : null,
    slipping,
  };
}

function topCustomers(view: View, values: SpreadValues, count: number): TopCustomer[] {
  const mask = bestOf(values, count);
  const chosen: number[] = [];
  for (let c = 0; c < mask.length; c++) if (mask[c] === 1) chosen.push(c);
  chosen.sort((a, b) => values.valueE4[b]! - values.valueE4[a]! || a - b);
  let running = 0;
  return chosen.map((c) => {
    const valueE4 = values.valueE4[c]!;
    running += valueE4;
    return {
      c,
      state: STATE_NAMES[view.states[c]!] ?? 'noPurchase',
      valueE4,
      valueShare: valueE4 / values.totalE4,
      runningShare: Math.min(1, running / values.totalE4),
    };
  });
}
