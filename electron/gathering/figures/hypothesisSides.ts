// The two sides of each hypothesis on churn, from what the project knows about its customers at a view's date.

import type { Hypotheses } from '../../../shared/contract/rateGroups.ts';
import type { Sides } from '../../analysis/churn/hypotheses.ts';
import { type Side, sidesOfTypes } from '../../analysis/churn/typeSides.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { groupsBy } from '../sets/customerGroups.ts';

export type SideOptions = { readonly newDays: number; readonly intermediateTypes: readonly string[] | null };

export function hypothesisSides(
  project: OpenProject,
  before: View,
  opening: Uint8Array,
  { newDays, intermediateTypes }: SideOptions,
): { sides: Sides[]; types: Hypotheses['types'] } {
  const tenure = groupsBy(project, before, { kind: 'tenure', days: newDays }).groupOf;
  const value = groupsBy(project, before, { kind: 'valueClass' }).groupOf;
  const type = groupsBy(project, before, { kind: 'type' });
  const chosen = intermediateTypes && new Set(intermediateTypes);
  const typeSides = chosen
    ? type.labels.map((label): Side => (chosen.has(label) ? 'intermediate' : 'final'))
    : sidesOfTypes(type.labels);
  const counts = new Int32Array(type.labels.length);
  for (let c = 0; c < opening.length; c++) if (opening[c] === 1 && type.groupOf[c]! >= 0) counts[type.groupOf[c]!]!++;
  const types = type.labels
    .map((label, i) => ({ type: label, customers: counts[i]!, side: typeSides[i]! }))
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.customers - a.customers || (a.type < b.type ? -1 : 1));
  const on = (side: Side) => (c: number) => type.groupOf[c]! >= 0 && typeSides[type.groupOf[c]!] === side;
  const named = (side: Side) => types.filter((row) => row.side === side).map((row) => row.type);
  return {
    types,
    sides: [
      {
        hypothesis: 'oldLessThanNew',
        says: 'lower',
        isFirst: (c) => tenure[c] === 1,
        isSecond: (c) => tenure[c] === 0,
      },
      {
        hypothesis: 'intermediateLessThanFinal',
        says: 'lower',
        isFirst: on('intermediate'),
        isSecond: on('final'),
        firstTypes: named('intermediate'),
        secondTypes: named('final'),
      },
      {
        hypothesis: 'keyMostAtRisk',
        says: 'higher',
        isFirst: (c) => value[c] === 0,
        isSecond: (c) => value[c]! > 0,
      },
    ],
  };
}
