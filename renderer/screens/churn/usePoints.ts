// Differences of rates as people read them: percentage points with a sign, relative changes with a sign.
import { useMemo } from 'react';
import type { Difference } from '../../../shared/contract/rateGroups.ts';
import { signedPoints } from '../../../shared/signedPoints.ts';
import { useFormat } from '../../useFormat.ts';

export function usePoints() {
  const { t, locale } = useFormat();
  const { points, relative } = useMemo(() => signedPoints(locale), [locale]);
  return {
    points,
    between: ({ low, high }: Pick<Difference, 'low' | 'high'>) =>
      t('churn.pairs.between', { low: points(low), high: points(high) }),
    relative,
  };
}
