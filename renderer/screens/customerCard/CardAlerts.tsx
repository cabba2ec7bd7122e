// The alerts a customer has had, the newest first, with what came of them.
import { LevelMark } from '../../components/LevelMark.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { entryWords } from '../alerts/CaseHistory.tsx';
import classes from './CardFacts.module.css';

const SHOWN = 5;

export function CardAlerts({ customer }: { customer: string }) {
  const format = useFormat();
  const { t, date, share, text } = format;
  const { data } = useRead('alerts.ofCustomer', { customer });
  const alerts = data?.alerts ?? [];
  const risk = data?.risk ?? null;
  if (alerts.length === 0 && risk === null) return null;
  return (
    <section>
      <h3 className={classes.title}>{t('alerts.card.title')}</h3>
      {risk && (
        <p className={classes.risk} title={text(risk.sentence)}>
          {t('alerts.card.risk', { risk: share(risk.value) })}
          <span>{t(`alerts.card.${risk.source}`)}</span>
        </p>
      )}
      <ul className={classes.products}>
        {alerts.slice(0, SHOWN).map((alert) => {
          const said = alert.entries.findLast(({ kind }) => kind === 'outcome') ?? alert.entries.at(-1);
          return (
            <li key={alert.alert}>
              <span className={classes.product}>
                <LevelMark level={alert.worst} bare />{' '}
                {alert.closed
                  ? t('alerts.card.span', { from: date(alert.since), to: date(alert.closed) })
                  : t('alerts.card.running', { from: date(alert.since) })}
              </span>
              {said && <span>{entryWords(said, format)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
