import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { ToComeHoldOut, ToComeValue } from '../../../shared/contract/toCome.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asDecimal, asMoney, asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { regularity } from '../definition/ownRhythm.ts';
import { VALUE_CLASSES } from '../value/valueClasses.ts';
import { asOfText, explain, inform, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { ALIVE_STARTS, bandsOf, NEXT_STARTS } from './bands.ts';
import type { Buyers } from './buyersAt.ts';
import { type BuyingFit, type BuyingKind, parametersOf } from './buyingModel.ts';
import type { Expectations } from './expectations.ts';
import type { Outlook } from './futures.ts';
import { type HoldOut, meanAhead } from './holdOut.ts';
import type { Spending } from './spending.ts';

/** What the data give before anybody asks how far ahead. */
export type Basis = {
  readonly buyers: Buyers;
  readonly fit: BuyingFit;
  readonly spending: Spending;
  readonly holdOut: HoldOut | null;
};

/** All, then repeat and one-time buyers, then the value classes in their order. */
export type Outlooks = readonly Outlook[];

export type ToComeOptions = {
  readonly months: number;
  readonly marginShare: number;
  readonly discount: number;
  readonly refundShare: number;
  readonly weeks: number;
};

/** A hold-out missed by more is worth a warning. */
const FAR_OFF = 0.15;
/** At an edge with so many still there the model sees nobody leave. */
const ALL_STAY = 0.95;
/** Stronger than this, how often and how much are not independent enough for the spend of single customers. */
const BOUND = 0.3;

/** Days of so many months ahead. */
export const daysAhead = (months: number): number => Math.round((months * 365) / 12);

/** An answer without figures, with the reason. */
export function refusedToCome(view: View, reason: Text, { months, marginShare, discount }: ToComeOptions): ToComeValue {
  return {
    asOf: asOfText(view),
    headline: reason,
    refused: reason,
    notices: [],
    why: {},
    months,
    until: null,
    marginShare,
    discount,
    refundShare: 0,
    repeatBuyers: 0,
    model: null,
    spending: null,
    regularity: null,
    total: null,
    mean: null,
    kinds: [],
    classes: [],
    alive: [],
    next: [],
    holdOut: null,
  };
}

/** The answer on the screen and on paper, from the fitted models and what they expect. */
export function toComeResult(
  view: View,
  basis: Basis,
  expected: Expectations,
  outlooks: Outlooks,
  options: ToComeOptions,
  asked: BuyingKind | null,
): ToComeValue {
  const { buyers, fit, spending, holdOut } = basis;
  const { months, marginShare, discount, refundShare, weeks } = options;
  const [total, repeat, oneTime, ...classes] = outlooks as [Outlook, Outlook, Outlook, ...Outlook[]];
  const mean = plainMean(buyers, weeks, refundShare);
  const rhythm = regularity(view);
  const until = isoDate(view.asOf + daysAhead(months));
  return {
    asOf: asOfText(view),
    headline: headlineOf(view, total, mean, basis, months),
    refused: null,
    notices: [...viewNotices(view), ...noticesOf(view, basis, rhythm, refundShare)],
    why: whyOf(view, basis, options, total),
    months,
    until,
    marginShare,
    discount,
    refundShare,
    repeatBuyers: spending.repeatBuyers,
    model: {
      kind: fit.model.kind,
      parameters: parametersOf(fit.model).map(([name, value], i) => ({ name, value, error: fit.errors?.[i] ?? null })),
      logLikelihood: fit.logLikelihood,
      atEdge: fit.atEdge,
    },
    spending: {
      parameters: spending.fit
        ? [
            { name: 'p', value: spending.fit.model.p, error: spending.fit.errors?.[0] ?? null },
            { name: 'q', value: spending.fit.model.q, error: spending.fit.errors?.[1] ?? null },
            {
              name: 'gamma',
              value: spending.fit.model.gamma / 10_000,
              error: spending.fit.errors ? spending.fit.errors[2]! / 10_000 : null,
            },
          ]
        : [],
      meanE4: spending.meanE4,
      correlation: spending.correlation,
    },
    regularity: rhythm?.k ?? null,
    total,
    mean,
    kinds: [
      { kind: 'repeat', ...repeat },
      { kind: 'oneTime', ...oneTime },
    ],
    classes: VALUE_CLASSES.flatMap((valueClass, i) =>
      classes[i] && classes[i].customers > 0 ? [{ valueClass, ...classes[i] }] : [],
    ),
    ...barsOf(buyers, expected, asked),
    holdOut: holdOut && holdOutOf(view, holdOut),
  };
}

function barsOf(buyers: Buyers, expected: Expectations, model: BuyingKind | null): Pick<ToComeValue, 'alive' | 'next'> {
  const bars = (by: 'alive' | 'next', values: Float64Array, starts: readonly number[]) =>
    bandsOf(values, starts).map(({ from, to, customers }) => ({
      from,
      to,
      customers,
      set: { kind: 'toCome' as const, model, by, from, to },
    }));
  const ahead = nextDaysOf(buyers, expected).map((day) => day - buyers.on);
  return { alive: bars('alive', expected.alive, ALIVE_STARTS), next: bars('next', ahead, NEXT_STARTS) };
}

/** Everybody as so far: their pace times the horizon, their mean amount. */
function plainMean({ x, T, meanE4 }: Buyers, weeks: number, refundShare: number): NonNullable<ToComeValue['mean']> {
  let [orders, spendE4] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const ahead = meanAhead(x[i]!, T[i]!, weeks);
    orders += ahead;
    spendE4 += ahead * meanE4[i]! * (1 - refundShare);
  }
  return { orders, spendE4 };
}

