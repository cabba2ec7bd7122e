// Who came back, by the month of the first purchase.
import { cohortAverageChart } from '../../../shared/charts/cohortAverage.ts';
import { cohortGridChart } from '../../../shared/charts/cohortGrid.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';

/** What a page holds and eyes can read. */
const ROWS = 24;
const AGES = 13;

export function cohortsSection(pen: ReportPen, { cohorts }: ReportInput): Part {
  const { t, format } = pen;
  if (!cohorts) return null;
  if (cohorts.refused) return refusal(pen, cohorts.refused);
  const rows = cohorts.rows.slice(-ROWS);
  const { trend, period } = cohorts;
  const verdict = trend && (trend.low > 0 ? 'better' : trend.high < 0 ? 'worse' : 'unclear');
  const points = (value: number) => format.decimal(Math.round(value * 1000) / 10);
  return [
    pen.figure(
      cohortGridChart({ ...cohorts, rows }, format, pen.theme, { ages: AGES, width: 530 }),
      66 + 20 * (rows.length + 1),
      rows.length < cohorts.rows.length
        ? t('cohorts.sourceLatest', { shown: rows.length, all: cohorts.rows.length, ages: AGES - 1 })
        : t('cohorts.source', { ages: AGES - 1 }),
    ),
    trend &&
      verdict &&
      html`<p>${format.t(`cohorts.trend.${verdict}.${period}`, {
        later: format.share(trend.later.value),
        earlier: format.share(trend.earlier.value),
        points: points(Math.abs(trend.difference)),
        low: points(trend.low),
        high: points(trend.high),
      })}</p>`,
    pen.figure(cohortAverageChart(cohorts, format, pen.theme), 210),
    noticeList(pen, cohorts.notices),
  ];
}
