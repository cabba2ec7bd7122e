// Who leaves the segment next unless they buy.
import type { BoundaryResult } from '../../../shared/contract/segments.ts';
import { segmentName } from '../../../shared/segmentName.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type Row = BoundaryResult['rows'][number];

export function boundarySection(pen: ReportPen, { boundary }: ReportInput): Part {
  if (!boundary) return null;
  const { t, format } = pen;
  if (boundary.refused) return refusal(pen, boundary.refused);
  const columns: ReportColumn<Row>[] = [
    { head: t('boundary.customer'), kind: 'text', width: '28%', cell: (row) => row.name ?? row.customer },
    { head: t('boundary.segment'), kind: 'text', width: '24%', cell: (row) => segmentName(format, row.segment) },
    {
      head: t('boundary.falls'),
      kind: 'text',
      width: '24%',
      cell: (row) => (row.fall ? segmentName(format, row.fall.to) : ''),
    },
    {
      head: t('boundary.days'),
      unit: t('boundary.daysUnit'),
      kind: 'figure',
      cell: (row) => format.number(row.fall?.days ?? null),
    },
    { head: t('segments.revenue'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.revenueE4) },
  ];
  return [
    boundary.rows.length === 0
      ? html`<p>${t('boundary.none')}</p>`
      : reportTable(columns, boundary.rows, { caption: t('boundary.table') }),
    noticeList(pen, boundary.notices),
  ];
}
