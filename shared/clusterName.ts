// A cluster in words: by the two things in which its customers differ most from all.
import type { CustomerCluster } from './contract/clusters.ts';
import { featureValue } from './featureWords.ts';
import type { Format } from './format.ts';

const NAMED = 2;
/** Standard deviations below which nothing stands out. */
const STANDS_OUT = 0.4;

export function clusterName(format: Format, { traits }: Pick<CustomerCluster, 'traits'>): string {
  const words = traits
    .filter(({ apart }) => Math.abs(apart) >= STANDS_OUT)
    .toSorted((a, b) => Math.abs(b.apart) - Math.abs(a.apart))
    .slice(0, NAMED)
    .map(({ feature, apart }) => format.t(`clusters.trait.${feature.id}.${apart > 0 ? 'high' : 'low'}`));
  return words.length === 0 ? format.t('clusters.trait.middle') : words.join(format.t('clusters.trait.and'));
}

type Trait = CustomerCluster['traits'][number];

/** Standard deviations from which on a figure is marked. */
const MARKED = 0.5;
export const isMarked = ({ apart }: Pick<Trait, 'apart'>): boolean => Math.abs(apart) >= MARKED;

/** The middle of a cluster, marked where it lies far above or below all. */
export function traitFigure(format: Format, trait: Trait): string {
  const value = featureValue(format, trait.feature, trait.middle);
  return isMarked(trait) ? `${trait.apart > 0 ? '▲' : '▼'} ${value}` : value;
}
