// Made-up answers for the parts of segments and of letting go, with names that would like to be markup.
import type { BoundaryResult, CubeResult, MovementResult } from '../../shared/contract/segments.ts';
import type { CandidatesResult } from '../../shared/contract/value.ts';
import { asMoney, asShare, say } from '../../shared/text.ts';
import { cube, movement } from '../charts/samples.ts';

type Base = Pick<CubeResult, 'asOf' | 'headline' | 'refused' | 'notices' | 'why'>;
const HOSTILE = '<img src=x onerror=alert(1)>';
const rules = {
  arrearsE4: 10_000_000,
  arrearsDays: 90,
  returnsShare: 0.5,
  returnsOrders: 3,
  marginShare: 0.3,
  perContactE4: 0,
  serviceShare: 0.3,
};

export const sampleCube = (base: Base): CubeResult => ({
  ...base,
  ...cube,
  options: { method: 'tertile', cuts: null },
  axes: [],
  interactionUnavailable: null,
});

export const sampleMovement = (base: Base): MovementResult => ({
  ...base,
  ...movement,
  customers: movement.before + 120,
  names: movement.to.map(({ name }) => name),
});

export const sampleBoundary = (base: Base): BoundaryResult => ({
  ...base,
  options: { bins: 5, method: 'quantile', cuts: null },
  customers: 705,
  falling: [],
  total: 1,
  rows: [
    {
      customer: 'C1',
      name: HOSTILE,
      segment: 'champions',
      recencyDays: 9,
      orders: 12,
      revenueE4: 12_000_000,
      fall: { days: 3, to: HOSTILE },
      byMoney: null,
      byOrders: null,
    },
  ],
});

export const sampleCandidates = (base: Base): CandidatesResult => ({
  ...base,
  rules,
  customers: 705,
  total: 1,
  flags: [],
  rows: [
    {
      customer: 'C2',
      name: HOSTILE,
      valueClass: 'small',
      trailingYearE4: 100_000,
      revenueE4: 900_000,
      orders: 4,
      recencyDays: 40,
      flags: [
        {
          kind: 'returns',
          text: say('value.flags.counted.returns', { share: asShare(0.6), refunds: asMoney(540_000) }),
          origin: 'counted',
        },
      ],
    },
  ],
  letGo: [
    {
      customer: 'C3',
      name: null,
      day: '2025-05-06',
      reason: HOSTILE,
      confirmedBy: HOSTILE,
      flags: ['abuse'],
      trailingYearE4: 0,
    },
  ],
});
