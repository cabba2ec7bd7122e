// Revenue and profit of a year, and what of them went with lost customers.
import { lostByMonthChart } from '../../../shared/charts/lostByMonth.ts';
import type { Finance } from '../../../shared/contract/indicators.ts';
import { signedPoints } from '../../../shared/signedPoints.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type Sums = { name: string; revenueE4: number | null; profitE4: number | null };
type MonthRow = Sums & { customers: number; sum: boolean };
type LostRow = Sums & { lostOn: string; sum: boolean };

export function financeSection(pen: ReportPen, { finance }: ReportInput): Part {
  if (!finance) return null;
  if (finance.refused) return refusal(pen, finance.refused);
  const { format } = pen;
  const total = format.t('indicators.total');
  const { others } = finance;
  const money = <R extends Sums>(): ReportColumn<R>[] => [
    { head: pen.t('finance.revenue'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.revenueE4) },
    { head: pen.t('finance.profit'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.profitE4) },
  ];
  const months: MonthRow[] = [
    ...finance.months.map((row) => ({ ...row, name: format.month(row.month), sum: false })),
    { ...finance.total, name: total, sum: true },
  ];
  const lost: LostRow[] = finance.top.map((row) => ({ ...row, name: row.name ?? row.customer, sum: false }));
  if (others.customers > 0) {
    const name = format.t('indicators.others', { count: others.customers });
    lost.push({ ...others, name, lostOn: '', sum: false });
  }
  lost.push({ ...finance.total, name: total, lostOn: '', sum: true });
  return [
    reportTable<Sums>(
      [{ head: pen.t('finance.figure'), kind: 'text', width: '46%', cell: ({ name }) => name }, ...money<Sums>()],
      yearRows(pen, finance),
      { caption: pen.t('finance.year') },
    ),
    finance.months.length > 0 && [
      pen.figure(lostByMonthChart(finance, format, pen.theme), 220),
      reportTable<MonthRow>(
        [
          { head: format.t('charts.table.month'), kind: 'text', width: '30%', cell: ({ name }) => name },
          { head: format.t('indicators.customers'), kind: 'figure', cell: (row) => format.number(row.customers) },
          ...money<MonthRow>(),
        ],
        months,
        { caption: format.t('indicators.byMonth'), isTotal: ({ sum }) => sum },
      ),
      reportTable<LostRow>(
        [
          { head: format.t('indicators.customer'), kind: 'text', width: '38%', cell: ({ name }) => name },
          { head: format.t('indicators.lostOn'), kind: 'text', cell: ({ lostOn }) => lostOn },
          ...money<LostRow>(),
        ],
        lost,
        { caption: format.t('indicators.byCustomer'), isTotal: ({ sum }) => sum },
      ),
    ],
    noticeList(pen, finance.notices),
  ];
}

function yearRows({ format, t }: ReportPen, finance: Finance): Sums[] {
  const { total, growth, revenueBeforeE4 } = finance;
  const name =
    growth === null
      ? t('finance.now')
      : t('finance.nowGrowth', { growth: signedPoints(format.locale).relative(growth) });
  return [
    { name, revenueE4: finance.revenueE4, profitE4: finance.profitE4 },
    ...(revenueBeforeE4 === null ? [] : [{ name: t('finance.before'), revenueE4: revenueBeforeE4, profitE4: null }]),
    { name: t('finance.lost', { count: total.customers }), revenueE4: total.revenueE4, profitE4: total.profitE4 },
  ];
}
