// Differences of rates as people read them: percentage points with a sign, relative changes with a sign.
import type { Difference } from '../../../shared/contract/rateGroups.ts';
import { useFormat } from '../../useFormat.ts';

export function usePoints() {
  const { t, locale } = useFormat();
  const tag = locale === 'zh-CN' ? 'zh-CN' : 'en-GB';
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  const signed = new Intl.NumberFormat(tag, one);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', ...one });
  const points = (value: number) => signed.format(value * 100).replace('-', '−');
  return {
    points,
    between: ({ low, high }: Pick<Difference, 'low' | 'high'>) =>
      t('churn.pairs.between', { low: points(low), high: points(high) }),
    relative: (value: number | null) => (value === null ? '–' : percent.format(value).replace('-', '−')),
  };
}
