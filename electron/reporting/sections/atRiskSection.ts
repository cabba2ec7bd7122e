// Who to call: customers who are late by their own rhythm, those worth most first.
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import type { ReportPen } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

const nameOf = (row: CustomerRow): string => row.name?.trim() || row.customer;
const contactOf = (row: CustomerRow): string => row.phone?.trim() || row.email?.trim() || '';

export function atRiskSection(pen: ReportPen, { atRisk, overview }: ReportInput): Part {
  const { t, format } = pen;
  if (atRisk.rows.length === 0) return html`<p class="refused">${t('atRisk.none')}</p>`;
  const named = atRisk.rows.some((row) => nameOf(row) !== row.customer);
  const reachable = atRisk.rows.some((row) => contactOf(row) !== '');
  const isolated = (text: string) => html`<bdi>${text}</bdi>`;
  const optional = (wanted: boolean, column: ReportColumn<CustomerRow>) => (wanted ? [column] : []);
  const columns: ReportColumn<CustomerRow>[] = [
    {
      head: t('atRisk.customer'),
      kind: 'text',
      width: reachable ? '23%' : '33%',
      cell: (row) => isolated(nameOf(row)),
    },
    ...optional(named, {
      head: t('atRisk.id'),
      kind: 'text',
      width: '9%',
      cell: (row) => isolated(row.customer),
    }),
    ...optional(reachable, {
      head: t('atRisk.contact'),
      kind: 'text',
      width: '14%',
      cell: (row) => isolated(contactOf(row)),
    }),
    {
      head: t('atRisk.class'),
      kind: 'text',
      width: '10%',
      cell: (row) => (row.valueClass ? format.t(`segments.classes.${row.valueClass}`) : ''),
    },
    { head: t('atRisk.last'), kind: 'figure', width: '11%', cell: (row) => format.date(row.lastDay) },
    { head: t('atRisk.silent'), unit: t('unit.days'), kind: 'figure', cell: (row) => format.number(row.recencyDays) },
    { head: t('atRisk.gap'), unit: t('unit.days'), kind: 'figure', cell: (row) => pen.measured(row.medianGapDays) },
    { head: t('atRisk.orders'), kind: 'figure', cell: (row) => format.number(row.orders) },
    { head: t('atRisk.year'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.trailingYearE4) },
  ];
  const shownE4 = atRisk.rows.reduce((sum, row) => sum + row.trailingYearE4, 0);
  return [
    html`<p>${t('atRisk.how')}${
      atRisk.rows.length < atRisk.total &&
      html` ${t('atRisk.listed', {
        amount: format.moneyCompact(shownE4),
        share: { as: 'share', value: overview.atRiskRevenueE4 > 0 ? shownE4 / overview.atRiskRevenueE4 : null },
      })}`
    }</p>`,
    reportTable(columns, atRisk.rows, {
      caption:
        atRisk.rows.length < atRisk.total
          ? t('atRisk.tableFirst', { shown: atRisk.rows.length, all: atRisk.total })
          : t('atRisk.table'),
    }),
  ];
}
