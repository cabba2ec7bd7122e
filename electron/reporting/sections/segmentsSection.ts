// Customers by recency, frequency and money.
import { rfmGridChart } from '../../../shared/charts/rfmGrid.ts';
import { segmentSharesChart } from '../../../shared/charts/segmentShares.ts';
import type { RfmSegment } from '../../../shared/contract/segments.ts';
import { isPublishedSegment, segmentName } from '../../../shared/segmentName.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function segmentsSection(pen: ReportPen, { rfm }: ReportInput): Part {
  const { t, format } = pen;
  if (rfm.refused) return refusal(pen, rfm.refused);
  const columns: ReportColumn<RfmSegment>[] = [
    {
      head: t('segments.segment'),
      kind: 'text',
      width: '37%',
      cell: (s) =>
        html`${segmentName(format, s.segment)}${isPublishedSegment(s.segment) && html`<span class="note">${t(`segments.who.${s.segment}`)}</span>`}`,
    },
    { head: t('segments.customers'), kind: 'figure', cell: (s) => format.number(s.customers) },
    { head: t('segments.share'), kind: 'figure', cell: (s) => format.share(s.share) },
    { head: t('segments.revenue'), unit: pen.unit, kind: 'figure', cell: (s) => pen.amount(s.revenueE4) },
    { head: t('segments.revenueShare'), kind: 'figure', cell: (s) => format.share(s.revenueShare) },
    {
      head: t('segments.recency'),
      unit: t('segments.recencyUnit'),
      kind: 'figure',
      cell: (s) => pen.measured(s.medianRecencyDays),
    },
    { head: t('segments.orders'), kind: 'figure', cell: (s) => pen.measured(s.meanOrders) },
    { head: t('segments.lost'), kind: 'figure', cell: (s) => format.share(s.lost.value) },
  ];
  return [
    pen.figure(
      segmentSharesChart(rfm, format, pen.theme),
      54 + rfm.segments.length * 34,
      t('segments.source', { count: rfm.customers }),
    ),
    rfm.grid.length > 0 &&
      pen.figure(
        rfmGridChart(rfm, format, pen.theme),
        84 + rfm.grid.length * 30,
        t('segments.gridSource', { bins: rfm.options.bins }),
      ),
    reportTable(columns, rfm.segments, { caption: t('segments.table') }),
    noticeList(pen, rfm.notices),
  ];
}
