// Every figure of the three levels, beside the plain rule with as many alarms, chance, and what calling would have earned.
import { levelWord } from '../../../shared/alertRuleWords.ts';
import type { LevelResult } from '../../../shared/contract/alertTrial.ts';
import { inCurrency } from '../../../shared/inCurrency.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { useFormat } from '../../useFormat.ts';
import { perWeekColumn, rateColumn, shareColumn } from './alarmColumns.ts';

export function LevelTable({ levels, label }: { levels: readonly LevelResult[]; label?: string }) {
  const format = useFormat();
  const { t, number, share } = format;
  const days = (value: number | null | undefined) => (value == null ? '–' : number(Math.round(value)));
  const columns: Column<LevelResult>[] = [
    { id: 'level', head: t('alertRules.table.level'), name: true, cell: (row) => levelWord(format, row.level) },
    perWeekColumn(format),
    rateColumn({ id: 'precision', head: t('alertRules.table.precision') }, format, (row) => row.precision),
    shareColumn({ id: 'recall', head: t('alertRules.table.recall') }, format, (row) => row.recall.value),
    {
      id: 'lead',
      head: t('alertRules.table.lead'),
      tip: t('alertRules.table.leadTip'),
      number: true,
      cell: (row) =>
        row.lead === null ? '–' : `${days(row.lead.median)} (${days(row.lead.p25)}–${days(row.lead.p75)})`,
      value: (row) => row.lead?.median ?? null,
    },
    shareColumn(
      { id: 'value', head: t('alertRules.table.value'), tip: t('alertRules.table.valueTip') },
      format,
      (row) => row.valueShare,
    ),
    {
      id: 'plain',
      head: t('alertRules.table.plain'),
      tip: t('alertRules.table.plainTip'),
      number: true,
      cell: (row) =>
        row.plain === null
          ? '–'
          : t('alertRules.table.plainCell', {
              rate: share(row.plain.precision.value),
              count: row.plain.days,
              lead: days(row.plain.medianLead),
            }),
      value: (row) => row.plain?.precision.value ?? null,
      kind: 'share',
    },
    shareColumn({ id: 'chance', head: t('alertRules.table.chance') }, format, (row) => row.chance.precision),
    {
      id: 'winner',
      head: t('alertRules.table.winner'),
      cell: (row) => (row.verdict === null ? '–' : t(`alertRules.winner.${row.verdict}`)),
    },
    {
      id: 'profit',
      head: inCurrency(format, t('alertRules.table.profit')),
      tip: t('alertRules.table.profitTip'),
      number: true,
      cell: (row) => (row.money === null ? '–' : wholeMoney(format, row.money.profitE4)),
      value: (row) => (row.money === null ? null : row.money.profitE4 / 10_000),
      kind: 'money',
    },
  ];
  return (
    <DataTable label={label ?? t('alertRules.levels')} columns={columns} rows={levels} rowKey={(row) => row.level} />
  );
}
