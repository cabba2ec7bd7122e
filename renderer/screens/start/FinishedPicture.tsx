// A picture of the finished thing: a small overview with made-up figures.
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './FinishedPicture.module.css';

const CHURN = [4.1, 3.8, 4.4, 4.9, 4.2, 5.1, 4.6, 5.6, 6.3, 5.9, 7.2, 7.8];
const MOST = 9;

export function FinishedPicture() {
  const format = useFormat();
  return (
    <div className={classes.picture} aria-hidden="true">
      <p className={classes.headline}>{format.t('start.picture.headline')}</p>
      <div className={classes.figures}>
        <Figure state="active" value={format.number(1204)} />
        <Figure state="atRisk" value={format.number(186)} />
        <Figure state="lost" value={format.number(341)} />
      </div>
      <p className={classes.finding}>{format.t('start.picture.finding')}</p>
      <svg viewBox="0 0 480 112" className={classes.chart} aria-hidden="true">
        {[0, 3, 6, 9].map((at) => (
          <line key={at} x1="0" x2="480" y1={104 - (at / MOST) * 96} y2={104 - (at / MOST) * 96} />
        ))}
        {CHURN.map((value, index) => {
          const height = (value / MOST) * 96;
          return (
            <rect
              key={value}
              x={8 + index * 39.4}
              y={104 - height}
              width="24"
              height={height}
              rx="2"
              className={index > 8 ? classes.late : classes.early}
            />
          );
        })}
      </svg>
    </div>
  );
}

function Figure({ state, value }: { state: 'active' | 'atRisk' | 'lost'; value: string }) {
  return (
    <div>
      <StateMark state={state} />
      <div className={classes.value}>{value}</div>
    </div>
  );
}
