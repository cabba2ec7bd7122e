// What the coming months will bring, how such forecasts did on the past, and what today's customers let expect.
import { forecastChart } from '../../../shared/charts/forecast.ts';
import type { ExpectedLosses, Forecast } from '../../../shared/contract/forecast.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function forecastSection(pen: ReportPen, { forecast }: ReportInput): Part {
  if (!forecast) return null;
  const { lost, revenue, losses } = forecast;
  return [
    lost.refused ? refusal(pen, lost.refused) : seriesPart(pen, lost),
    html`<h3>${pen.format.t('forecast.of.revenue')}</h3>`,
    revenue.refused
      ? refusal(pen, revenue.refused)
      : [html`<p class="lead">${pen.say(revenue.headline)}</p>`, seriesPart(pen, revenue)],
    html`<h3>${pen.format.t('forecast.losses.title')}</h3>`,
    losses.refused ? refusal(pen, losses.refused) : lossesPart(pen, losses),
  ];
}

function seriesPart(pen: ReportPen, forecast: Forecast): Part {
  const { format } = pen;
  const { of, method, methods } = forecast;
  const said = (value: number | null) =>
    value === null ? '–' : of === 'lost' ? pen.measured(value) : format.moneyCompact(Math.round(value));
  const columns: ReportColumn<Forecast['methods'][number]>[] = [
    {
      head: format.t('forecast.table.method'),
      kind: 'text',
      width: '40%',
      cell: (row) => format.t(`forecast.method.${row.method}`),
    },
    { head: format.t('forecast.table.error'), kind: 'figure', cell: ({ error }) => said(error) },
    { head: format.t('forecast.table.ratio'), kind: 'figure', cell: ({ ratio }) => format.share(ratio) },
    {
      head: format.t('forecast.table.covered'),
      kind: 'figure',
      cell: ({ covered, tests }) => `${format.number(covered)} / ${format.number(tests)}`,
    },
  ];
  return [
    pen.figure(forecastChart(forecast, format, pen.theme), 230),
    reportTable(columns, methods, {
      caption: format.t('forecast.table.title'),
      isTotal: (row) => row.method === method,
    }),
    noticeList(pen, forecast.notices),
  ];
}

function lossesPart(pen: ReportPen, { headline, horizons, tried, tests, notices }: ExpectedLosses): Part {
  const { format } = pen;
  const between = (low: number, high: number) =>
    format.t('common.interval', { low: format.number(Math.round(low)), high: format.number(Math.round(high)) });
  const columns: ReportColumn<ExpectedLosses['horizons'][number]>[] = [
    { head: format.t('forecast.losses.until'), kind: 'text', cell: ({ until }) => until },
    {
      head: format.t('forecast.losses.expected'),
      kind: 'figure',
      cell: ({ lost }) => format.number(Math.round(lost.value)),
    },
    { head: pen.t('forecast.interval'), kind: 'figure', cell: ({ lost }) => between(lost.low, lost.high) },
    { head: pen.t('forecast.share'), kind: 'figure', cell: ({ share }) => format.share(share.value) },
    {
      head: format.t('forecast.of.lostRevenue'),
      unit: pen.unit,
      kind: 'figure',
      cell: ({ lostRevenueE4 }) => pen.amount(Math.round(lostRevenueE4.value)),
    },
  ];
  const trials: ReportColumn<ExpectedLosses['tests'][number]>[] = [
    { head: format.t('forecast.losses.from'), kind: 'text', cell: ({ from }) => from },
    { head: format.t('forecast.losses.until'), kind: 'text', cell: ({ until }) => until },
    { head: format.t('forecast.losses.customers'), kind: 'figure', cell: ({ customers }) => format.number(customers) },
    {
      head: format.t('forecast.losses.expected'),
      kind: 'figure',
      cell: ({ lost }) => format.number(Math.round(lost.value)),
    },
    { head: pen.t('forecast.interval'), kind: 'figure', cell: ({ lost }) => between(lost.low, lost.high) },
    { head: format.t('forecast.losses.actual'), kind: 'figure', cell: ({ lost }) => format.number(lost.actual) },
    {
      head: format.t('forecast.losses.money'),
      unit: pen.unit,
      kind: 'figure',
      cell: ({ lostRevenueE4 }) => pen.amount(Math.round(lostRevenueE4.value)),
    },
    {
      head: format.t('forecast.losses.moneyActual'),
      unit: pen.unit,
      kind: 'figure',
      cell: ({ lostRevenueE4 }) => pen.amount(lostRevenueE4.actual),
    },
  ];
  return [
    html`<p class="lead">${pen.say(headline)}</p>`,
    reportTable(columns, horizons),
    tried && html`<p>${pen.say(tried)}</p>`,
    tests.length > 0 && reportTable(trials, tests, { caption: format.t('forecast.losses.tests') }),
    noticeList(pen, notices),
  ];
}
