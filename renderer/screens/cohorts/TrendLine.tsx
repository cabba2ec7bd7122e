// Whether newer customers come back more or less often than older ones did, in one sentence.
import type { Result } from '../../../shared/contract/contract.ts';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Cohorts.module.css';

export function TrendLine({ grid }: { grid: Result<'cohorts.grid'> }) {
  const { t, share, decimal } = useFormat();
  const { trend, period } = grid;
  if (!trend) return null;
  const verdict = trend.low > 0 ? 'better' : trend.high < 0 ? 'worse' : 'unclear';
  const points = (value: number) => decimal(Math.round(value * 1000) / 10);
  return (
    <p className={classes.trend} data-verdict={verdict}>
      {t(`cohorts.trend.${verdict}.${period}`, {
        later: share(trend.later.value),
        earlier: share(trend.earlier.value),
        points: points(Math.abs(trend.difference)),
        low: points(trend.low),
        high: points(trend.high),
      })}
      {grid.why.trend && <WhyButton why={grid.why.trend} compact />}
    </p>
  );
}
