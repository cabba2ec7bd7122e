// A rate in a table: value, interval, and a word where it rests on few.
import type { Rate } from '../../../shared/contract/common.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Segments.module.css';

export function RateCell({ rate }: { rate: Rate }) {
  const { t, share } = useFormat();
  if (rate.value === null) return '–';
  return (
    <span title={rate.small ? t('common.smallSample') : undefined} data-small={rate.small} className={classes.rate}>
      {share(rate.value)}
      <span className={classes.interval}>{t('common.interval', { low: share(rate.low), high: share(rate.high) })}</span>
    </span>
  );
}
