import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import type { GroupPair, GroupRate, GroupRates } from '../../../shared/contract/rateGroups.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asGroup } from '../../../shared/groupWords.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { proportionsTest } from '../../stats/chiSquare.ts';
import { differenceInterval } from '../../stats/proportions.ts';
import { asOfText, explain, inform, viewNotices, warn } from '../view/explain.ts';
import { asPoints } from '../view/points.ts';
import type { View } from '../view/view.ts';
import type { Span } from './judgedSpan.ts';
import { rateOfLostRevenue } from './measuredRate.ts';
import type { OpeningAndLost } from './openingAndLost.ts';
import { rateOf, rateParams } from './rateOf.ts';

/** More groups than this are shown as "all others". */
export const MAX_GROUPS = 12;
/** Opening customers that two groups must have at the least. */
const MIN_GROUP = 10;
const CLEAR = 0.05;

type Groups = { readonly labels: readonly string[]; readonly groupOf: Int32Array };
type Tally = { opening: number; lost: number; revenueE4: number; squares: number; lostE4: number };

/**
 * Churn by group over a span: of the customers active on the day before it, by the group they were in on that day, how
 * many are lost at its end. Whoever came later is in no group, so groups hold no knowledge of what came after. Groups
 * are ordered by size, the twelve largest shown, the rest taken together; customers of whom the group is not known
 * stand apart, and all of them add up to the total. Every pair of shown groups is compared by the hybrid score
 * interval (Newcombe 1998): clear when 0 lies outside. With many pairs some look clear by chance; `survives` says
 * which stay clear when the error is shared out among all of them (Bonferroni). Nothing is answered unless two groups
 * have ten customers each.
 */
export function groupRates(
  view: View,
  by: GroupBy,
  span: Span,
  { opening, lost, before }: OpeningAndLost,
  { labels, groupOf }: Groups,
): GroupRates {
  const revenueE4 = before.metrics.trailingYearE4;
  // The last place holds those of whom the group is not known.
  const tallies = Array.from({ length: labels.length + 1 }, newTally);
  for (let c = 0; c < opening.length; c++) {
    if (opening[c] === 0) continue;
    const tally = tallies[groupOf[c]! < 0 ? labels.length : groupOf[c]!]!;
    tally.opening++;
    tally.revenueE4 += revenueE4[c]!;
    tally.squares += revenueE4[c]! * revenueE4[c]!;
    if (lost[c] === 0) continue;
    tally.lost++;
    tally.lostE4 += revenueE4[c]!;
  }
  const known = labels
    .map((label, i) => ({ label, tally: tallies[i]! }))
    .filter(({ tally }) => tally.opening > 0)
    .sort((a, b) => b.tally.opening - a.tally.opening || (a.label < b.label ? -1 : 1));
  const rest = known.slice(MAX_GROUPS).map(({ tally }) => tally);
  const unknown = tallies[labels.length]!;
  const groups: GroupRate[] = [
    ...known.slice(0, MAX_GROUPS).map(({ label, tally }) => rowOf('group', label, tally)),
    ...(rest.length > 0 ? [rowOf('others', '', rest.reduce(joined, newTally()))] : []),
    ...(unknown.opening > 0 ? [rowOf('unknown', '', unknown)] : []),
  ];
  const compared = groups.filter(({ kind }) => kind === 'group');
  const total = rateOf(
    tallies.reduce((sum, tally) => sum + tally.lost, 0),
    tallies.reduce((sum, tally) => sum + tally.opening, 0),
  );
  const refused = refusalOf(compared, total.denominator);
  const pairs = refused ? [] : pairsOf(compared);
  const overall = refused
    ? null
    : proportionsTest(compared.map(({ churn }) => ({ successes: churn.numerator, n: churn.denominator })));
  const days = { from: isoDate(span.from), to: isoDate(span.to) };
  const found = { by, span: days, pairs, overall };
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(by, span, compared, overall?.pValue ?? null),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...notices(groups, pairs.length, rest.length)],
    why: refused
      ? {}
      : {
          churn: explain(view, 'groupChurn', total.denominator, { kind: 'lostIn', ...days }, spanParams(span)),
          revenueChurn: explain(view, 'groupRevenueChurn', total.denominator, null, spanParams(span)),
          difference: explain(view, 'groupDifference', total.denominator, null, spanParams(span)),
          overall: explain(view, 'groupOverall', total.denominator, null, spanParams(span)),
        },
    definition: view.definition,
    ...found,
    total,
    groups: refused ? [] : groups,
  };
}

