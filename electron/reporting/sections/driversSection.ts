// Monthly figures that go with churn, and the closest of them beside it.
import { customerOddsChart } from '../../../shared/charts/customerOdds.ts';
import { driverSeriesChart, driversChart } from '../../../shared/charts/drivers.ts';
import type { CustomerDrivers, Driver, MonthlyDrivers } from '../../../shared/contract/drivers.ts';
import { driverWord, lagWord } from '../../../shared/driverWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function driversSection(pen: ReportPen, { drivers, odds }: ReportInput): Part {
  if (!drivers) return null;
  return [
    drivers.refused ? refusal(pen, drivers.refused) : monthlyPart(pen, drivers),
    odds && html`<h3>${pen.format.t('behaviour.tab.odds')}</h3>`,
    odds && (odds.refused ? refusal(pen, odds.refused) : oddsPart(pen, odds)),
  ];
}

/** Words, ratio and interval stand in the picture. */
function oddsPart(pen: ReportPen, odds: CustomerDrivers): Part {
  return [
    html`<p class="lead">${pen.say(odds.headline)}</p>`,
    pen.figure(customerOddsChart(odds, pen.format, pen.theme), 70 + 22 * Math.min(14, odds.factors.length)),
    noticeList(pen, odds.notices),
  ];
}

function monthlyPart(pen: ReportPen, found: MonthlyDrivers): Part {
  const { format } = pen;
  const { t } = format;
  const two = (value: number | null) => (value === null ? '–' : format.decimal(Math.round(value * 100) / 100));
  const columns: ReportColumn<Driver>[] = [
    { head: t('drivers.table.driver'), kind: 'text', width: '32%', cell: (row) => driverWord(format, row) },
    { head: t('drivers.table.lag'), kind: 'text', cell: ({ best }) => lagWord(format, best) },
    { head: t('drivers.table.partial'), kind: 'figure', cell: ({ best }) => two(best.partial) },
    { head: t('drivers.table.spearman'), kind: 'figure', cell: ({ best }) => two(best.spearman) },
    {
      head: t('drivers.table.p'),
      kind: 'figure',
      cell: ({ best }) => (best.adjusted !== null && best.adjusted < 0.005 ? '< 0.01' : two(best.adjusted)),
    },
    { head: t('drivers.table.months'), kind: 'figure', cell: ({ best }) => format.number(best.months) },
    { head: t('drivers.table.verdict'), kind: 'text', cell: ({ verdict }) => t(`drivers.verdict.${verdict}`) },
  ];
  const first = found.drivers[0];
  return [
    pen.figure(driversChart(found, format, pen.theme), 90 + 24 * Math.min(12, found.drivers.length)),
    first && pen.figure(driverSeriesChart({ points: found.points, driver: first }, format, pen.theme), 220),
    reportTable(columns, found.drivers, {
      caption: t('drivers.table.title'),
      isFaint: ({ verdict }) => verdict === 'none',
    }),
    noticeList(pen, found.notices),
  ];
}
