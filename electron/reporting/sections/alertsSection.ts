// The alerts of a week or month: what has become of them, what people did, and whom to call first.
import { alarmRate, levelWord } from '../../../shared/alertRuleWords.ts';
import type { AlertRow, HeldAlerts, HeldLevel } from '../../../shared/contract/alerts.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type Line = { readonly name: string; readonly now: string; readonly before: string };

/** A level by its word and by one, two or three marks: paper may be grey. */
const MARKS = ['', '▲', '▲▲', '▲▲▲'];

export function alertsSection(pen: ReportPen, { alerts }: ReportInput): Part {
  if (!alerts) return null;
  const { t, format } = pen;
  const { list, changes, outcomes, now, before } = alerts;
  if (list.refused) return refusal(pen, list.refused);
  const figures: Line[] = [
    { name: t('alerts.buyers'), now: format.number(now.buyers), before: format.number(before.buyers) },
    { name: t('alerts.orders'), now: format.number(now.orders), before: format.number(before.orders) },
    {
      name: t('alerts.revenue'),
      now: format.moneyCompact(now.revenueE4),
      before: format.moneyCompact(before.revenueE4),
    },
    { name: t('alerts.newcomers'), now: format.number(now.newcomers), before: format.number(before.newcomers) },
  ];
  const figureColumns: ReportColumn<Line>[] = [
    { head: t('alerts.behaviour'), kind: 'text', width: '40%', cell: (line) => line.name },
    { head: t(`alerts.this_${alerts.period}`), kind: 'figure', cell: (line) => line.now },
    { head: t(`alerts.last_${alerts.period}`), kind: 'figure', cell: (line) => line.before },
  ];
  const columns: ReportColumn<AlertRow>[] = [
    {
      head: t('atRisk.customer'),
      kind: 'text',
      width: '17%',
      cell: (row) => html`<bdi>${row.name ?? row.customer}</bdi>`,
    },
    {
      head: format.t('alerts.columns.level'),
      kind: 'text',
      width: '11%',
      cell: (row) => html`<span class="whole">${MARKS[row.level]} ${format.t(`alerts.level.${row.level}`)}</span>`,
    },
    {
      head: format.t('alerts.columns.reason'),
      kind: 'text',
      width: '45%',
      cell: (row) => row.reasons.map(format.text).join(format.t('alerts.sheet.and')),
    },
    { head: t('atRisk.year'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.valueE4) },
    { head: format.t('alerts.columns.risk'), kind: 'figure', cell: (row) => format.share(row.risk) },
    {
      head: format.t('alerts.columns.case'),
      kind: 'text',
      width: '10%',
      cell: (row) =>
        row.outcome ? format.t(`alerts.outcome.${row.outcome}`) : format.t(`alerts.status.${row.status}`),
    },
  ];
  const shown = list.rows.length;
  return [
    html`<p>${t('alerts.span', { from: { as: 'date', value: alerts.from }, to: { as: 'date', value: alerts.to } })}</p>`,
    reportTable(figureColumns, figures, { caption: t('alerts.figures') }),
    changes &&
      html`<p>${t('alerts.changes', {
        new: changes.new,
        worse: changes.worse,
        better: changes.better,
        closed: changes.closed,
        same: changes.same,
      })} ${t('alerts.outcomes', outcomes)}</p>`,
    list.rules === null
      ? html`<p class="refused">${t('alerts.noRules')}</p>`
      : shown > 0 &&
        reportTable(columns, list.rows, {
          caption: shown < list.total ? t('alerts.tableFirst', { shown, all: list.total }) : t('alerts.table'),
        }),
    list.riskBasis && list.total > 0 && html`<p>${format.text(list.riskBasis.sentence)}</p>`,
    list.rules !== null && heldPart(pen, alerts.held),
    noticeList(pen, list.notices),
  ];
}

/** Whether the alerts really raised came true as they were promised to. */
function heldPart(pen: ReportPen, held: HeldAlerts): Part {
  const { format } = pen;
  const { t } = format;
  const columns: ReportColumn<HeldLevel>[] = [
    { head: t('alerts.held.level'), kind: 'text', cell: (row) => levelWord(format, row.level) },
    { head: t('alerts.held.heldRate'), kind: 'figure', cell: (row) => alarmRate(format, row.held) },
    { head: t('alerts.held.savedRate'), kind: 'figure', cell: (row) => alarmRate(format, row.heldOrSaved) },
    { head: t('alerts.held.promised'), kind: 'figure', cell: (row) => alarmRate(format, row.promised) },
    { head: t('alerts.held.typed'), kind: 'text', cell: (row) => t('alerts.held.typedCell', row.outcomes) },
  ];
  return [
    html`<h3>${t('alerts.held.title')}</h3><p>${format.text(held.headline)}</p>`,
    held.refused === null && [
      reportTable(columns, held.levels.toReversed()),
      held.levels.slice(0, -1).map(({ says }) => html`<p>${format.text(says)}</p>`),
      noticeList(pen, held.notices),
    ],
  ];
}
