// The plain rule "nothing bought for x days" for many numbers of days.
import type { PlainRule } from '../../../shared/contract/alertTrial.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { useFormat } from '../../useFormat.ts';
import { countColumn, perWeekColumn, rateColumn, shareColumn } from './alarmColumns.ts';

export function PlainTable({ plain }: { plain: readonly PlainRule[] }) {
  const format = useFormat();
  const { t, number } = format;
  const columns: Column<PlainRule>[] = [
    {
      ...countColumn<PlainRule>({ id: 'days', head: t('alertRules.table.days') }, format, (row) => row.days),
      name: true,
    },
    perWeekColumn(format),
    rateColumn({ id: 'precision', head: t('alertRules.table.precision') }, format, (row) => row.precision),
    shareColumn({ id: 'recall', head: t('alertRules.table.recall') }, format, (row) => row.recall.value),
    {
      id: 'lead',
      head: t('alertRules.table.lead'),
      number: true,
      cell: (row) => (row.medianLead === null ? '–' : number(Math.round(row.medianLead))),
      value: (row) => row.medianLead,
    },
  ];
  return (
    <DataTable
      label={t('alertRules.plainTitle')}
      columns={columns}
      rows={plain}
      rowKey={(row) => row.days}
      maxHeight={260}
    />
  );
}
