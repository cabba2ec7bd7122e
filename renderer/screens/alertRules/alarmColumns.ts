// Columns that several tables of alarms share.
import { alarmRate } from '../../../shared/alertRuleWords.ts';
import type { Rate } from '../../../shared/contract/common.ts';
import type { Format } from '../../../shared/format.ts';
import type { Column } from '../../components/charts/DataTable.tsx';

type Head = { id: string; head: string; tip?: string };

/** A share of alarms with its interval and counts. */
export const rateColumn = <Row>(head: Head, format: Format, of: (row: Row) => Rate): Column<Row> => ({
  ...head,
  number: true,
  cell: (row) => alarmRate(format, of(row)),
  value: (row) => of(row).value,
  kind: 'share',
});

export const shareColumn = <Row>(head: Head, format: Format, of: (row: Row) => number | null): Column<Row> => ({
  ...head,
  number: true,
  cell: (row) => format.share(of(row)),
  value: of,
  kind: 'share',
});

export const countColumn = <Row>(head: Head, format: Format, of: (row: Row) => number): Column<Row> => ({
  ...head,
  number: true,
  cell: (row) => format.number(of(row)),
  value: of,
});

export const perWeekColumn = <Row extends { perWeek: number }>(format: Format): Column<Row> => ({
  id: 'week',
  head: format.t('alertRules.table.perWeek'),
  number: true,
  cell: ({ perWeek }) => format.decimal(Math.round(perWeek * 10) / 10),
  value: ({ perWeek }) => perWeek,
});
