// What calling every alert of a level would have cost and brought, and on which assumptions.
import { levelWord } from '../../../shared/alertRuleWords.ts';
import type { BackTestResult, LevelResult } from '../../../shared/contract/alertTrial.ts';
import { inCurrency } from '../../../shared/inCurrency.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';
import { countColumn } from './alarmColumns.ts';

type MoneyTableProps = { levels: readonly LevelResult[]; campaign: NonNullable<BackTestResult['campaign']> };
type Money = NonNullable<LevelResult['money']>;

export function MoneyTable({ levels, campaign }: MoneyTableProps) {
  const format = useFormat();
  const { t, share, money, number } = format;
  const amount = (id: string, head: string, of: (money: Money) => number): Column<LevelResult> => ({
    id,
    head: inCurrency(format, head),
    number: true,
    cell: (row) => (row.money === null ? '–' : wholeMoney(format, of(row.money))),
    value: (row) => (row.money === null ? null : of(row.money) / 10_000),
    kind: 'money',
  });
  const columns: Column<LevelResult>[] = [
    { id: 'level', head: t('alertRules.table.level'), name: true, cell: (row) => levelWord(format, row.level) },
    countColumn({ id: 'calls', head: t('alertRules.money.calls') }, format, (row) => row.alerts),
    amount('contact', t('alertRules.money.contacts'), (one) => one.contactE4),
    amount('offer', t('alertRules.money.offers'), (one) => one.offerE4),
    {
      id: 'saved',
      head: t('alertRules.money.saved'),
      number: true,
      cell: (row) => (row.money === null ? '–' : number(Math.round(row.money.saved))),
      value: (row) => row.money?.saved ?? null,
    },
    amount('gain', t('alertRules.money.gain'), (one) => one.gainE4),
    {
      ...amount('profit', t('alertRules.money.net'), (one) => one.profitE4),
      tip: t('alertRules.money.netTip'),
      cell: ({ money: one }) =>
        one === null
          ? '–'
          : t('alertRules.money.range', {
              value: wholeMoney(format, one.profitE4),
              low: wholeMoney(format, one.profitLowE4),
              high: wholeMoney(format, one.profitHighE4),
            }),
    },
    {
      id: 'roi',
      head: t('alertRules.table.roi'),
      tip: t('alertRules.money.roiTip'),
      number: true,
      cell: ({ money: one }) =>
        one?.roi == null
          ? '–'
          : t('alertRules.money.range', { value: share(one.roi), low: share(one.roiLow), high: share(one.roiHigh) }),
      value: (row) => row.money?.roi ?? null,
      kind: 'share',
    },
  ];
  return (
    <>
      <p className={classes.lead}>
        {t('alertRules.money.basis', {
          value: money(campaign.valueE4),
          offer: money(campaign.offerE4),
          contact: money(campaign.contactE4),
          saveRate: share(campaign.saveRate),
        })}{' '}
        {campaign.breakEvenPrecision === null
          ? t('alertRules.money.never')
          : t('alertRules.money.pays', { share: share(campaign.breakEvenPrecision) })}
      </p>
      <DataTable label={t('alertRules.money.title')} columns={columns} rows={levels} rowKey={(row) => row.level} />
    </>
  );
}
