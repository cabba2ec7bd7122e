// The name of a cohort: its month, quarter, or the first day of its week.
import type { CohortGrid } from '../contract/cohorts.ts';
import type { Format } from '../format.ts';
import { periodLabel } from './periodLabel.ts';

export const cohortName = (from: string, period: CohortGrid['period'], format: Format): string =>
  period === 'week' ? format.t('charts.cohorts.week', { date: from }) : periodLabel(from, period, format);
