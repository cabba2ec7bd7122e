import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { ProfileBin, ProfileField, ProfileResult, ProfileVariable } from '../../../shared/contract/profile.ts';
import { asGroup } from '../../../shared/groupWords.ts';
import { asDecimal, asMoney, asShare, asWord, type Param, say, type Text } from '../../../shared/text.ts';
import { chiSquareSurvival } from '../../stats/chiSquare.ts';
import { informationValue, standardisedDifference } from '../../stats/informationValue.ts';
import { overIndex } from '../../stats/overIndex.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import type { BinnedField } from './profileBins.ts';

/** A field with the counts of both sides, and who stands behind its bins. */
export type ComparedField = {
  readonly field: ProfileField;
  readonly binned: BinnedField;
  readonly setOf: (bin: BinnedField['bins'][number]) => CustomerSet | null;
};
export type ProfileSides = {
  readonly set: CustomerSet;
  readonly against: CustomerSet | null;
  readonly inSet: number;
  readonly inOther: number;
  readonly tooNew: number;
  /** Who they are in words, to begin a sentence and within one. */
  readonly who: Param;
  readonly whom: Param;
  /** Fields that say the same as the division itself, and are left out for that. */
  readonly circular: boolean;
};

/** Fewer on a side say nothing about what it is like. */
const FEWEST = 30;

/**
 * What the customers of a set are like beside the others: every field with the shares of both sides by bin, over-index
 * with interval, weight of evidence and information value (Siddiqi 2006), ranked by the latter. The over-index is the
 * share in the set against both sides together: where the set is everybody all indices are 100 and no information
 * value exists. Whether a difference could be chance is judged by Pearson's χ² at 5 % divided by the number of fields
 * looked at (Bonferroni). Refused when a side has fewer than 30 customers (the other may be empty). Fields with fewer
 * than 30 values on a side are left out.
 */
export function profile(view: View, sides: ProfileSides, fields: readonly ComparedField[]): ProfileResult {
  const refused = refusal(view) ?? tooFew(sides);
  const base = {
    asOf: asOfText(view),
    set: sides.set,
    against: sides.against,
    inSet: sides.inSet,
    inOther: sides.inOther,
    tooNew: sides.tooNew,
  };
  if (refused) return { ...base, headline: refused, refused, notices: [], why: {}, variables: [] };
  const usable = fields.filter(({ binned }) => isUsable(binned, sides));
  const limit = 0.05 / Math.max(1, usable.length);
  const variables = usable.map((compared) => variableOf(compared, limit)).sort(byStrength);
  const small = variables.some((variable) => variable.bins.some((bin) => bin.small));
  return {
    ...base,
    headline: headlineOf(sides, variables),
    refused: null,
    notices: [
      ...viewNotices(view),
      ...(sides.circular ? [inform('profile.notice.circular')] : []),
      ...(sides.tooNew > 0 ? [inform('profile.notice.tooNew', { count: sides.tooNew })] : []),
      ...(usable.length < fields.length
        ? [inform('profile.notice.fewValues', { count: fields.length - usable.length })]
        : []),
      ...(small ? [warn('profile.notice.small')] : []),
      ...(usable.some(({ field }) => field.kind === 'favourite') ? [inform('profile.notice.favourite')] : []),
      inform('profile.notice.notCause'),
    ],
    why: {
      iv: explain(view, 'informationValue', sides.inSet + sides.inOther, sides.set),
      index: explain(view, 'overIndex', sides.inSet, sides.set),
    },
    variables,
  };
}

function tooFew({ inSet, inOther }: ProfileSides): Text | null {
  if (inSet < FEWEST) return say('profile.refused.set', { count: inSet, missing: FEWEST - inSet });
  if (inOther > 0 && inOther < FEWEST) {
    return say('profile.refused.other', { count: inOther, missing: FEWEST - inOther });
  }
  return null;
}

const total = (binned: BinnedField, of: 'inSet' | 'inOther') => binned.bins.reduce((sum, bin) => sum + bin[of], 0);

const isUsable = (binned: BinnedField, { inOther }: ProfileSides): boolean =>
  binned.bins.length > 1 && total(binned, 'inSet') >= FEWEST && (inOther === 0 || total(binned, 'inOther') >= FEWEST);

function byStrength(a: ProfileVariable, b: ProfileVariable): number {
  return (b.iv ?? 0) - (a.iv ?? 0) || (JSON.stringify(a.field) < JSON.stringify(b.field) ? -1 : 1);
}