function holdOutOf(view: View, held: HoldOut): ToComeHoldOut {
  return {
    fittedUntil: isoDate(held.fittedUntil),
    until: isoDate(view.asOf),
    weeks: held.weeks,
    customers: held.customers,
    actual: held.actual,
    actualSpendE4: held.spendE4.actual,
    modelSpendE4: held.spendE4.model,
    meanSpendE4: held.spendE4.mean,
    contenders: held.contenders.map((one) => ({ ...one, chosen: one.kind === held.best })),
    winner: held.winner,
    byFrequency: held.byFrequency.map(({ x, ...row }, i) => {
      const isLast = i > 0 && i === held.byFrequency.length - 1;
      return { purchases: x, ...row, set: { kind: 'triedWith', from: x, to: isLast ? null : x + 1 } };
    }),
    weekly: [...held.weekly],
  };
}

/** Three digits are as many as an expectation deserves; whole units of the currency. */
const aboutOf = (e4: number): number => {
  const step = 10 ** Math.max(4, Math.floor(Math.log10(Math.max(1, e4))) - 2);
  return Math.round(e4 / step) * step;
};
const rounded = (value: number): number => Math.round(value);

function headlineOf(
  view: View,
  total: Outlook,
  mean: { orders: number; spendE4: number },
  { fit, holdOut: held }: Basis,
  months: number,
): Text {
  const expected = held?.contenders.find(({ kind }) => kind === held.best)?.expected ?? 0;
  const nobodyLeaves = fit.atEdge && total.alive > ALL_STAY * total.customers;
  const winner = held?.winner ?? 'untried';
  return say(`toCome.headline.${nobodyLeaves && held && winner !== 'mean' ? 'allStay' : winner}`, {
    alive: rounded(total.alive),
    customers: total.customers,
    months,
    orders: rounded(total.orders.value),
    low: rounded(total.orders.low),
    high: rounded(total.orders.high),
    spend: asMoney(aboutOf(total.spendE4.value)),
    spendLow: asMoney(aboutOf(total.spendE4.low)),
    spendHigh: asMoney(aboutOf(total.spendE4.high)),
    meanOrders: rounded(mean.orders),
    meanSpend: asMoney(aboutOf(mean.spendE4)),
    actual: held?.actual ?? 0,
    expected: rounded(expected),
    meanTried: rounded(held?.contenders.find(({ kind }) => kind === 'mean')?.expected ?? 0),
    from: asDate(isoDate((held?.fittedUntil ?? view.asOf) + 1)),
  });
}

function noticesOf(
  view: View,
  { fit, spending, holdOut }: Basis,
  rhythm: ReturnType<typeof regularity>,
  refundShare: number,
): Notice[] {
  const notices: Notice[] = [];
  const kind = asWord(`toCome.model.${fit.model.kind}`);
  if (!holdOut) notices.push(warn('toCome.notice.untried'));
  else {
    const expected = holdOut.contenders.find(({ kind: one }) => one === holdOut.best)!.expected;
    const miss = holdOut.actual > 0 ? expected / holdOut.actual - 1 : 0;
    if (Math.abs(miss) > FAR_OFF) {
      notices.push(
        warn(`toCome.notice.${miss > 0 ? 'tooMany' : 'tooFew'}`, {
          miss: asShare(Math.abs(miss)),
          from: asDate(isoDate(holdOut.fittedUntil + 1)),
          to: asDate(isoDate(view.asOf)),
        }),
      );
    }
  }
  if (fit.atEdge) notices.push(warn('toCome.notice.edge', { model: kind }));
  if (rhythm && rhythm.meaning !== 'chance') {
    notices.push(
      warn(`toCome.notice.rhythm.${rhythm.meaning}`, { k: asDecimal(rhythm.k), customers: rhythm.customers }),
    );
  }
  const { correlation } = spending;
  if (correlation) {
    const strong = Math.abs(correlation.value) > BOUND;
    const said = {
      r: asDecimal(correlation.value),
      low: asDecimal(correlation.low),
      high: asDecimal(correlation.high),
      customers: spending.repeatBuyers,
    };
    notices.push(strong ? warn('toCome.notice.bound', said) : inform('toCome.notice.independent', said));
  }
  if (!spending.fit) notices.push(warn('toCome.notice.plainSpend', { mean: asMoney(spending.meanE4) }));
  if (refundShare >= 0.001) notices.push(inform('toCome.notice.refunds', { share: asShare(refundShare) }));
  return notices;
}

function whyOf(
  view: View,
  { fit, buyers, holdOut }: Basis,
  options: ToComeOptions,
  total: Outlook,
): ToComeValue['why'] {
  const n = buyers.c.length;
  const words = {
    model: asWord(`toCome.model.${fit.model.kind}`),
    months: options.months,
    margin: asShare(options.marginShare),
    discount: asShare(options.discount),
    refunds: asShare(options.refundShare),
  };
  return {
    alive: explain(view, 'toComeAlive', n, null, words),
    orders: explain(view, 'toComeOrders', n, null, words),
    spend: explain(view, 'toComeSpend', n, null, words),
    value: explain(view, 'toComeValue', n, null, words),
    next: explain(view, 'toComeNext', total.customers, null, words),
    ...(holdOut
      ? {
          holdOut: explain(view, 'toComeHoldOut', holdOut.customers, null, {
            ...words,
            from: asDate(isoDate(holdOut.fittedUntil + 1)),
            weeks: holdOut.weeks,
          }),
        }
      : {}),
  };
}

/** For each buyer, the day by which every second one like them buys again; NaN where leaving is likelier than staying. */
export const nextDaysOf = ({ on }: Buyers, { alive, nextWeeks }: Expectations): Float64Array =>
  alive.map((chance, row) => (chance < 0.5 ? Number.NaN : on + Math.max(1, Math.ceil(nextWeeks[row]! * 7))));
