// What each screen asks for when the date moves: measured at dates it has not seen, on the large project.
import type { ArgsIn, CallName } from '../../shared/contract/contract.ts';

type ScreenRead = { call: CallName; label: string; args?: object; atMostMs: number };
const read = <N extends CallName>(
  call: N,
  label: string,
  args: Omit<ArgsIn<N>, 'project' | 'asOf'>,
  atMostMs = 150,
): ScreenRead => ({ call, label, args, atMostMs });

export const screenReads = {
  rfm: read('segments.rfm', 'Segments', {}),
  advise: read('definition.advise', 'Definition: advice with its back-tests', {}, 2000),
  ratesSeries: read('rates.series', 'Churn: monthly series', {}),
  ratesByRevenue: read('rates.series', 'Churn: by revenue, average customers', {
    by: 'revenue',
    denominator: 'average',
  }),
  ratesGroups: read('rates.groups', 'Churn: by value class', { by: { kind: 'valueClass' } }),
  cohortGrid: read('cohorts.grid', 'Cohorts', {}),
  survivalCurves: read('survival.curves', 'Survival', {}),
  retention: read('survival.retention', 'Survival: projection', {}),
  rfmJenks: read('segments.rfm', 'Segments: natural breaks', { method: 'jenks' }),
  cube: read('segments.cube', 'Segments: cube', {}),
  movement: read('segments.movement', 'Segments: movement', { from: '2024-01-31' }),
  classes: read('value.classes', 'Value', {}),
  concentration: read('value.concentration', 'Concentration', {}),
} satisfies Record<string, ScreenRead>;
export type ScreenReadName = keyof typeof screenReads;