function variableOf({ field, binned, setOf }: ComparedField, limit: number): ProfileVariable {
  const inSet = total(binned, 'inSet');
  const inOther = total(binned, 'inOther');
  const both = inSet + inOther;
  const found = informationValue(
    binned.bins.map((bin) => bin.inSet),
    binned.bins.map((bin) => bin.inOther),
  );
  const bins: ProfileBin[] = binned.bins.map((bin, k) => {
    const index = overIndex(bin.inSet, inSet, bin.inSet + bin.inOther, both);
    return {
      from: bin.from,
      to: bin.to,
      group: bin.group,
      rare: bin.rare,
      inSet: rateOf(bin.inSet, inSet),
      inOther: rateOf(bin.inOther, inOther),
      index: index?.index ?? null,
      indexLow: index?.low ?? null,
      indexHigh: index?.high ?? null,
      woe: found?.bins[k]?.woe ?? null,
      part: found?.bins[k]?.part ?? null,
      small: bin.inSet + bin.inOther < SMALL,
      set: setOf(bin),
    };
  });
  const pValue = found ? chance(binned, inSet, inOther) : null;
  return {
    field,
    iv: found?.value ?? null,
    strength: found ? strengthOf(found.value) : null,
    pValue,
    chance: pValue !== null && pValue > limit,
    difference: differenceOf(binned, inSet, inOther),
    meanSet: binned.set?.mean ?? null,
    meanOther: binned.other?.mean ?? null,
    corrected: found?.corrected ?? false,
    without: binned.without,
    bins,
  };
}

/** Bounds by Siddiqi (2006). */
const strengthOf = (iv: number) => (iv < 0.02 ? 'none' : iv < 0.1 ? 'weak' : iv < 0.3 ? 'medium' : 'strong');

function chance({ bins }: BinnedField, inSet: number, inOther: number): number {
  const both = inSet + inOther;
  let chiSquare = 0;
  for (const bin of bins) {
    const here = bin.inSet + bin.inOther;
    chiSquare += (bin.inSet - (here * inSet) / both) ** 2 / ((here * inSet) / both);
    chiSquare += (bin.inOther - (here * inOther) / both) ** 2 / ((here * inOther) / both);
  }
  return chiSquareSurvival(chiSquare, bins.length - 1);
}

function differenceOf({ bins, set, other }: BinnedField, inSet: number, inOther: number): number | null {
  if (inSet === 0 || inOther === 0) return null;
  if (set && other) return standardisedDifference(set, other);
  const share = (count: number, of: number) => ({ mean: count / of, variance: (count / of) * (1 - count / of) });
  return bins.reduce<number | null>((largest, bin) => {
    const here = standardisedDifference(share(bin.inSet, inSet), share(bin.inOther, inOther));
    return here !== null && Math.abs(here) > Math.abs(largest ?? 0) ? here : largest;
  }, null);
}

/** The field that tells most, and the bin in it that tells most. */
function headlineOf({ who, whom, inSet, inOther }: ProfileSides, variables: readonly ProfileVariable[]): Text {
  const top = variables.find((variable) => variable.iv !== null && !variable.chance && variable.strength !== 'none');
  if (inOther === 0) return say('profile.headline.alone', { who, n: inSet });
  if (!top) return say('profile.headline.alike', { who, whom, n: inSet, others: inOther });
  const bin = top.bins.reduce((best, one) => ((one.part ?? 0) > (best.part ?? 0) ? one : best));
  const params = {
    who,
    whom,
    field: fieldParam(top.field),
    share: asShare(bin.inSet.value),
    low: asShare(bin.inSet.low),
    high: asShare(bin.inSet.high),
    n: bin.inSet.numerator,
    of: bin.inSet.denominator,
    otherShare: asShare(bin.inOther.value),
    otherLow: asShare(bin.inOther.low),
    otherHigh: asShare(bin.inOther.high),
    otherN: bin.inOther.numerator,
    others: bin.inOther.denominator,
  };
  if (top.field.kind === 'group' || top.field.kind === 'favourite') {
    if (bin.rare > 0) return say('profile.headline.rare', params);
    if (bin.group === null) return say('profile.headline.unknown', params);
    return say('profile.headline.group', {
      ...params,
      group: top.field.kind === 'favourite' ? bin.group : asGroup(top.field.by, bin.group),
    });
  }
  const last = bin === top.bins.at(-1);
  const value = (number: number | null) => valueParam(top.field, number);
  if (bin === top.bins[0]) return say('profile.headline.atMost', { ...params, value: value(bin.to) });
  if (last) return say('profile.headline.atLeast', { ...params, value: value(bin.from) });
  return say('profile.headline.between', { ...params, from: value(bin.from), to: value(bin.to) });
}

function fieldParam(field: ProfileField): Param {
  if (field.kind === 'figure') return asWord(`profile.field.${field.figure}`);
  if (field.kind === 'number') return field.name;
  if (field.kind === 'favourite') return asWord(`profile.field.favourite.${field.of}`);
  return field.by.kind === 'attribute' ? field.by.name : asWord(`groups.by.${field.by.kind}`);
}

function valueParam(field: ProfileField, value: number | null): Param {
  if (field.kind === 'number') return asDecimal(value);
  if (field.kind === 'figure' && field.figure.endsWith('E4')) return asMoney(value === null ? null : Math.round(value));
  return field.kind === 'figure' && field.figure === 'refundShare' ? asShare(value) : asDecimal(value);
}
