// The control chart of churn or of complaints, with the events of the business.
import type { ControlChart } from '../../../shared/contract/rateControl.ts';
import type { RateChoice } from '../../analysis/churn/chosenRate.ts';
import { countComplainers } from '../../analysis/churn/complainers.ts';
import { type ControlOptions, controlChart } from '../../analysis/churn/control.ts';
import { measuredPoints, ratePoints } from '../../analysis/churn/rates.ts';
import { makePeriods } from '../../analysis/view/periods.ts';
import type { View } from '../../analysis/view/view.ts';
import { readEvents } from '../../project/businessEvents.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { complaintDays } from '../view/complaintDays.ts';

const LOST_REVENUE: RateChoice = { by: 'revenue', denominator: 'opening', revenueRate: 'lost' };

export function controlAt(project: OpenProject, view: View, options: ControlOptions): ControlChart {
  const points =
    options.of === 'revenue' ? measuredPoints(view, options.period, LOST_REVENUE) : ratePoints(view, options.period);
  const complainers =
    options.of === 'complaints'
      ? countComplainers(view, makePeriods(view, options.period), complaintDays(project))
      : null;
  const counts = points.map(({ lost }, i) => complainers?.[i + 1] ?? lost);
  return controlChart(view, points, counts, options, readEvents(project.db));
}
