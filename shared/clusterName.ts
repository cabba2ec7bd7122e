// A cluster in words: by the two things in which its customers differ most from all.
import type { CustomerCluster } from './contract/clusters.ts';
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
