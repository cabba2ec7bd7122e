// What each screen asks for when the date moves: measured at dates it has not seen, on the large project.
import type { ArgsIn, CallName } from '../../shared/contract/contract.ts';
import type { SegmentRule } from '../../shared/contract/segmentRule.ts';

type ScreenRead = { call: CallName; label: string; args?: object; atMostMs: number };
const read = <N extends CallName>(
  call: N,
  label: string,
  args: Omit<ArgsIn<N>, 'project' | 'asOf'>,
  atMostMs = 150,
): ScreenRead => ({ call, label, args, atMostMs });

const FREQUENT: SegmentRule = {
  kind: 'and',
  rules: [
    { kind: 'figure', field: 'orders', min: 3, max: null },
    { kind: 'not', rule: { kind: 'choice', field: 'state', values: ['lost'] } },
  ],
};

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
  lifetime: read('value.lifetime', 'Concentration: worth of a customer', {}),
  profile: read('profile.compare', 'Profile', {}),
  forecast: read('forecast.get', 'Forecast: customers lost', {}),
  losses: read('forecast.losses', 'Forecast: losses among today’s customers, tried on the past', {}, 300),
  beforeLeaving: read('behaviour.beforeLeaving', 'Before they leave', {}, 300),
  drivers: read('drivers.monthly', 'What goes with churn', {}, 300),
  odds: read('drivers.customers', 'Odds of the single customer', {}, 300),
  toCome: read('toCome.value', 'Value to come by MBG/NBD, tried on the past', { model: 'mbg' }, 3000),
  ownSegment: read('ownSegments.count', 'Own segments: live count', { set: { kind: 'rule', rule: FREQUENT } }),
  overviewOfSome: read('overview.get', 'Overview of a segment of one’s own', {
    within: { kind: 'rule', rule: FREQUENT },
  }),
  seriesOfSome: read('rates.series', 'Churn of the active only', { within: { kind: 'state', states: ['active'] } }),
} satisfies Record<string, ScreenRead>;
export type ScreenReadName = keyof typeof screenReads;
