import type { Rate } from '../../../shared/contract/common.ts';
import type { Hypotheses, Hypothesis, HypothesisId } from '../../../shared/contract/rateGroups.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { differenceInterval } from '../../stats/proportions.ts';
import { sampleSizeOfDifference } from '../../stats/sampleSize.ts';
import { asOfText, explain, viewNotices } from '../view/explain.ts';
import { asPoints } from '../view/points.ts';
import type { View } from '../view/view.ts';
import type { Span } from './judgedSpan.ts';
import type { OpeningAndLost } from './openingAndLost.ts';
import { rateOf, rateParams } from './rateOf.ts';

/** Opening customers that each side must have at the least. */
const MIN_SIDE = 10;
/** Samples beyond this are not worth naming. */
const MAX_NEEDED = 10_000_000;

/** A hypothesis on two sides, as ledger masks: churn of the first is said to be lower, or higher, than of the second. */
export type Sides = {
  readonly hypothesis: HypothesisId;
  readonly says: 'lower' | 'higher';
  readonly isFirst: (c: number) => boolean;
  readonly isSecond: (c: number) => boolean;
  readonly firstTypes?: readonly string[];
  readonly secondTypes?: readonly string[];
};

/**
 * What people believe about churn, put to the data of a span: yes when the whole 95 % interval of the difference lies
 * on the side the belief says, no when all of it lies on the other, else undecided – and then how many customers on
 * each side would show a difference as large as the one seen (power 80 %). A side with fewer than ten opening
 * customers is no data. Sides are those of the day before the span.
 */
export function hypothesesOf(
  view: View,
  span: Span,
  { opening, lost }: OpeningAndLost,
  sides: readonly Sides[],
  types: Hypotheses['types'],
): Hypotheses {
  const cards = sides.map((side) => judge(side, opening, lost));
  const decided = cards.filter(({ verdict }) => verdict === 'yes' || verdict === 'no').length;
  const n = opening.reduce((sum, is) => sum + is, 0);
  const params = { from: asDate(isoDate(span.from)), until: asDate(isoDate(span.to - 1)) };
  return {
    asOf: asOfText(view),
    headline: say(decided === 0 ? 'analysis.hypotheses.headlineNone' : 'analysis.hypotheses.headline', {
      count: decided,
      all: cards.length,
      n,
      ...params,
    }),
    refused: null,
    notices: viewNotices(view),
    why: {
      difference: explain(view, 'groupDifference', n, null, params),
      ...Object.fromEntries(
        cards.map(({ hypothesis, first, second }) => [
          hypothesis,
          explain(
            view,
            `hypothesis.${hypothesis}`,
            (first?.denominator ?? 0) + (second?.denominator ?? 0),
            null,
            params,
          ),
        ]),
      ),
    },
    definition: view.definition,
    span: { from: isoDate(span.from), to: isoDate(span.to) },
    cards,
    types,
  };
}

/** The answer where the span cannot be judged. */
export const noHypotheses = (view: View, refused: Text): Hypotheses => ({
  asOf: asOfText(view),
  headline: refused,
  refused,
  notices: [],
  why: {},
  definition: view.definition,
  span: null,
  cards: [],
  types: [],
});

function judge({ hypothesis, says, isFirst, isSecond, ...types }: Sides, opening: Uint8Array, lost: Uint8Array) {
  const first = rateWhere(opening, lost, isFirst);
  const second = rateWhere(opening, lost, isSecond);
  const names = { firstTypes: [...(types.firstTypes ?? [])], secondTypes: [...(types.secondTypes ?? [])] };
  const name = `analysis.hypotheses.${hypothesis}`;
  if (first.denominator < MIN_SIDE || second.denominator < MIN_SIDE) {
    return {
      hypothesis,
      verdict: 'noData',
      answer: say(`${name}.noData`, { n1: first.denominator, n2: second.denominator, needed: MIN_SIDE }),
      first: null,
      second: null,
      difference: null,
      neededEach: null,
      ...names,
    } satisfies Hypothesis;
  }
  const found = differenceInterval(first.numerator, first.denominator, second.numerator, second.denominator)!;
  const side = found.low > 0 ? 'higher' : found.high < 0 ? 'lower' : null;
  const verdict = side === null ? 'undecided' : side === says ? 'yes' : 'no';
  const needed = sampleSizeOfDifference(first.value!, second.value!);
  const neededEach = verdict === 'undecided' && needed <= MAX_NEEDED ? Math.ceil(needed) : null;
  const params = {
    ...rateParams(first),
    numerator2: second.numerator,
    denominator2: second.denominator,
    rate2: rateParams(second).rate!,
    points: asPoints(found.difference),
    pointsLow: asPoints(found.low),
    pointsHigh: asPoints(found.high),
  };
  return {
    hypothesis,
    verdict,
    answer: say(`${name}.${verdict}`, params),
    first,
    second,
    difference: { value: found.difference, low: found.low, high: found.high },
    neededEach,
    ...names,
  } satisfies Hypothesis;
}

function rateWhere(opening: Uint8Array, lost: Uint8Array, isIn: (c: number) => boolean): Rate {
  let n = 0;
  let gone = 0;
  for (let c = 0; c < opening.length; c++) {
    if (opening[c] === 0 || !isIn(c)) continue;
    n++;
    gone += lost[c]!;
  }
  return rateOf(gone, n);
}
