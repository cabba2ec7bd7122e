// What churn cost in the year up to D.
import type { z } from 'zod';
import { churnCostChart } from '../../../shared/charts/churnCost.ts';
import type { churnCostLine, Range } from '../../../shared/contract/costs.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type CostLine = { line: z.infer<typeof churnCostLine>['line'] | 'total'; range: Range };

export function costsSection(pen: ReportPen, { churnCost, costAssumptions }: ReportInput): Part {
  const { t, format } = pen;
  if (churnCost.refused) return refusal(pen, churnCost.refused);
  const counted = churnCost.lines.filter((line) => line.included);
  const lines: CostLine[] = counted.map(({ line, amountE4 }) => ({ line, range: amountE4 }));
  if (churnCost.totalE4) lines.push({ line: 'total', range: churnCost.totalE4 });
  const columns: ReportColumn<CostLine>[] = [
    {
      head: t('costs.line'),
      kind: 'text',
      width: '52%',
      cell: ({ line }) =>
        html`${format.t(`costs.lines.${line}`)}${line !== 'total' && html`<span class="note">${t(`costs.how.${line}`)}</span>`}`,
    },
    ...(['low', 'base', 'high'] as const).map(
      (bound): ReportColumn<CostLine> => ({
        head: format.t(`charts.cost.table.${bound}`),
        unit: pen.unit,
        kind: 'figure',
        cell: ({ range }) => pen.amount(range[bound]),
      }),
    ),
  ];
  return html`<div class="together">${[
    pen.figure(
      churnCostChart(churnCost, format, pen.theme),
      70 + lines.length * 42,
      t('costs.source', { count: churnCost.lostCustomers, revenue: format.moneyCompact(churnCost.lostRevenueE4) }),
    ),
    reportTable(columns, lines, { caption: t('costs.table'), isTotal: ({ line }) => line === 'total' }),
    html`<p class="source">${t('costs.assumed', {
      low: { as: 'share', value: costAssumptions.marginLow },
      base: { as: 'share', value: costAssumptions.marginBase },
      high: { as: 'share', value: costAssumptions.marginHigh },
    })}</p>`,
    noticeList(pen, churnCost.notices),
  ]}</div>`;
}
