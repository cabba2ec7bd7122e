// Sums ahead, the months in a picture, and how every method did on the past.
import { forecastChart } from '../../../shared/charts/forecast.ts';
import type { Forecast } from '../../../shared/contract/forecast.ts';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Forecast.module.css';

export function ForecastBody({ forecast }: { forecast: Forecast }) {
  const format = useFormat();
  const { t } = format;
  const { of, sums, why, change } = forecast;
  const said = (value: number) =>
    of === 'lost' ? format.number(Math.round(value)) : format.moneyCompact(Math.round(value));
  return (
    <>
      <KeyFigures>
        {sums.map((sum) => (
          <KeyFigure
            key={sum.months}
            label={t(`forecast.sum.${of}`, { count: sum.months })}
            value={said(sum.value)}
            exact={of === 'lost' ? format.decimal(sum.value) : format.money(Math.round(sum.value))}
            note={t('common.interval', { low: said(sum.low), high: said(sum.high) })}
            why={why.forecast}
          />
        ))}
      </KeyFigures>
      <div className={classes.chart}>
        <Chart
          data={forecast}
          build={forecastChart}
          fileName={`forecast-${of}`}
          height={320}
          actions={why.method && <WhyButton why={why.method} title={t('forecast.method.label')} compact />}
        />
      </div>
      {change && (
        <p className={classes.change}>
          {t(`forecast.change.${change.meanAfter > change.meanBefore ? 'up' : 'down'}`, {
            month: format.month(change.from),
            before: said(change.meanBefore),
            after: said(change.meanAfter),
            monthsBefore: change.monthsBefore,
            monthsAfter: change.monthsAfter,
          })}
          {change.events.length > 0 &&
            ` ${t('forecast.change.events', { events: change.events.map(({ day, name }) => `${day} ${name}`).join(t('customers.set.list')) })}`}
          {why.change && <WhyButton why={why.change} title={t('forecast.change.label')} compact />}
        </p>
      )}
      <MethodTable forecast={forecast} />
    </>
  );
}

type Tried = Forecast['methods'][number];

function MethodTable({ forecast }: { forecast: Forecast }) {
  const format = useFormat();
  const { t, decimal, share, number } = format;
  const { of, methods, method, origins, why } = forecast;
  // Of equals the plainer one, which stands first.
  const best = methods.reduce<Tried | null>(
    (least, one) => (one.error !== null && (least?.error == null || one.error < least.error) ? one : least),
    null,
  );
  const columns: Column<Tried>[] = [
    {
      id: 'method',
      head: t('forecast.table.method'),
      name: true,
      cell: (row) => (
        <>
          {t(`forecast.method.${row.method}`)}
          {row === best && <em className={classes.mark}>{t('forecast.table.winner')}</em>}
          {row.method === method && row !== best && <em className={classes.mark}>{t('forecast.table.chosen')}</em>}
        </>
      ),
    },
    {
      id: 'error',
      head: t('forecast.table.error'),
      tip: t('forecast.table.errorTip'),
      number: true,
      cell: ({ error }) =>
        error === null
          ? '–'
          : of === 'lost'
            ? decimal(Math.round(error * 10) / 10)
            : format.moneyCompact(Math.round(error)),
      value: ({ error }) => (error === null ? null : of === 'lost' ? error : error / 10_000),
      kind: of === 'lost' ? 'number' : 'money',
    },
    {
      id: 'ratio',
      head: t('forecast.table.ratio'),
      tip: t('forecast.table.ratioTip'),
      number: true,
      cell: ({ ratio }) => share(ratio),
      value: ({ ratio }) => ratio,
      kind: 'share',
    },
    {
      id: 'covered',
      head: t('forecast.table.covered'),
      tip: t('forecast.table.coveredTip'),
      number: true,
      cell: ({ covered, tests }) => `${number(covered)} / ${number(tests)}`,
      value: ({ covered }) => covered,
    },
    {
      id: 'weights',
      head: t('forecast.table.weights'),
      tip: t('forecast.table.weightsTip'),
      cell: ({ weights }) =>
        (['alpha', 'beta', 'gamma'] as const)
          .flatMap((name, i) =>
            weights[name] === null ? [] : [`${'αβγ'[i]} ${decimal(Math.round((weights[name] ?? 0) * 100) / 100)}`],
          )
          .join('  ') || '–',
    },
  ];
  return (
    <Section
      title={t('forecast.table.title')}
      actions={why.test && <WhyButton why={why.test} title={t('forecast.table.title')} compact />}
    >
      <p className={classes.lead}>{t('forecast.table.lead', { count: origins })}</p>
      <DataTable
        label={t('forecast.table.title')}
        columns={columns}
        rows={methods}
        rowKey={(row) => row.method}
        toneOf={(row) => (row.method === method ? 'strong' : 'plain')}
      />
    </Section>
  );
}
