// Spend by month in small: bars over a line for zero, refunds hanging below it.
import { useElementSize } from '@mantine/hooks';
import { currencySign } from '../../../shared/customerColumns.ts';
import { useFormat } from '../../useFormat.ts';
import type { Card } from '../CustomerCard.tsx';
import classes from './MonthBars.module.css';

const HEIGHT = 132;
const TOP = 24;
const BOTTOM = 20;
const LEFT = 64;
const SHOWN = 36;

export function MonthBars({ months: all }: { months: Card['months'] }) {
  const format = useFormat();
  const { ref, width } = useElementSize();
  const months = all.slice(-SHOWN);
  const first = months[0];
  const last = months.at(-1);
  const title = <h3 className={classes.title}>{format.t('card.months.title')}</h3>;
  if (!first || !last) {
    return (
      <section>
        {title}
        <p className={classes.none}>{format.t('card.months.none')}</p>
      </section>
    );
  }
  const best = months.reduce((a, b) => (b.amountE4 > a.amountE4 ? b : a));
  const highest = Math.max(1, best.amountE4);
  const lowest = Math.min(0, ...months.map((one) => one.amountE4));
  const scale = (HEIGHT - TOP - BOTTOM) / (highest - lowest);
  const zero = TOP + highest * scale;
  const step = Math.max(0, width - LEFT) / months.length;
  const barWidth = Math.max(2, Math.min(26, step * 0.7));
  const center = (i: number) => LEFT + step * (i + 0.5);
  return (
    <section>
      {title}
      <div ref={ref} className={classes.place}>
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={format.t('card.months.description', {
              from: format.month(first.month),
              to: format.month(last.month),
              amount: format.money(best.amountE4),
              month: format.month(best.month),
            })}
          >
            <text x={0} y={11} className={classes.unit}>
              {format.t('card.months.axis', { currency: currencySign(format) })}
            </text>
            <text x={LEFT - 8} y={TOP + 4} className={classes.tick} textAnchor="end">
              {format.compact(highest / 10_000)}
            </text>
            <text x={LEFT - 8} y={zero + 4} className={classes.tick} textAnchor="end">
              0
            </text>
            <line x1={LEFT} x2={width} y1={TOP} y2={TOP} className={classes.hairline} />
            <line x1={LEFT} x2={width} y1={zero} y2={zero} className={classes.zero} />
            {months.map(({ month, amountE4 }, i) => (
              <g key={month}>
                <title>
                  {format.t('card.months.point', { month: format.month(month), amount: format.money(amountE4) })}
                </title>
                <rect x={center(i) - step / 2} y={TOP} width={step} height={HEIGHT - TOP} className={classes.catch} />
                <rect
                  x={center(i) - barWidth / 2}
                  y={amountE4 >= 0 ? zero - amountE4 * scale : zero}
                  width={barWidth}
                  height={Math.abs(amountE4) * scale}
                  className={amountE4 >= 0 ? classes.bar : classes.refund}
                />
              </g>
            ))}
            {ticksOf(months.length, step).map((i) => (
              <text
                key={months[i]!.month}
                x={center(i)}
                y={HEIGHT - 5}
                className={classes.tick}
                textAnchor={i === months.length - 1 && months.length > 1 ? 'end' : 'middle'}
                dx={i === months.length - 1 && months.length > 1 ? step / 2 : 0}
              >
                {format.month(months[i]!.month)}
              </text>
            ))}
          </svg>
        )}
      </div>
    </section>
  );
}

/** Months that are named: the last, and back from it as many as find room. */
function ticksOf(count: number, step: number): number[] {
  const every = Math.max(1, Math.ceil(84 / Math.max(1, step)));
  const ticks: number[] = [];
  for (let i = count - 1; i >= 0; i -= every) ticks.push(i);
  return ticks;
}
