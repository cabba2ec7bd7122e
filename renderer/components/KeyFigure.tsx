// One figure that matters: value, label, its interval where it is a rate, and its derivation.
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Why } from '../../shared/contract/analysisBase.ts';
import type { Rate } from '../../shared/contract/common.ts';
import { useFormat } from '../useFormat.ts';
import classes from './KeyFigure.module.css';
import { StateMark } from './StateMark.tsx';
import { WhyButton } from './WhyButton.tsx';

export type Tone = 'kept' | 'atRisk' | 'lost' | 'neutral';

export type KeyFigureProps = {
  label: string;
  /** Ready for reading, as useFormat() writes it. */
  value: ReactNode;
  /** Shown under the value with n and interval. */
  rate?: Rate | null;
  /** A short line under the value, where there is no rate. */
  note?: ReactNode;
  /** The full value, where `value` is rounded. */
  exact?: string;
  why?: Why | undefined;
  tone?: Tone;
  loading?: boolean;
};

export function KeyFigure({ label, value, rate, note, exact, why, tone = 'neutral', loading }: KeyFigureProps) {
  const format = useFormat();
  return (
    <div className={classes.figure}>
      <div className={classes.label}>
        {tone !== 'neutral' && <StateMark state={tone === 'kept' ? 'active' : tone} bare />}
        <span>{label}</span>
        {why && <WhyButton why={why} title={label} compact />}
      </div>
      <div className={classes.value} title={exact}>
        {loading ? <Skeleton height={28} width={96} /> : value}
      </div>
      <div className={classes.note}>
        {rate && rate.value !== null ? (
          <>
            {format.t('common.interval', { low: format.share(rate.low), high: format.share(rate.high) })}
            <span className={classes.n}>
              {format.t('common.outOf', { numerator: rate.numerator, denominator: rate.denominator })}
            </span>
            {rate.small && <span className={classes.small}>{format.t('common.smallSample')}</span>}
          </>
        ) : (
          note
        )}
      </div>
    </div>
  );
}

/** Key figures side by side, wrapping where there is no room. */
export function KeyFigures({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <div className={classes.row}>{children}</div>
    </div>
  );
}
