import type { Feature } from '../../../shared/contract/prediction.ts';
import { numbersIn } from './groupNumbers.ts';
import type { GroupColumn } from './predictionInput.ts';

/** A group with fewer customers than this tells too little to be a feature of its own. */
const MIN_GROUP = 30;
const MOST_GROUPS = 8;

type Features = { readonly features: readonly Feature[]; readonly columns: readonly Float32Array[] };

const named = (id: string, kind: Feature['kind'], column: string, value: string | null = null): Feature => ({
  id,
  kind,
  days: null,
  column,
  value,
});

/**
 * The features of columns without dates: a column of numbers as it is, with a flag where blanks occur; any other as one
 * yes or no for each value that thirty customers have, the eight most frequent at most.
 */
export function groupFeaturesOf(groups: readonly GroupColumn[]): Feature[] {
  return groups.flatMap(({ origin, name, values, codeOf }) => {
    if (numbersOf(origin, values)) {
      return codeOf.includes(-1)
        ? [named('column', 'number', name), named('columnBlank', 'flag', name)]
        : [named('column', 'number', name)];
    }
    const counts = new Int32Array(values.length);
    for (const code of codeOf) if (code >= 0) counts[code]!++;
    const filled = counts.reduce((sum, count) => sum + count, 0);
    const common = [...counts.keys()]
      .filter((code) => counts[code]! >= MIN_GROUP)
      .sort((a, b) => counts[b]! - counts[a]! || (values[a]! < values[b]! ? -1 : 1))
      .slice(0, MOST_GROUPS);
    // Of two values one says what the other would.
    const two = common.length === 2 && counts[common[0]!]! + counts[common[1]!]! === filled;
    const told = two ? [common[1]!] : common;
    return told.map((code) => named(origin === 'own' ? 'group' : origin, 'flag', name, values[code]!));
  });
}

const IDS = ['column', 'columnBlank', 'group', 'type', 'region'];
/** From a column without dates, in whatever file it stood. */
export const isGroupFeature = ({ id }: Feature): boolean => IDS.includes(id);

/** The column of one such feature for some customers; zeros where the files no longer have it. */
export function groupColumn(feature: Feature, groups: readonly GroupColumn[], customers: Int32Array): Float32Array {
  const found = groups.find(
    ({ name, origin }) => name === feature.column && (origin === 'own') === (feature.id !== origin),
  );
  if (!found) return new Float32Array(customers.length);
  const { values, codeOf, origin } = found;
  if (feature.id === 'columnBlank') return Float32Array.from(customers, (c) => (codeOf[c]! < 0 ? 1 : 0));
  if (feature.id === 'column') {
    const numbers = numbersOf(origin, values);
    if (!numbers) return new Float32Array(customers.length);
    const middle = middleOf(numbers, codeOf);
    return Float32Array.from(customers, (c) => (codeOf[c]! < 0 ? middle : numbers[codeOf[c]!]!));
  }
  const code = values.indexOf(feature.value ?? '');
  return Float32Array.from(customers, (c) => (code >= 0 && codeOf[c] === code ? 1 : 0));
}

/** Features of columns without dates for some customers. */
export function groupFeatures(groups: readonly GroupColumn[], customers: Int32Array): Features {
  const features = groupFeaturesOf(groups);
  return { features, columns: features.map((feature) => groupColumn(feature, groups, customers)) };
}

/** Types and regions that are written as numbers are still names. */
const numbersOf = (origin: GroupColumn['origin'], values: readonly string[]): Float64Array | null =>
  origin === 'own' ? numbersIn(values) : null;

function middleOf(numbers: Float64Array, codeOf: Int32Array): number {
  const known = Float64Array.from(
    codeOf.filter((code) => code >= 0),
    (code) => numbers[code]!,
  ).sort();
  return known[known.length >> 1] ?? 0;
}
