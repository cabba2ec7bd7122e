// What this customer is likely to bring: chance to be still one, next order, and what is due by category.
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import facts from './CardFacts.module.css';
import classes from './CardToCome.module.css';

const MONTHS = 12;
const SHOWN = 5;

export function CardToCome({ customer }: { customer: string }) {
  const { t, share, date, moneyCompact, locale, money } = useFormat();
  const { data } = useRead('toCome.customer', { customer, months: MONTHS });
  const alerts = useRead('alerts.ofCustomer', { customer });
  if (!data || (data.row === null && data.categories.length === 0)) return null;
  const { row, categories, asOf } = data;
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <section className={classes.lines}>
      <h3 className={facts.title}>{t('toCome.card.title')}</h3>
      {row && (
        <>
          {/* One chance of leaving is enough: where the risk is told, it leads. */}
          {alerts.data?.risk === null && <p>{t('toCome.card.alive', { share: share(row.alive) })}</p>}
          <p title={money(row.spendE4)}>
            {t('toCome.card.orders', {
              count: MONTHS,
              orders: tenths.format(row.orders),
              spend: moneyCompact(row.spendE4),
            })}
          </p>
          {row.nextDay && <p>{t('toCome.card.next', { date: date(row.nextDay) })}</p>}
        </>
      )}
      {categories.length > 0 && (
        <dl className={classes.categories}>
          {categories.slice(0, SHOWN).map(({ category, gapDays, nextDay }) => (
            <div key={category}>
              <dt>{category}</dt>
              <dd data-late={asOf !== null && nextDay < asOf}>
                {t(asOf !== null && nextDay < asOf ? 'toCome.card.wasDue' : 'toCome.card.due', { date: date(nextDay) })}
                <span>{t('toCome.card.every', { count: gapDays })}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
