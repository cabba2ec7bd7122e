// Who was in which segment half a year ago, and where they are.
import { segmentMovementChart } from '../../../shared/charts/segmentMovement.ts';
import type { MovementResult } from '../../../shared/contract/segments.ts';
import { groupName } from '../../../shared/segmentSetWords.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

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
  return [
    pen.figure(segmentMovementChart(movement, format, pen.theme), Math.max(260, 34 * movement.names.length)),
    reportTable(
      columns,
      movement.flows.filter((flow) => flow.before !== flow.after).toSorted((a, b) => b.customers - a.customers),
      { caption: t('movement.table') },
    ),
    noticeList(pen, movement.notices),
  ];
}
