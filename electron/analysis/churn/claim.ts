import type { Args } from '../../../shared/contract/contract.ts';
import type { ClaimResult } from '../../../shared/contract/rateGroups.ts';
import { asMonth, asShare, type Param, say } from '../../../shared/text.ts';
import { differenceInterval, twoProportionTest, wilsonInterval } from '../../stats/proportions.ts';
import { sampleSizeOfDifference } from '../../stats/sampleSize.ts';
import { asOfText, explain, inform, warn } from '../view/explain.ts';
import { asPoints } from '../view/points.ts';
import type { View } from '../view/view.ts';
import { ratePoints, summarise } from './rates.ts';

export type Claim = Pick<Args<'rates.claim'>, 'period' | 'first' | 'firstN' | 'second' | 'secondN' | 'lessBy'>;
type Side = ClaimResult['first'];

const MAX_NEEDED = 10_000_000;

/**
 * Puts a claim about churn to the test: "it fell from 15 % to 10 %", or "it is 15 %" against the project's own latest
 * period. The change is given both in percentage points and relative to the first, because the two are confused so
 * often. Where the customers behind both rates are known, the hybrid score interval (Newcombe 1998) says whether
 * chance alone can be the reason; a claimed rate without customers is taken as it stands and held against the interval
 * of the data. Else the answer names the customers that a difference of this size would need to show. Claimed counts
 * are the rate times the customers, rounded.
 */
export function checkClaim(view: View, claim: Claim): ClaimResult {
  const own = claim.second === null ? (summarise(ratePoints(view, claim.period)).latest ?? null) : null;
  const first = sideOf(claim.first, claim.firstN);
  const second = own
    ? sideOf(own.churn.value!, own.opening)
    : claim.second === null
      ? null
      : sideOf(claim.second, claim.secondN);
  const readings =
    claim.lessBy === null ? null : { relative: claim.first * (1 - claim.lessBy), points: claim.first - claim.lessBy };
  if (second === null) return nothingToCompare(view, first, readings);

  const points = second.value - first.value;
  const counts = first.n === null || second.n === null ? null : countsOf(second, first);
  const interval = counts ? differenceInterval(...counts) : oneKnown(first, second);
  const test = counts ? twoProportionTest(...counts) : null;
  const verdict = interval === null ? 'unknown' : interval.low > 0 || interval.high < 0 ? 'real' : 'maybeChance';
  const needed = sampleSizeOfDifference(first.value, second.value);
  const neededEach = verdict !== 'real' && needed <= MAX_NEEDED ? Math.ceil(needed) : null;
  const fromData = own !== null;
  const params: Record<string, Param> = {
    first: asShare(first.value),
    second: asShare(second.value),
    points: asPoints(points),
    relative: asShare(first.value > 0 ? points / first.value : null),
    n1: first.n,
    n2: second.n,
    low: asPoints(interval?.low ?? null),
    high: asPoints(interval?.high ?? null),
    needed: neededEach,
    ...(own && {
      numerator: own.lost,
      rateLow: asShare(own.churn.low),
      rateHigh: asShare(own.churn.high),
      month: asMonth(own.from),
    }),
  };
  const name = fromData ? `data.${first.n === null ? 'bare' : 'counted'}` : 'two';
  const missing = verdict === 'unknown' && neededEach === null ? 'same' : verdict;
  const relative = first.value > 0 ? points / first.value : null;
  return {
    asOf: asOfText(view),
    headline: say(`analysis.claim.${name}.${missing}`, params),
    refused: null,
    notices: [
      ...(relative !== null && points !== 0 ? [inform('analysis.claim.notice.both', params)] : []),
      ...(first.n !== null && first.n < 30 ? [warn('analysis.notice.small', { n: first.n })] : []),
      ...(second.n !== null && second.n < 30 ? [warn('analysis.notice.small', { n: second.n })] : []),
    ],
    why: { difference: explain(view, 'claimDifference', (first.n ?? 0) + (second.n ?? 0)) },
    first,
    second,
    fromData,
    span: own ? { from: own.from, to: own.to } : null,
    points,
    relative,
    difference: interval && { value: points, low: interval.low, high: interval.high },
    z: test?.z ?? null,
    pValue: test?.pValue ?? null,
    verdict,
    neededEach,
    readings,
  };
}

function sideOf(value: number, n: number | null): Side {
  const interval = n === null ? null : wilsonInterval(Math.round(value * n), n);
  return { value, n, low: interval?.low ?? null, high: interval?.high ?? null };
}

const countsOf = (a: Side, b: Side): [number, number, number, number] => [
  Math.round(a.value * a.n!),
  a.n!,
  Math.round(b.value * b.n!),
  b.n!,
];

/** A rate that stands as it is against one with an interval: the interval of the difference is the latter's, moved. */
function oneKnown(first: Side, second: Side): { low: number; high: number } | null {
  if (second.n !== null) return { low: second.low! - first.value, high: second.high! - first.value };
  if (first.n !== null) return { low: second.value - first.high!, high: second.value - first.low! };
  return null;
}

function nothingToCompare(view: View, first: Side, readings: ClaimResult['readings']): ClaimResult {
  const refused = say('analysis.claim.noData');
  return {
    asOf: asOfText(view),
    headline: refused,
    refused,
    notices: [],
    why: {},
    first,
    second: first,
    fromData: true,
    span: null,
    points: 0,
    relative: null,
    difference: null,
    z: null,
    pValue: null,
    verdict: 'unknown',
    neededEach: null,
    readings,
  };
}