/** The answer where the span cannot be judged. */
export const noGroupRates = (view: View, by: GroupBy, refused: Text): GroupRates => ({
  asOf: asOfText(view),
  headline: refused,
  refused,
  notices: [],
  why: {},
  definition: view.definition,
  by,
  span: null,
  total: rateOf(0, 0),
  groups: [],
  pairs: [],
  overall: null,
});

const newTally = (): Tally => ({ opening: 0, lost: 0, revenueE4: 0, squares: 0, lostE4: 0 });
const joined = (a: Tally, b: Tally): Tally => ({
  opening: a.opening + b.opening,
  lost: a.lost + b.lost,
  revenueE4: a.revenueE4 + b.revenueE4,
  squares: a.squares + b.squares,
  lostE4: a.lostE4 + b.lostE4,
});

const rowOf = (kind: GroupRate['kind'], label: string, tally: Tally): GroupRate => ({
  kind,
  label,
  churn: rateOf(tally.lost, tally.opening),
  revenueChurn: rateOfLostRevenue(tally.lostE4, tally.revenueE4, tally.squares, tally.opening),
});

function refusalOf(groups: readonly GroupRate[], opening: number): Text | null {
  if (groups.filter(({ churn }) => churn.denominator >= MIN_GROUP).length >= 2) return null;
  const second = groups[1]?.churn.denominator ?? 0;
  return second === 0
    ? say('analysis.groups.refused.one', { n: opening, needed: MIN_GROUP })
    : say('analysis.groups.refused.small', { n: second, needed: MIN_GROUP, more: MIN_GROUP - second });
}

/** Every group against every smaller one. */
function pairsOf(groups: readonly GroupRate[]): GroupPair[] {
  const comparisons = (groups.length * (groups.length - 1)) / 2;
  const pairs: GroupPair[] = [];
  for (let first = 0; first < groups.length; first++) {
    for (let second = first + 1; second < groups.length; second++) {
      const [a, b] = [groups[first]!.churn, groups[second]!.churn];
      const counts = [a.numerator, a.denominator, b.numerator, b.denominator] as const;
      const { difference: value, low, high } = differenceInterval(...counts)!;
      const strict = differenceInterval(...counts, 1 - CLEAR / comparisons)!;
      pairs.push({
        first,
        second,
        difference: { value, low, high },
        relative: b.numerator > 0 ? a.value! / b.value! - 1 : null,
        verdict: low > 0 ? 'higher' : high < 0 ? 'lower' : 'undecided',
        survives: strict.low > 0 || strict.high < 0,
      });
    }
  }
  return pairs;
}

const spanParams = ({ from, to }: Span) => ({ from: asDate(isoDate(from)), until: asDate(isoDate(to - 1)) });

/** The highest against the lowest of the groups that are large enough to be named. */
function headline(by: GroupBy, span: Span, groups: readonly GroupRate[], pValue: number | null): Text {
  const named = groups.filter(({ churn }) => churn.denominator >= MIN_GROUP);
  const ordered = named.toSorted((a, b) => b.churn.value! - a.churn.value!);
  const [high, low] = [ordered[0]!, ordered.at(-1)!];
  const { numerator, denominator } = high.churn;
  const counts = [numerator, denominator, low.churn.numerator, low.churn.denominator] as const;
  const between = differenceInterval(...counts)!;
  const params = {
    ...spanParams(span),
    first: asGroup(by, high.label),
    ...rateParams(high.churn),
    second: asGroup(by, low.label),
    numerator2: low.churn.numerator,
    denominator2: low.churn.denominator,
    rate2: rateParams(low.churn).rate!,
    points: asPoints(between.difference),
    pointsLow: asPoints(between.low),
    pointsHigh: asPoints(between.high),
  };
  const differs = pValue !== null && pValue < CLEAR && (named.length > 2 || between.low > 0);
  return say(differs ? 'analysis.groups.headline' : 'analysis.groups.headlineAlike', params);
}

function notices(groups: readonly GroupRate[], pairs: number, others: number): Notice[] {
  const small = groups.filter(({ churn }) => churn.small).length;
  const unknown = groups.find(({ kind }) => kind === 'unknown');
  return [
    ...(small > 0 ? [warn('analysis.groups.notice.small', { count: small })] : []),
    ...(unknown ? [inform('analysis.groups.notice.unknown', { count: unknown.churn.denominator })] : []),
    ...(others > 0 ? [inform('analysis.groups.notice.others', { count: others, shown: MAX_GROUPS })] : []),
    ...(pairs > 5 ? [inform('analysis.groups.notice.manyPairs', { count: pairs })] : []),
  ];
}
