// How much hangs on few customers, and what a customer is worth.
import { abcClassesChart } from '../../../shared/charts/abcClasses.ts';
import { lorenzChart } from '../../../shared/charts/lorenz.ts';
import type { AbcRow, ConcentrationResult } from '../../../shared/contract/concentration.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

const TOP_ROWS = 10;

export function concentrationSection(pen: ReportPen, { concentration }: ReportInput): Part {
  const { t, format } = pen;
  if (!concentration) return null;
  const { spread, lifetime } = concentration;
  if (spread.refused) return refusal(pen, spread.refused);
  const word = (column: string) => format.t(`concentration.columns.${column}`, { currency: pen.unit });
  const classes: ReportColumn<AbcRow>[] = [
    { head: word('abc'), kind: 'text', cell: (row) => row.abc },
    { head: word('customers'), kind: 'figure', cell: (row) => format.number(row.customers) },
    { head: word('share'), kind: 'figure', cell: (row) => format.share(row.share) },
    { head: word('value'), kind: 'figure', cell: (row) => pen.amount(row.valueE4) },
    { head: word('valueShare'), kind: 'figure', cell: (row) => format.share(row.valueShare) },
    { head: word('lost'), kind: 'figure', cell: (row) => format.share(row.lost.value) },
    { head: t('churn.interval'), kind: 'figure', width: '15%', cell: (row) => pen.interval(row.lost) },
  ];
  const top: ReportColumn<ConcentrationResult['top'][number]>[] = [
    { head: word('customer'), kind: 'text', width: '40%', cell: (row) => row.name ?? row.customer },
    { head: word('state'), kind: 'text', cell: (row) => format.t(`common.state.${row.state}`) },
    { head: word('value'), kind: 'figure', cell: (row) => pen.amount(row.valueE4) },
    { head: word('valueShare'), kind: 'figure', cell: (row) => format.share(row.valueShare) },
    { head: word('running'), kind: 'figure', cell: (row) => format.share(row.runningShare) },
  ];
  return [
    pen.figure(lorenzChart(spread, format, pen.theme), 230),
    pen.figure(abcClassesChart(spread, format, pen.theme), 180),
    reportTable(classes, spread.classes, { caption: format.t('concentration.classes') }),
    reportTable(top, spread.top.slice(0, TOP_ROWS), { caption: format.t('concentration.top') }),
    html`<h3>${format.t('lifetime.title')}</h3>`,
    lifetime.refused ? refusal(pen, lifetime.refused) : html`<p>${pen.say(lifetime.headline)}</p>`,
    noticeList(pen, [...spread.notices, ...lifetime.notices]),
  ];
}
