// Orders, revenue and contacts in three bands each, and what has become of every cell.
import { cubeGridChart } from '../../../shared/charts/cubeGrid.ts';
import type { CubeCell } from '../../../shared/contract/segments.ts';
import { cubeWords } from '../../../shared/segmentSetWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function cubeSection(pen: ReportPen, { cube }: ReportInput): Part {
  if (!cube) return null;
  const { t, format } = pen;
  if (cube.refused) return refusal(pen, cube.refused);
  const columns: ReportColumn<CubeCell>[] = [
    {
      head: t('cube.cell'),
      kind: 'text',
      width: '42%',
      cell: (cell) => html`${cubeWords(format, cell)}${cell.name && html`<span class="note">${cell.name}</span>`}`,
    },
    { head: t('segments.customers'), kind: 'figure', cell: (cell) => format.number(cell.customers) },
    { head: t('segments.revenue'), unit: pen.unit, kind: 'figure', cell: (cell) => pen.amount(cell.revenueE4) },
    { head: t('cube.lost'), kind: 'figure', cell: (cell) => format.share(cell.lost.value) },
    { head: t('churn.interval'), kind: 'figure', width: '15%', cell: (cell) => pen.interval(cell.lost) },
  ];
  return [
    pen.figure(
      cubeGridChart(cube, format, pen.theme),
      250,
      format.t('segments.cube.source', { count: cube.customers }),
    ),
    cube.interactionUnavailable && html`<p class="source">${pen.say(cube.interactionUnavailable)}</p>`,
    reportTable(
      columns,
      cube.cells.filter((cell) => cell.customers > 0),
      { caption: t('cube.table'), isFaint: (cell) => cell.lost.small },
    ),
    noticeList(pen, cube.notices),
  ];
}
