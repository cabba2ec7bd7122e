// Cohorts, survival and retention of a made-up shop, for charts and the report.
import { cohortGrid } from '../../electron/analysis/cohorts/cohortGrid.ts';
import { retentionModel } from '../../electron/analysis/survival/retentionModel.ts';
import { retentionResult } from '../../electron/analysis/survival/retentionResult.ts';
import { survivalCurves } from '../../electron/analysis/survival/survivalCurves.ts';
import { tenuresOf } from '../../electron/analysis/survival/tenure.ts';
import { leavers } from '../analysis/leavers.ts';

const { view, groupOf } = leavers(500);
const tenures = tenuresOf(view);
const by = { kind: 'type' } as const;
const grouping = { labels: ['{零售|x}', 'Wholesale & more'], groupOf };
const plan = { plus: 0.02, years: 5, discount: 0.1, marginShare: 0.3 };

export const stays = {
  grid: cohortGrid(view, 'month'),
  groups: cohortGrid(view, 'quarter', { by, grouping, early: true }),
  alone: survivalCurves(view, tenures),
  curves: survivalCurves(view, tenures, by, grouping),
  retention: retentionResult(view, tenures, retentionModel(tenures, 'month'), null, plan),
};
