// A level of alert as bars, colour and word, so that it reads without colour too.
import { useFormat } from '../useFormat.ts';
import classes from './LevelMark.module.css';

const BARS = [1, 2, 3] as const;

export function LevelMark({ level, bare = false }: { level: number; bare?: boolean }) {
  const { t } = useFormat();
  return (
    <span className={classes.mark} data-level={level}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {BARS.map((bar) => (
          <rect
            key={bar}
            x={bar * 5 - 5}
            y={12 - bar * 4}
            width="4"
            height={bar * 4}
            className={bar <= level ? classes.on : classes.off}
          />
        ))}
      </svg>
      {!bare && <span className={classes.word}>{t(`alerts.level.${level}`)}</span>}
    </span>
  );
}
