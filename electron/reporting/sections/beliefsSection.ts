// What people believe of churn, and what the data say to it.
import type { Hypothesis } from '../../../shared/contract/rateGroups.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function beliefsSection(pen: ReportPen, { beliefs }: ReportInput): Part {
  if (!beliefs) return null;
  if (beliefs.refused) return refusal(pen, beliefs.refused);
  const { format } = pen;
  const columns: ReportColumn<Hypothesis>[] = [
    {
      head: format.t('beliefs.belief'),
      kind: 'text',
      width: '30%',
      cell: ({ hypothesis }) => format.t(`beliefs.card.${hypothesis}`),
    },
    {
      head: format.t('churn.pairs.verdict'),
      kind: 'text',
      width: '16%',
      cell: ({ verdict }) => format.t(`beliefs.verdict.${verdict}`),
    },
    { head: format.t('beliefs.evidence'), kind: 'text', cell: ({ answer }) => pen.say(answer) },
  ];
  return [
    reportTable(columns, beliefs.cards, { caption: format.t('report.section.beliefs') }),
    noticeList(pen, beliefs.notices),
  ];
}
