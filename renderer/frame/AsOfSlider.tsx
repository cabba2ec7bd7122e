// A range input laid over bars of monthly activity; what lies after the date is pale.
import { dayNumber, isoDate, nextPeriodStart, parseIsoDate } from '../../shared/dates.ts';
import { useFormat } from '../useFormat.ts';
import classes from './AsOfSlider.module.css';

export type AsOfSliderProps = {
  months: readonly { month: string; lines: number }[];
  first: number;
  last: number;
  day: number;
  onChange: (day: number) => void;
};

const WIDTH = 240;
const HEIGHT = 22;

export function AsOfSlider({ months, first, last, day, onChange }: AsOfSliderProps) {
  const format = useFormat();
  const span = Math.max(1, last - first);
  const x = (at: number) => ((at - first) / span) * WIDTH;
  const most = Math.max(1, ...months.map((month) => month.lines));
  return (
    <div className={classes.slider} data-fixed={first === last}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {months.map((month) => {
          const from = parseIsoDate(month.month) ?? dayNumber(1970, 1, 1);
          const left = x(Math.max(first, from));
          const right = x(Math.min(last, nextPeriodStart(from, 'month')));
          const height = Math.max(1, (month.lines / most) * HEIGHT);
          return (
            <rect
              key={month.month}
              x={left}
              y={HEIGHT - height}
              width={Math.max(0.6, right - left - (months.length > 80 ? 0 : 1))}
              height={height}
              className={from <= day ? classes.past : classes.future}
            />
          );
        })}
      </svg>
      <input
        type="range"
        min={first}
        max={last}
        step={1}
        value={day}
        disabled={first === last}
        aria-label={format.t('frame.asOf.slider')}
        aria-valuetext={isoDate(day)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
