// What a customer is worth: the simple value from here on, and what one has brought so far.
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { ShareInput } from '../costBenefit/ShareInput.tsx';
import classes from './Concentration.module.css';

export function LifetimePart() {
  const format = useFormat();
  const { t } = format;
  const [discount, setDiscount] = useState(0.1);
  const { data, error, retry } = useRead('value.lifetime', { discount });
  return (
    <Section
      title={t('lifetime.title')}
      actions={
        <div className={classes.bar}>
          <span aria-hidden="true">{t('lifetime.discount')}</span>
          <ShareInput label={null} ariaLabel={t('lifetime.discount')} value={discount} onChange={setDiscount} />
        </div>
      }
    >
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {data?.refused && <p className={classes.refused}>{format.text(data.refused)}</p>}
      {data && !data.refused && <Lifetime result={data} />}
    </Section>
  );
}

type Lifetime = Result<'value.lifetime'>;

function Lifetime({ result }: { result: Lifetime }) {
  const format = useFormat();
  const { t } = format;
  const money = (e4: number | null) => format.moneyCompact(e4 === null ? null : Math.round(e4));
  const interval = (bounds: Lifetime['valueInterval'], write: (value: number) => string) =>
    bounds ? t('common.interval', { low: write(bounds.low), high: write(bounds.high) }) : null;
  const net = result.valueE4 === null ? null : result.valueE4 - result.acquisitionCostE4;
  return (
    <>
      <p className={classes.headline}>{format.text(result.headline)}</p>
      <KeyFigures>
        <KeyFigure
          label={t('lifetime.value')}
          value={money(result.valueE4)}
          note={
            <>
              {interval(result.valueInterval, money)}
              {result.acquisitionCostE4 > 0 && net !== null && (
                <div>{t('lifetime.net', { cost: money(result.acquisitionCostE4), amount: money(net) })}</div>
              )}
            </>
          }
          why={result.why.value}
        />
        <KeyFigure
          label={t('lifetime.retention')}
          value={format.share(result.retention.value)}
          rate={result.retention}
          why={result.why.retention}
          tone="kept"
        />
        <KeyFigure
          label={t('lifetime.yearMargin')}
          value={money(result.yearMarginE4)}
          note={interval(result.yearMarginInterval, money)}
        />
        <KeyFigure
          label={t('lifetime.multiple')}
          value={format.decimal(result.multiple)}
          note={interval(result.multipleInterval, format.decimal)}
        />
        <KeyFigure
          label={t('lifetime.historic')}
          value={money(result.historicE4)}
          note={
            <>
              {interval(result.historicInterval, money)}
              <div>{t('lifetime.median', { amount: money(result.historicMedianE4) })}</div>
            </>
          }
          why={result.why.historic}
        />
      </KeyFigures>
      <div className={classes.tables}>
        <MultipleTable result={result} />
      </div>
      <Notices notices={result.notices} />
    </>
  );
}

type Row = { retention: number; multiples: readonly (number | null)[]; own: boolean };

/** Round retentions, and the own one among them. */
function MultipleTable({ result }: { result: Lifetime }) {
  const format = useFormat();
  const { t } = format;
  const own = result.retention.value;
  const at = (retention: number, discount: number) =>
    retention < 1 + discount ? retention / (1 + discount - retention) : null;
  const rows: Row[] = [
    ...result.table.map((row) => ({ ...row, own: false })),
    ...(own === null
      ? []
      : [{ retention: own, multiples: result.discounts.map((discount) => at(own, discount)), own: true }]),
  ].sort((a, b) => a.retention - b.retention);
  const columns: Column<Row>[] = [
    {
      id: 'retention',
      head: t('lifetime.tableRetention'),
      name: true,
      cell: (row) => (row.own ? `${format.share(row.retention)} (${t('lifetime.own')})` : format.share(row.retention)),
    },
    ...result.discounts.map((discount, i) => ({
      id: String(discount),
      head: t('lifetime.tableDiscount', { discount: format.share(discount) }),
      number: true,
      cell: (row: Row) => row.multiples[i]?.toFixed(2) ?? '–',
    })),
  ];
  return (
    <DataTable
      label={t('lifetime.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.retention} ${row.own}`}
      toneOf={(row) => (row.own ? 'strong' : 'plain')}
    />
  );
}
