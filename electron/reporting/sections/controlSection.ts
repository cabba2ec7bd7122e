// Which months are out of the ordinary, and what happened around them.
import { controlChart } from '../../../shared/charts/controlChart.ts';
import { periodLabel } from '../../../shared/charts/periodLabel.ts';
import type { ControlAlarm } from '../../../shared/contract/rateControl.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function controlSection(pen: ReportPen, { control }: ReportInput): Part {
  if (!control) return null;
  if (control.refused) return refusal(pen, control.refused);
  const { format } = pen;
  const columns: ReportColumn<ControlAlarm>[] = [
    {
      head: format.t('charts.table.period'),
      kind: 'text',
      width: '14%',
      cell: ({ at }) => periodLabel(at, control.period, format),
    },
    { head: format.t('control.alarms.text'), kind: 'text', width: '54%', cell: ({ text }) => pen.say(text) },
    {
      head: format.t('control.alarms.events'),
      kind: 'text',
      cell: ({ events }) => events.map(({ day, name }) => `${day} ${name}`).join(format.t('customers.set.list')),
    },
  ];
  return [
    pen.figure(controlChart(control, format, pen.theme), 260),
    control.alarms.length > 0
      ? reportTable(columns, control.alarms.toReversed(), { caption: format.t('control.alarms.title') })
      : html`<p>${format.t('control.alarms.none')}</p>`,
    noticeList(pen, control.notices),
  ];
}
