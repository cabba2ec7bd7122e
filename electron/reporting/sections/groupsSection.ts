// Churn of one group against the other: what customers are told apart by, one after the other.
import { groupName, groupRatesChart } from '../../../shared/charts/groupRates.ts';
import type { GroupPair, GroupRate, GroupRates } from '../../../shared/contract/rateGroups.ts';
import { groupingWord } from '../../../shared/groupWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** Pairs printed; the program shows all of them. */
const PAIRS = 10;

export function groupsSection(pen: ReportPen, { groups }: ReportInput): Part {
  if (!groups) return null;
  return groups.map((result) => (result.refused ? refusal(pen, result.refused) : oneGrouping(pen, result)));
}

function oneGrouping(pen: ReportPen, result: GroupRates): Part {
  const { format } = pen;
  const name = (row: GroupRate) => groupName(format, result.by, row);
  const points = (value: number) => format.decimal(Math.round(value * 1000) / 10);
  const rows: ReportColumn<GroupRate>[] = [
    { head: groupingWord(format, result.by), kind: 'text', width: '30%', cell: name },
    { head: format.t('churn.table.opening'), kind: 'figure', cell: ({ churn }) => format.number(churn.denominator) },
    { head: format.t('churn.table.lost'), kind: 'figure', cell: ({ churn }) => format.number(churn.numerator) },
    { head: format.t('churn.table.churn'), kind: 'figure', cell: ({ churn }) => format.share(churn.value) },
    { head: format.t('churn.table.interval'), kind: 'figure', width: '17%', cell: ({ churn }) => pen.interval(churn) },
    {
      head: format.t('churn.table.revenueChurn'),
      kind: 'figure',
      cell: ({ revenueChurn }) => format.share(revenueChurn.value),
    },
  ];
  const pairs: ReportColumn<GroupPair>[] = [
    {
      head: format.t('churn.pairs.pair'),
      kind: 'text',
      width: '40%',
      cell: ({ first, second }) =>
        format.t('churn.pairs.against', { first: name(result.groups[first]!), second: name(result.groups[second]!) }),
    },
    {
      head: format.t('churn.pairs.points'),
      kind: 'figure',
      cell: ({ difference }) => points(difference.value),
    },
    {
      head: format.t('churn.table.interval'),
      kind: 'figure',
      cell: ({ difference: { low, high } }) =>
        format.t('churn.pairs.between', { low: points(low), high: points(high) }),
    },
    {
      head: format.t('churn.pairs.verdict'),
      kind: 'text',
      cell: ({ verdict, first, second }) =>
        verdict === 'undecided'
          ? format.t('churn.pairs.undecided')
          : format.t('churn.pairs.more', { group: name(result.groups[verdict === 'higher' ? first : second]!) }),
    },
  ];
  const clearest = result.pairs
    .toSorted((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value))
    .slice(0, PAIRS);
  return [
    html`<p>${pen.say(result.headline)}</p>`,
    pen.figure(groupRatesChart(result, format, pen.theme), 100 + 26 * result.groups.length),
    reportTable(rows, result.groups, {
      caption: format.t('churn.groups.table'),
      isFaint: ({ kind }) => kind !== 'group',
    }),
    reportTable(pairs, clearest, {
      caption: format.t('churn.pairs.title'),
      isFaint: ({ verdict }) => verdict === 'undecided',
    }),
    noticeList(pen, result.notices),
  ];
}
