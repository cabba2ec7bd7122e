// What leavers did in the weeks before they left, beside customers like them who stayed.
import { beforeLeavingChart, indicatorValue } from '../../../shared/charts/beforeLeaving.ts';
import type { BehaviourSeries } from '../../../shared/contract/behaviour.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** Pictures of the signs that show longest before; the rest stands in the table. */
const PICTURES = 3;

export function beforeLeavingSection(pen: ReportPen, { beforeLeaving: study }: ReportInput): Part {
  if (!study) return null;
  if (study.refused) return refusal(pen, study.refused);
  const { format } = pen;
  const { t } = format;
  const signs = study.series.toSorted((a, b) => (b.lead?.days ?? 0) - (a.lead?.days ?? 0));
  const shown = signs.filter(({ lead }, i) => lead !== null || i === 0).slice(0, PICTURES);
  const mean = (row: BehaviourSeries, side: 'leavers' | 'stayers') => {
    const weeks = row.weeks.slice(row.lead ? -row.lead.days / 7 : 0).flatMap((week) => week[side] ?? []);
    return weeks.length === 0
      ? '–'
      : indicatorValue(row, weeks.reduce((sum, value) => sum + value, 0) / weeks.length, format);
  };
  const columns: ReportColumn<BehaviourSeries>[] = [
    {
      head: t('behaviour.table.indicator'),
      kind: 'text',
      width: '34%',
      cell: ({ indicator }) => t(`behaviour.indicator.${indicator}`),
    },
    {
      head: t('behaviour.table.lead'),
      kind: 'figure',
      cell: ({ lead }) => (lead ? format.number(lead.days) : '–'),
    },
    {
      head: t('behaviour.table.interval'),
      kind: 'figure',
      cell: ({ lead }) =>
        lead ? t('common.interval', { low: format.number(lead.low), high: format.number(lead.high) }) : '–',
    },
    { head: t('charts.beforeLeaving.leavers'), kind: 'figure', cell: (row) => mean(row, 'leavers') },
    { head: t('charts.beforeLeaving.stayers'), kind: 'figure', cell: (row) => mean(row, 'stayers') },
    { head: t('behaviour.table.change'), kind: 'figure', cell: ({ change }) => format.share(change) },
  ];
  return [
    ...shown.map((series) =>
      pen.figure(
        beforeLeavingChart({ series, pairs: study.pairs }, format, pen.theme),
        210,
        pen.t('beforeLeaving.source', { pairs: study.pairs, leavers: study.leavers }),
      ),
    ),
    html`<p>${t(`behaviour.alignment.${study.alignment}`)}</p>`,
    reportTable(columns, signs, { caption: t('behaviour.table.title') }),
    noticeList(pen, study.notices),
  ];
}
