// What is bought together.
import type { TogetherRule } from '../../../shared/contract/together.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, rateCell, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function togetherSection(pen: ReportPen, { together }: ReportInput): Part {
  const { format } = pen;
  if (!together) return null;
  if (together.refused) return refusal(pen, together.refused);
  const word = (column: string) => format.t(`together.table.${column}`);
  const columns: ReportColumn<TogetherRule>[] = [
    { head: word('bought'), kind: 'text', width: '22%', cell: ({ bought }) => bought.join(format.t('together.plus')) },
    { head: word('leadsTo'), kind: 'text', width: '20%', cell: ({ leadsTo }) => leadsTo },
    { head: word('confidence'), kind: 'figure', cell: ({ confidence }) => rateCell(pen, confidence) },
    { head: word('among'), kind: 'figure', cell: ({ among }) => format.share(among.value) },
    { head: word('lift'), kind: 'figure', cell: ({ lift }) => format.decimal(lift) },
    { head: word('notYet'), kind: 'figure', cell: ({ notYet }) => format.number(notYet) },
  ];
  return [
    together.rules.length > 0 && reportTable(columns, together.rules, { caption: word('title') }),
    noticeList(pen, together.notices),
  ];
}
