// The cost of churn line by line, each with its switch and its assumption beside it.
import { NumberInput, Switch } from '@mantine/core';
import { churnCostChart } from '../../../shared/charts/churnCost.ts';
import type { ChurnCost } from '../../../shared/contract/costs.ts';
import { inCurrency } from '../../../shared/inCurrency.ts';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './CostBenefit.module.css';
import { ShareInput } from './ShareInput.tsx';
import type { CostOptions } from './useCostOptions.ts';

type ChurnCostPartProps = { cost: ChurnCost; options: CostOptions; onChange: (change: Partial<CostOptions>) => void };

export function ChurnCostPart({ cost, options, onChange }: ChurnCostPartProps) {
  const { t, number, money, moneyCompact, currency } = useFormat();
  const { why, totalE4: total } = cost;
  return (
    <>
      <KeyFigures>
        <KeyFigure
          label={t('costs.figures.customers')}
          value={number(cost.lostCustomers)}
          note={t('costs.figures.lastYear')}
          tone="lost"
          why={why.lostCustomers}
        />
        <KeyFigure
          label={t('costs.figures.revenue')}
          value={moneyCompact(cost.lostRevenueE4)}
          exact={money(cost.lostRevenueE4)}
          note={t('costs.figures.revenueNote')}
          why={why.lostRevenue}
        />
        <KeyFigure
          label={t('costs.figures.total')}
          value={moneyCompact(total?.base ?? null)}
          exact={money(total?.base ?? null)}
          note={total ? t('costs.figures.range', { low: moneyCompact(total.low), high: moneyCompact(total.high) }) : ''}
          why={why.total}
        />
      </KeyFigures>
      <div className={classes.split}>
        <div>
          <div className={classes.costChart}>
            <Chart data={cost} build={churnCostChart} fileName="cost-of-churn" height={76 + 46 * shownLines(cost)} />
          </div>
          <CostTable cost={cost} />
        </div>
        <section className={classes.form} aria-label={t('costs.assumptions.title')}>
          <h3>{t('costs.assumptions.title')}</h3>
          <fieldset className={classes.block}>
            <Switch
              label={t('costs.lines.lostMargin')}
              checked={options.includeLostMargin}
              onChange={(event) => onChange({ includeLostMargin: event.currentTarget.checked })}
            />
            <div className={classes.three}>
              <ShareInput
                label={t('costs.assumptions.marginLow')}
                value={options.marginLow}
                onChange={(marginLow) => onChange({ marginLow })}
              />
              <ShareInput
                label={t('costs.assumptions.marginBase')}
                value={options.marginBase}
                onChange={(marginBase) => onChange({ marginBase })}
              />
              <ShareInput
                label={t('costs.assumptions.marginHigh')}
                value={options.marginHigh}
                onChange={(marginHigh) => onChange({ marginHigh })}
              />
            </div>
            <p className={classes.hint}>{t('costs.assumptions.marginHint')}</p>
          </fieldset>
          <fieldset className={classes.block}>
            <Switch
              label={t('costs.lines.replacement')}
              checked={options.includeReplacement}
              onChange={(event) => onChange({ includeReplacement: event.currentTarget.checked })}
            />
            <NumberInput
              label={t('costs.assumptions.acquisition', { currency })}
              description={t('costs.assumptions.acquisitionHint')}
              min={0}
              max={1e9}
              thousandSeparator=","
              disabled={!options.includeReplacement}
              value={options.acquisitionCost}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 0 && value <= 1e9) onChange({ acquisitionCost: value });
              }}
            />
          </fieldset>
          <fieldset className={classes.block}>
            <Switch
              label={t('costs.lines.wordOfMouth')}
              checked={options.includeWordOfMouth}
              onChange={(event) => onChange({ includeWordOfMouth: event.currentTarget.checked })}
            />
            <ShareInput
              label={t('costs.assumptions.wordOfMouth')}
              description={t('costs.assumptions.wordOfMouthHint')}
              disabled={!options.includeWordOfMouth}
              value={options.wordOfMouth}
              onChange={(wordOfMouth) => onChange({ wordOfMouth })}
            />
          </fieldset>
        </section>
      </div>
    </>
  );
}

const shownLines = (cost: ChurnCost) => cost.lines.filter((line) => line.included).length + (cost.totalE4 ? 1 : 0);

function CostTable({ cost }: { cost: ChurnCost }) {
  const format = useFormat();
  const { t } = format;
  type Row = { id: string; low: number | null; base: number | null; high: number | null; included: boolean };
  const rows: Row[] = [
    ...cost.lines.map((line) => ({ id: line.line, ...line.amountE4, included: line.included })),
    ...(cost.totalE4 ? [{ id: 'total', ...cost.totalE4, included: true }] : []),
  ];
  const amount = (part: 'low' | 'base' | 'high'): Column<Row> => ({
    id: part,
    head: inCurrency(format, t(`charts.cost.table.${part}`)),
    number: true,
    cell: (row) => (row.included ? wholeMoney(format, row[part]) : t('costs.off')),
  });
  return (
    <DataTable
      label={t('costs.table')}
      columns={[
        {
          id: 'line',
          head: t('charts.cost.table.line'),
          name: true,
          cell: (row) => {
            const why = cost.why[row.id];
            const name = t(`costs.lines.${row.id}`);
            return (
              <span className={classes.named}>
                {name}
                {why && <WhyButton why={why} title={name} compact />}
              </span>
            );
          },
        },
        amount('low'),
        amount('base'),
        amount('high'),
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      toneOf={(row) => (row.id === 'total' ? 'strong' : row.included ? 'plain' : 'soft')}
    />
  );
}
