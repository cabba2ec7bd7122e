// Key, ordinary and small customers, and how unevenly revenue is spread.

import type { z } from 'zod';
import { paretoChart } from '../../../shared/charts/pareto.ts';
import { valueClassesChart } from '../../../shared/charts/valueClasses.ts';
import type { LifetimeTier, valueClassRow } from '../../../shared/contract/value.ts';
import { valueMeasure } from '../../../shared/valueMeasure.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type ClassRow = z.infer<typeof valueClassRow>;

export function valueSection(pen: ReportPen, { value }: ReportInput): Part {
  const { t, format } = pen;
  if (value.refused) return refusal(pen, value.refused);
  const measure = valueMeasure(value.options);
  const columns: ReportColumn<ClassRow>[] = [
    {
      head: t('value.class'),
      kind: 'text',
      width: '30%',
      cell: (c) =>
        html`${format.t(`segments.classes.${c.valueClass}`)}<span class="note">${t(`value.attitude.${c.valueClass}`)}</span>`,
    },
    { head: t('value.from'), unit: pen.unit, kind: 'figure', cell: (c) => pen.amount(c.fromE4) },
    { head: t('segments.customers'), kind: 'figure', cell: (c) => format.number(c.customers) },
    { head: t('segments.share'), kind: 'figure', cell: (c) => format.share(c.share) },
    {
      head: format.t(`value.measured.${measure}`),
      unit: pen.unit,
      kind: 'figure',
      cell: (c) => pen.amount(c.revenueE4),
    },
    {
      head: format.t('charts.shares.revenue', { what: format.t(`value.what.${measure}`) }),
      kind: 'figure',
      cell: (c) => format.share(c.revenueShare),
    },
    { head: t('value.lost'), kind: 'figure', cell: (c) => format.share(c.lost.value) },
    { head: t('churn.interval'), kind: 'figure', width: '13%', cell: (c) => pen.interval(c.lost) },
  ];
  return [
    pen.figure(
      paretoChart(value, format, pen.theme),
      220,
      t('value.source', { count: value.customers, basis: t(`value.basis.${measure}`) }),
    ),
    reportTable(columns, value.classes, { caption: t('value.table') }),
    pen.figure(valueClassesChart(value, format, pen.theme), 170),
    value.tiers.length > 0 && tiersTable(pen, value.tiers),
    noticeList(pen, value.notices),
  ];
}

function tiersTable(pen: ReportPen, tiers: readonly LifetimeTier[]): Part {
  const { format } = pen;
  const word = (key: string) => format.t(`value.tiers.${key}`);
  const columns: ReportColumn<LifetimeTier>[] = [
    {
      head: word('tier'),
      kind: 'text',
      width: '34%',
      cell: (row) =>
        html`${format.t(`value.tiers.of.${row.tier}`)}${row.pooled && html`<span class="note">${word('pooled')}</span>`}`,
    },
    { head: word('customers'), kind: 'figure', cell: (row) => format.number(row.retention.denominator) },
    { head: word('kept'), kind: 'figure', cell: (row) => format.number(row.retention.numerator) },
    { head: word('retention'), kind: 'figure', cell: (row) => format.share(row.retention.value) },
    { head: pen.t('churn.interval'), kind: 'figure', cell: (row) => pen.interval(row.retention) },
    { head: word('multiple'), kind: 'figure', cell: (row) => format.decimal(row.multiple) },
  ];
  return reportTable(columns, tiers, { caption: word('title') });
}
