// The columns of the list of alerts; beside an open panel the less needed ones give way.
import type { ColDef } from 'ag-grid-community';
import type { CustomCellRendererProps } from 'ag-grid-react';
import type { AlertRow } from '../../../shared/contract/alerts.ts';
import { currencySign } from '../../../shared/customerColumns.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Alerts.module.css';

type Column = ColDef<AlertRow>;

function LevelCell({ data }: CustomCellRendererProps<AlertRow>) {
  return data ? <LevelMark level={data.level} /> : null;
}

function ReasonCell({ value }: CustomCellRendererProps<AlertRow, string>) {
  return value ? <span title={value}>{value}</span> : null;
}

const CHANGE_SIGNS = { new: '＋', worse: '▲', better: '▼', same: '', closed: '✓' } as const;

function ChangeCell({ data }: CustomCellRendererProps<AlertRow>) {
  const { t } = useFormat();
  if (!data) return null;
  return (
    <span className={classes.change} data-change={data.change}>
      <span aria-hidden="true">{CHANGE_SIGNS[data.change]}</span> {t(`alerts.change.${data.change}`)}
    </span>
  );
}

export const reasonsText = (row: AlertRow, format: Format): string =>
  row.reasons.map(format.text).join(format.t('alerts.sheet.and'));

export function caseText(row: AlertRow, { t, dayMonth }: Format): string {
  if (row.level > 0 && row.status === 'snoozed' && row.snoozedUntil)
    return t('alerts.case.snoozedUntil', { date: dayMonth(row.snoozedUntil) });
  const said = row.outcome ? t(`alerts.outcome.${row.outcome}`) : t(`alerts.status.${row.status}`);
  if (row.status === 'done') return row.outcome ? said : t('alerts.status.done');
  if (row.due && row.status === 'overdue' && !row.outcome) return t('alerts.case.overdue', { date: dayMonth(row.due) });
  return row.due ? t('alerts.case.until', { status: said, date: dayMonth(row.due) }) : said;
}

export type ColumnRoom = { readonly narrow: boolean; readonly small: boolean; readonly first: boolean };

export function alertColumns(format: Format, { narrow, small, first }: ColumnRoom): Column[] {
  const { t } = format;
  const number = { headerClass: 'hf-number', cellClass: 'hf-number' };
  const known = (value: unknown, say: (value: number) => string): string =>
    typeof value === 'number' ? say(value) : value === null ? '–' : '';
  const money = (value: unknown): string => known(value, (e4) => format.number(amountOf(e4)));
  const unit = { unit: currencySign(format) };
  return [
    { colId: 'level', headerName: t('alerts.columns.level'), width: narrow ? 84 : 88, cellRenderer: LevelCell },
    {
      colId: 'change',
      headerName: t('alerts.columns.change'),
      width: 92,
      hide: first || narrow,
      cellRenderer: ChangeCell,
    },
    {
      colId: 'name',
      headerName: t('alerts.columns.customer'),
      width: narrow ? 118 : 140,
      cellClass: 'hf-lead',
      valueGetter: ({ data }) => data && (data.name ?? data.customer),
    },
    {
      colId: 'reasons',
      headerName: t('alerts.columns.reason'),
      flex: 1,
      minWidth: 130,
      valueGetter: ({ data }) => data && reasonsText(data, format),
      cellRenderer: ReasonCell,
    },
    { field: 'since', headerName: t('alerts.columns.since'), width: 100, hide: small, cellClass: 'hf-date' },
    {
      field: 'valueE4',
      headerName: t('alerts.columns.value', unit),
      width: 92,
      hide: narrow,
      ...number,
      valueFormatter: ({ value }) => money(value),
    },
    {
      field: 'risk',
      headerName: t('alerts.columns.risk'),
      width: 72,
      ...number,
      valueFormatter: ({ value }) => known(value, format.share),
    },
    {
      field: 'expectedLossE4',
      headerName: t('alerts.columns.expectedLoss', unit),
      width: 138,
      ...number,
      valueFormatter: ({ value }) => money(value),
    },
    {
      colId: 'case',
      headerName: t('alerts.columns.case'),
      width: 136,
      hide: narrow,
      valueGetter: ({ data }) => data && caseText(data, format),
      cellClassRules: { 'hf-open': ({ data }) => data?.status === 'overdue' },
    },
    { field: 'owner', headerName: t('alerts.columns.owner'), width: 92, hide: narrow || small },
  ];
}
