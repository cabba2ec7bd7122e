// Of the customers there today: how many will be lost, and how such a forecast did on earlier days.
import type { ExpectedLosses } from '../../../shared/contract/forecast.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Forecast.module.css';

export function LossesPart() {
  const { t, text } = useFormat();
  const { data, error, retry } = useRead('forecast.losses', {});
  return (
    <Section
      title={t('forecast.losses.title')}
      actions={data?.why.losses && <WhyButton why={data.why.losses} title={t('forecast.losses.title')} compact />}
    >
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {data && <p className={classes.headline}>{text(data.headline)}</p>}
      {data && !data.refused && <Losses losses={data} />}
    </Section>
  );
}

function Losses({ losses }: { losses: ExpectedLosses }) {
  const { t, text, number, share, moneyCompact } = useFormat();
  const { horizons, tried, tests, why, notices } = losses;
  const withInterval = ({ value, low, high }: { value: number; low: number; high: number }) =>
    t('forecast.losses.moneyCell', {
      value: moneyCompact(Math.round(value)),
      low: moneyCompact(Math.round(low)),
      high: moneyCompact(Math.round(high)),
    });
  const columns: Column<ExpectedLosses['tests'][number]>[] = [
    {
      id: 'from',
      head: t('forecast.losses.from'),
      name: true,
      cell: (row) => row.from,
      value: (row) => row.from,
      kind: 'date',
    },
    {
      id: 'until',
      head: t('forecast.losses.until'),
      cell: (row) => row.until,
      value: (row) => row.until,
      kind: 'date',
    },
    {
      id: 'customers',
      head: t('forecast.losses.customers'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
    {
      id: 'expected',
      head: t('forecast.losses.expected'),
      number: true,
      cell: ({ lost }) => number(Math.round(lost.value)),
      value: ({ lost }) => lost.value,
    },
    {
      id: 'interval',
      head: t('charts.interval'),
      tip: t('forecast.losses.intervalTip'),
      number: true,
      cell: ({ lost }) =>
        t('common.interval', { low: number(Math.round(lost.low)), high: number(Math.round(lost.high)) }),
    },
    {
      id: 'actual',
      head: t('forecast.losses.actual'),
      number: true,
      cell: ({ lost }) => <Came {...lost} text={number(lost.actual)} />,
      value: ({ lost }) => lost.actual,
    },
    {
      id: 'money',
      head: t('forecast.losses.money'),
      number: true,
      cell: ({ lostRevenueE4 }) => withInterval(lostRevenueE4),
      value: ({ lostRevenueE4 }) => lostRevenueE4.value / 10_000,
      kind: 'money',
    },
    {
      id: 'moneyActual',
      head: t('forecast.losses.moneyActual'),
      number: true,
      cell: ({ lostRevenueE4 }) => <Came {...lostRevenueE4} text={moneyCompact(Math.round(lostRevenueE4.actual))} />,
      value: ({ lostRevenueE4 }) => lostRevenueE4.actual / 10_000,
      kind: 'money',
    },
  ];
  return (
    <>
      <KeyFigures>
        {horizons.map((at) => (
          <KeyFigure
            key={at.months}
            label={t('forecast.losses.figure', { count: at.months, date: at.until })}
            value={number(Math.round(at.lost.value))}
            note={
              <>
                {t('forecast.losses.note', {
                  low: number(Math.round(at.lost.low)),
                  high: number(Math.round(at.lost.high)),
                  share: share(at.share.value),
                })}
                <div>{t('forecast.losses.moneyNote', { money: withInterval(at.lostRevenueE4) })}</div>
              </>
            }
            why={why.losses}
          />
        ))}
      </KeyFigures>
      {tests.length > 0 && (
        <>
          <h3 className={classes.small}>
            {t('forecast.losses.tests')}
            {why.test && <WhyButton why={why.test} title={t('forecast.losses.tests')} compact />}
          </h3>
          {tried && <p className={classes.lead}>{text(tried)}</p>}
          <DataTable
            label={t('forecast.losses.tests')}
            columns={columns}
            rows={tests}
            rowKey={(row) => `${row.from} ${row.until}`}
          />
        </>
      )}
      <Notices notices={notices.filter(({ text }) => !text.key.startsWith('analysis.'))} />
    </>
  );
}

/** What came, marked where the interval did not hold it. */
function Came({ text, actual, low, high }: { text: string; actual: number; low: number; high: number }) {
  const { t } = useFormat();
  const held = Math.round(low) <= actual && actual <= Math.round(high);
  return (
    <>
      {!held && <em className={classes.mark}>{t('forecast.losses.outside')}</em>} {text}
    </>
  );
}
