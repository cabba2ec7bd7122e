// Customers with a ground for being let go, and those who have been, by whom and why.
import type { CandidatesResult } from '../../../shared/contract/value.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function letGoSection(pen: ReportPen, { candidates }: ReportInput): Part {
  if (!candidates) return null;
  const { t, format } = pen;
  if (candidates.refused) return refusal(pen, candidates.refused);
  const kindWord = (kind: string) => format.t(`value.flags.kinds.${kind}`);
  const columns: ReportColumn<CandidatesResult['rows'][number]>[] = [
    { head: t('boundary.customer'), kind: 'text', width: '24%', cell: (row) => row.name ?? row.customer },
    {
      head: t('letGo.grounds'),
      kind: 'text',
      width: '52%',
      cell: (row) =>
        row.flags.map((flag) => html`<span class="note">${kindWord(flag.kind)}: ${pen.say(flag.text)}</span>`),
    },
    {
      head: format.t('value.candidates.columns.year'),
      unit: pen.unit,
      kind: 'figure',
      cell: (row) => pen.amount(row.trailingYearE4),
    },
  ];
  const gone: ReportColumn<CandidatesResult['letGo'][number]>[] = [
    { head: t('boundary.customer'), kind: 'text', width: '24%', cell: (row) => row.name ?? row.customer },
    { head: format.t('value.letGo.day'), kind: 'text', cell: (row) => format.date(row.day) },
    {
      head: t('letGo.grounds'),
      kind: 'text',
      cell: (row) => row.flags.map(kindWord).join(format.t('customers.set.list')),
    },
    { head: t('letGo.reason'), kind: 'text', width: '28%', cell: (row) => row.reason },
    { head: t('letGo.by'), kind: 'text', cell: (row) => row.confirmedBy },
  ];
  return [
    candidates.rows.length === 0
      ? html`<p>${t('letGo.none')}</p>`
      : reportTable(columns, candidates.rows, { caption: t('letGo.table') }),
    candidates.letGo.length > 0 && reportTable(gone, candidates.letGo, { caption: t('letGo.gone') }),
    noticeList(pen, candidates.notices),
  ];
}
