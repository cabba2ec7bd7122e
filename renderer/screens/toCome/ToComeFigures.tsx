// The whole in four figures, and what the plain average says.
import type { Result } from '../../../shared/contract/contract.ts';
import type { Expected } from '../../../shared/contract/toCome.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';
import { canTellWhoLeft } from './canTellWhoLeft.ts';

export function ToComeFigures({ result }: { result: Result<'toCome.value'> }) {
  const format = useFormat();
  const { t, number, money, moneyCompact, share } = format;
  const { total, mean, months, why } = result;
  if (!total || !mean) return null;
  const canTell = canTellWhoLeft(result);
  const interval = ({ low, high }: Expected, write: (value: number) => string) =>
    t('common.interval', { low: write(low), high: write(high) });
  const whole = (value: number) => number(Math.round(value));
  const compact = (value: number) => moneyCompact(Math.round(value));
  return (
    <KeyFigures>
      <KeyFigure
        label={t('toCome.figure.alive')}
        value={canTell ? whole(total.alive) : '–'}
        note={
          canTell
            ? t('toCome.figure.aliveNote', { share: share(total.alive / total.customers), customers: total.customers })
            : t('toCome.figure.aliveUnknown')
        }
        why={why.alive}
        tone="kept"
      />
      <KeyFigure
        label={t('toCome.figure.orders', { count: months })}
        value={whole(total.orders.value)}
        note={interval(total.orders, whole)}
        why={why.orders}
      />
      <KeyFigure
        label={t('toCome.figure.spend')}
        value={compact(total.spendE4.value)}
        exact={money(Math.round(total.spendE4.value))}
        note={interval(total.spendE4, compact)}
        why={why.spend}
      />
      <KeyFigure
        label={t('toCome.figure.value')}
        value={compact(total.valueE4.value)}
        exact={money(Math.round(total.valueE4.value))}
        note={
          <>
            {interval(total.valueE4, compact)}
            <div>
              {t('toCome.figure.valueNote', { margin: share(result.marginShare), discount: share(result.discount) })}
            </div>
          </>
        }
        why={why.value}
      />
      <KeyFigure
        label={t('toCome.figure.mean')}
        value={compact(mean.spendE4)}
        exact={money(Math.round(mean.spendE4))}
        note={t('toCome.figure.meanNote', { orders: whole(mean.orders) })}
      />
    </KeyFigures>
  );
}
