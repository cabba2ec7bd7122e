// Customers by expected loss or by risk, with what speaks for it.
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { RankedCustomer, RankedResult } from '../../../shared/contract/prediction.ts';
import { featureFigure } from '../../../shared/featureWords.ts';
import { inCurrency } from '../../../shared/inCurrency.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { customersHref } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { ExplainDrawer } from './ExplainDrawer.tsx';
import classes from './Prediction.module.css';
import { PredictionTabs } from './PredictionTabs.tsx';
import { isUntrained, Untrained } from './Untrained.tsx';

const PAGE = 50;
type Sort = 'loss' | 'risk';
const DATED = ['value', 'loss', 'last'];

export function ListPart() {
  const { t, moneyCompact, money, number } = useFormat();
  const { within } = useProject();
  const [sort, setSort] = useState<Sort>('loss');
  const [shown, setShown] = useState(PAGE);
  const [chosen, setChosen] = useState<RankedCustomer | null>(null);
  const { data, error, loading, stale, retry } = useRead('prediction.ranked', { sort, limit: shown });
  return (
    <AnalysisPage
      title={t('frame.screen.prediction')}
      tabs={<PredictionTabs />}
      headline={isUntrained(data) ? null : data?.headline}
      refused={isUntrained(data) ? null : data?.refused}
      notices={data?.notices}
      why={data?.why.risk}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        data?.version && (
          <>
            {data.valueE4 > 0 && (
              <SegmentedControl
                aria-label={t('prediction.ranked.sort')}
                value={sort}
                onChange={(value) => setSort(value as Sort)}
                data={(['loss', 'risk'] as const).map((value) => ({ value, label: t(`prediction.ranked.${value}`) }))}
              />
            )}
            {isWholeOf(data, within) && (
              <Button
                component="a"
                href={customersHref({
                  kind: 'predicted',
                  version: data.version,
                  by: sort,
                  customers: data.rows.length,
                })}
              >
                {t('prediction.ranked.openSet', { count: data.rows.length })}
              </Button>
            )}
          </>
        )
      }
    >
      {isUntrained(data) && <Untrained />}
      {data?.version && (
        <>
          <KeyFigures>
            <KeyFigure
              label={t('prediction.ranked.expected')}
              value={number(Math.round(data.expectedLeavers))}
              note={t('prediction.ranked.ofAll', { shown: Math.round(data.expectedLeavers), total: data.total })}
              why={data.why.risk}
              tone="lost"
            />
            {data.valueE4 > 0 && (
              <KeyFigure
                label={t('prediction.ranked.revenue')}
                value={moneyCompact(data.lossE4)}
                exact={money(data.lossE4)}
                why={data.why.loss}
              />
            )}
            <KeyFigure
              label={t('prediction.race.model')}
              value={<span className={classes.name}>{t(`prediction.model.${data.kind ?? 'plain'}`)}</span>}
              note={data.kind === 'plain' ? t('prediction.ranked.plainNow') : undefined}
            />
          </KeyFigures>
          <RankedTable result={data} sort={sort} onChoose={setChosen} />
          <div className={classes.more}>
            <span>{t('prediction.ranked.ofAll', { shown: data.rows.length, total: data.total })}</span>
            {data.rows.length < data.total && (
              <Button variant="default" onClick={() => setShown(shown + PAGE)}>
                {t('prediction.ranked.more', { count: Math.min(PAGE, data.total - data.rows.length) })}
              </Button>
            )}
          </div>
          <ExplainDrawer customer={chosen} version={data.version} onClose={() => setChosen(null)} />
        </>
      )}
    </AnalysisPage>
  );
}

/** Whether nobody was left out of whom the model ranks: then the first so many are a set of their own. */
const isWholeOf = (list: RankedResult, within: CustomerSet | null): boolean => within === null || list.within !== null;

type TableProps = { result: RankedResult; sort: Sort; onChoose: (row: RankedCustomer) => void };

function RankedTable({ result, sort, onChoose }: TableProps) {
  const format = useFormat();
  const { t, share, date } = format;
  const why = (row: RankedCustomer) => row.pushes.map(({ feature, value }) => featureFigure(format, feature, value));
  const columns: Column<RankedCustomer>[] = [
    {
      id: 'customer',
      head: t('prediction.ranked.customer'),
      name: true,
      cell: (row) => (
        <button type="button" className={classes.plainButton} onClick={() => onChoose(row)}>
          {row.name?.trim() || row.customer}
        </button>
      ),
      value: (row) => row.customer,
      kind: 'text',
    },
    {
      id: 'risk',
      head: t('prediction.ranked.riskHead'),
      number: true,
      cell: (row) => <span className={sort === 'risk' ? classes.won : undefined}>{share(row.risk)}</span>,
      value: (row) => row.risk,
      kind: 'share',
    },
    {
      id: 'value',
      head: inCurrency(format, t('prediction.ranked.value')),
      number: true,
      cell: (row) => wholeMoney(format, row.valueE4),
      value: (row) => row.valueE4 / 10_000,
      kind: 'money',
    },
    {
      id: 'loss',
      head: inCurrency(format, t('prediction.ranked.lossHead')),
      number: true,
      cell: (row) => (
        <span className={sort === 'loss' ? classes.won : undefined}>{wholeMoney(format, row.lossE4)}</span>
      ),
      value: (row) => row.lossE4 / 10_000,
      kind: 'money',
    },
    {
      id: 'last',
      head: t('prediction.ranked.lastDay'),
      cell: (row) => date(row.lastDay),
      value: (row) => row.lastDay,
      kind: 'date',
    },
    {
      id: 'why',
      head: t('prediction.ranked.why'),
      wraps: true,
      cell: (row) => (
        <ul className={classes.pushes}>
          {why(row).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {row.pushes.length === 0 && <li>{t('prediction.ranked.quiet')}</li>}
        </ul>
      ),
      value: (row) => why(row).join('; '),
      kind: 'text',
    },
  ];
  // Of data without dates nothing but the risk is known.
  const shown = result.valueE4 > 0 ? columns : columns.filter(({ id }) => !DATED.includes(id));
  return (
    <DataTable label={t('prediction.tab.list')} columns={shown} rows={result.rows} rowKey={(row) => row.customer} />
  );
}
