// How many leave, month by month.

import { churnSeriesChart } from '../../../shared/charts/churnSeries.ts';
import { flowBridgeChart } from '../../../shared/charts/flowBridge.ts';
import type { RatePoint } from '../../../shared/contract/rates.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** Newest periods shown in the table; the chart shows all of them. */
const TABLE_PERIODS = 24;

function churnTable(pen: ReportPen, points: readonly RatePoint[]): Part {
  const { t, format } = pen;
  const columns: ReportColumn<RatePoint>[] = [
    {
      head: t('churn.month'),
      kind: 'text',
      width: '19%',
      cell: (p) =>
        html`${format.month(p.from)}${p.immature && html` <span class="mark">${t(`churn.${p.immature}`)}</span>`}`,
    },
    { head: t('churn.opening'), kind: 'figure', cell: (p) => format.number(p.opening) },
    { head: t('churn.lost'), kind: 'figure', cell: (p) => format.number(p.lost) },
    { head: t('churn.new'), kind: 'figure', cell: (p) => format.number(p.new) },
    { head: t('churn.returned'), kind: 'figure', cell: (p) => format.number(p.returned) },
    { head: t('churn.closing'), kind: 'figure', cell: (p) => format.number(p.closing) },
    { head: t('churn.rate'), kind: 'figure', cell: (p) => format.share(p.churn.value) },
    { head: t('churn.interval'), kind: 'figure', width: '13%', cell: (p) => pen.interval(p.churn) },
    { head: t('churn.retention'), kind: 'figure', cell: (p) => format.share(p.retention.value) },
    { head: t('churn.revenueChurn'), kind: 'figure', cell: (p) => format.share(p.revenueChurn) },
  ];
  const shown = points.slice(-TABLE_PERIODS).reverse();
  return reportTable(columns, shown, {
    caption:
      shown.length < points.length
        ? t('churn.tableLatest', { shown: shown.length, all: points.length })
        : t('churn.table'),
    isFaint: (p) => p.immature !== null,
  });
}

export function churnSection(pen: ReportPen, { rates, events }: ReportInput): Part {
  const { t, format } = pen;
  if (rates.refused) return refusal(pen, rates.refused);
  // Before the definition can judge anybody, nobody leaves: those periods say nothing of coming and going.
  const judged = rates.points.filter((p) => p.immature !== 'warmUp');
  const mature = rates.points.filter((p) => p.immature === null).length;
  return [
    pen.figure(
      churnSeriesChart({ ...rates, events }, format, pen.theme),
      240,
      t('churn.source', {
        count: mature,
        all: rates.points.length,
        lost: rates.average.numerator,
        opening: rates.average.denominator,
      }),
    ),
    judged.length > 1 && pen.figure(flowBridgeChart({ ...rates, points: judged }, format, pen.theme), 190),
    churnTable(pen, rates.points),
    noticeList(pen, rates.notices),
  ];
}
