// Who was in which segment half a year ago, and where they are.
import { segmentMovementChart } from '../../../shared/charts/segmentMovement.ts';
import type { MovementResult } from '../../../shared/contract/segments.ts';
import { groupName } from '../../../shared/segmentSetWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** Ten groups can move in ninety ways; the smallest say little on paper. */
const MOST_ROWS = 20;

type Flow = MovementResult['flows'][number];

export function movementSection(pen: ReportPen, { movement }: ReportInput): Part {
  if (!movement) return null;
  const { t, format } = pen;
  if (movement.refused) return refusal(pen, movement.refused);
  const wordOf = (name: string | null) =>
    name === null ? format.t('segments.movement.nowhere') : groupName(format, movement.options.by, name);
  const columns: ReportColumn<Flow>[] = [
    { head: format.t('charts.table.before'), kind: 'text', width: '32%', cell: (flow) => wordOf(flow.before) },
    { head: format.t('charts.table.after'), kind: 'text', width: '32%', cell: (flow) => wordOf(flow.after) },
    { head: t('segments.customers'), kind: 'figure', cell: (flow) => format.number(flow.customers) },
    { head: t('segments.revenue'), unit: pen.unit, kind: 'figure', cell: (flow) => pen.amount(flow.revenueE4) },
  ];
  const moved = movement.flows
    .filter((flow) => flow.before !== flow.after)
    .toSorted((a, b) => b.customers - a.customers);
  const rest = Math.max(0, moved.length - MOST_ROWS);
  const restCustomers = moved.slice(MOST_ROWS).reduce((sum, flow) => sum + flow.customers, 0);
  return [
    pen.figure(segmentMovementChart(movement, format, pen.theme), Math.max(260, 34 * movement.names.length)),
    reportTable(columns, moved.slice(0, MOST_ROWS), { caption: t('movement.table') }),
    rest > 0 && html`<p class="source">${t('movement.rest', { count: rest, customers: restCustomers })}</p>`,
    noticeList(pen, movement.notices),
  ];
}
