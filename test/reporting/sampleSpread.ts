// Concentration and profile of a made-up business, as a report has them.

import { profile } from '../../electron/analysis/profile/profile.ts';
import { binFigure, binGroups, IN_OTHER, IN_SET } from '../../electron/analysis/profile/profileBins.ts';
import { profileFigure } from '../../electron/analysis/profile/profileFigures.ts';
import { concentration } from '../../electron/analysis/value/concentration.ts';
import { lifetimeValue } from '../../electron/analysis/value/lifetimeValue.ts';
import { LOST } from '../../electron/analysis/view/states.ts';
import { makeView } from '../../electron/analysis/view/view.ts';
import type { ReportInput } from '../../electron/reporting/reportInput.ts';
import { asWord } from '../../shared/text.ts';
import { ledgerFrom, type Row } from '../analysis/ledgerFrom.ts';

const FIRST = 19_000;
const D = FIRST + 730;
const rows: Row[] = Array.from({ length: 160 }, (_, i) =>
  Array.from({ length: 2 + ((i * 7) % 12) }, (_, k) => ({
    customer: `C${String(i).padStart(3, '0')}`,
    day: Math.max(FIRST, D - ((i * 5) % 300) - k * (i % 3 === 0 ? 28 : 55)),
    amountE4: (40 + ((i * i) % 97) * (1 + (i % 5))) * 10_000,
  })),
).flat();
const view = makeView(ledgerFrom(rows), D, { definition: { kind: 'silence', days: 120 }, origin: 'chosen' });
const regions = ['Leeds & York', '华东', '<b>North</b>'];

export function sampleConcentration(): NonNullable<ReportInput['concentration']> {
  const { top, ...spread } = concentration(view, { basis: 'trailingYear', aShare: 0.8, bShare: 0.95, leaving: 10 });
  return {
    spread: {
      ...spread,
      top: top.map(({ c, ...row }) => ({ customer: `C${c}`, name: c % 2 ? '王芳' : null, ...row })),
    },
    lifetime: lifetimeValue(view, { marginShare: 0.3, discount: 0.1, acquisitionCostE4: 0 }),
  };
}

export function sampleProfile(): NonNullable<ReportInput['profile']> {
  const side = Uint8Array.from(view.states, (state) => (state === LOST ? IN_SET : IN_OTHER));
  const inSet = side.reduce((sum, one) => sum + (one === IN_SET ? 1 : 0), 0);
  const regionOf = Int32Array.from(view.states, (state, c) => (state === LOST ? c % 2 : (c % 4) - 1));
  return profile(
    view,
    {
      set: { kind: 'state', states: ['lost'] },
      against: { kind: 'state', states: ['active', 'atRisk'] },
      inSet,
      inOther: side.length - inSet,
      tooNew: 3,
      who: asWord('profile.who.lost'),
      whom: asWord('profile.whom.notLost'),
      circular: true,
    },
    [
      ...(['firstOrderE4', 'orders90', 'medianGapDays', 'refundShare'] as const).map((figure) => ({
        field: { kind: 'figure' as const, figure },
        binned: binFigure(profileFigure(view, figure), side),
        setOf: () => null,
      })),
      {
        field: { kind: 'group' as const, by: { kind: 'region' as const } },
        binned: binGroups(regions, regionOf, side),
        setOf: () => null,
      },
    ],
  );
}
