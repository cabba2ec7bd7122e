// The published table that names combinations of recency, frequency and money.
import type { ScoreRule } from './contract/scoreRule.ts';
import type { PUBLISHED_SEGMENTS } from './segmentName.ts';

type Segment = (typeof PUBLISHED_SEGMENTS)[number];

type Range = readonly [number, number];
type PublishedRule = { readonly segment: Segment; readonly r: Range; readonly f: Range; readonly m: Range };

/**
 * The rule table on the fifths of R, F and M (5 is best): the first line that holds decides. The last line holds
 * for whatever is left, so every customer has a segment, and "first" leaves no customer two.
 */
export const SEGMENT_RULES: readonly PublishedRule[] = [
  { segment: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { segment: 'potentialLoyalist', r: [3, 5], f: [3, 5], m: [2, 5] },
  { segment: 'loyal', r: [2, 4], f: [2, 4], m: [2, 4] },
  { segment: 'new', r: [5, 5], f: [1, 5], m: [1, 5] },
  { segment: 'new', r: [4, 4], f: [1, 5], m: [1, 2] },
  { segment: 'promising', r: [3, 4], f: [1, 2], m: [3, 5] },
  { segment: 'aboutToSleep', r: [2, 3], f: [1, 1], m: [1, 5] },
  { segment: 'aboutToSleep', r: [2, 3], f: [1, 5], m: [1, 1] },
  { segment: 'cantLose', r: [1, 2], f: [3, 4], m: [4, 5] },
  { segment: 'atRisk', r: [2, 2], f: [1, 5], m: [1, 5] },
  { segment: 'atRisk', r: [1, 1], f: [2, 5], m: [4, 5] },
  { segment: 'needAttention', r: [1, 1], f: [3, 5], m: [3, 3] },
  { segment: 'lost', r: [1, 5], f: [1, 5], m: [1, 5] },
];

const within = (value: number, [low, high]: Range): boolean => value >= low && value <= high;

/** The segment of a customer by fifths 1…5. */
export function segmentOf(r: number, f: number, m: number): Segment {
  return SEGMENT_RULES.find((rule) => within(r, rule.r) && within(f, rule.f) && within(m, rule.m))?.segment ?? 'lost';
}

/** The fifth (1…5) a score of 1…bins stands for: the ends stay the ends, the rest is spread evenly. */
export const fifthOf = (score: number, bins: number): number => 1 + Math.round(((score - 1) * 4) / (bins - 1));

/** The table as rules for so many scores, in its order: the first that holds decides. Lines that hold nowhere are left out. */
export function publishedRules(bins: number, nameOf: (segment: Segment) => string): ScoreRule[] {
  const scores = ([low, high]: Range): [number, number] | null => {
    const fitting = Array.from({ length: bins }, (_, place) => place + 1).filter((score) =>
      within(fifthOf(score, bins), [low, high]),
    );
    return fitting.length === 0 ? null : [fitting[0]!, fitting.at(-1)!];
  };
  return SEGMENT_RULES.flatMap((rule) => {
    const [r, f, m] = [scores(rule.r), scores(rule.f), scores(rule.m)];
    return r && f && m ? [{ name: nameOf(rule.segment), r, f, m, i: null }] : [];
  });
}

const SIMPLE = [
  ['champions', [5, 5], [4, 5]],
  ['loyal', [3, 4], [4, 5]],
  ['potential', [4, 5], [2, 3]],
  ['new', [5, 5], [1, 1]],
  ['promising', [4, 4], [1, 1]],
  ['attention', [3, 3], [3, 3]],
  ['sleep', [3, 3], [1, 2]],
  ['risk', [1, 2], [3, 4]],
  ['cantLose', [1, 2], [5, 5]],
  ['hibernating', [1, 2], [1, 2]],
] as const;

/** Ten segments by recency and frequency in fifths that do not overlap: a table that is easy to change. */
export const simpleRules = (nameOf: (segment: string) => string): ScoreRule[] =>
  SIMPLE.map(([segment, r, f]) => ({ name: nameOf(segment), r: [...r], f: [...f], m: [1, 5], i: null }));
