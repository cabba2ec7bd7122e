// Whether the measure pays.
import { benefitChart } from '../../../shared/charts/benefit.ts';
import type { BenefitResult } from '../../../shared/contract/costs.ts';
import { NONE } from '../../../shared/format.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

type Case = BenefitResult['base'];
type CaseRow = { name: string; value: (of: Case) => string; total?: boolean };
type CostRow = { name: string; basis: string; amountE4: number; total?: boolean };

export function benefitSection(pen: ReportPen, { benefit }: ReportInput): Part {
  const { t, format } = pen;
  if (benefit === null) return html`<p class="refused">${t('benefit.none')}</p>`;
  const { measure, result } = benefit;
  if (result.refused) return refusal(pen, result.refused);
  const costs: CostRow[] = [
    {
      name: t('benefit.labour'),
      basis: t('benefit.labourOf', { hours: measure.labourHours, rate: format.money(measure.hourlyRate * 10_000) }),
      amountE4: result.labourE4,
    },
    { name: t('benefit.goods'), basis: '', amountE4: result.goodsE4 },
    { name: t('benefit.cash'), basis: '', amountE4: result.cashE4 },
    { name: t('benefit.cost'), basis: '', amountE4: result.costE4, total: true },
  ];
  const cases: CaseRow[] = [
    { name: t('benefit.saveRate'), value: (of) => format.share(of.saveRate) },
    { name: t('benefit.saved'), value: (of) => pen.measured(of.savedCustomers) },
    { name: t('benefit.benefit', { unit: pen.unit }), value: (of) => pen.amount(of.benefitE4) },
    { name: t('benefit.net', { unit: pen.unit }), value: (of) => pen.amount(of.netE4), total: true },
    { name: t('benefit.ratio'), value: (of) => (of.ratio === null ? NONE : `${format.decimal(of.ratio)} : 1`) },
    {
      name: t('benefit.payback'),
      value: (of) => (of.paybackMonths === null ? t('benefit.never') : pen.measured(of.paybackMonths)),
    },
  ];
  const caseColumns: ReportColumn<CaseRow>[] = [
    { head: t('benefit.figure'), kind: 'text', width: '46%', cell: (row) => row.name },
    ...(['low', 'base', 'high'] as const).map(
      (name): ReportColumn<CaseRow> => ({
        head: format.t(`costs.cases.${name}`),
        kind: 'figure',
        cell: (row) => row.value(result[name]),
      }),
    ),
  ];
  const costColumns: ReportColumn<CostRow>[] = [
    { head: t('benefit.costLine'), kind: 'text', width: '34%', cell: (row) => row.name },
    { head: t('benefit.costBasis'), kind: 'text', cell: (row) => row.basis },
    {
      head: t('benefit.amount'),
      unit: pen.unit,
      kind: 'figure',
      width: '20%',
      cell: (row) => pen.amount(row.amountE4),
    },
  ];
  return html`<div class="together">${[
    pen.figure(
      benefitChart(result, format, pen.theme),
      240,
      t('benefit.source', {
        count: measure.customers,
        revenue: format.money(Math.round(measure.revenuePerCustomer * 10_000)),
        margin: { as: 'share', value: measure.marginShare },
      }),
    ),
    reportTable(caseColumns, cases, { caption: t('benefit.cases'), isTotal: (row) => row.total === true }),
    reportTable(costColumns, costs, { caption: t('benefit.costs'), isTotal: (row) => row.total === true }),
    noticeList(pen, result.notices),
  ]}</div>`;
}
