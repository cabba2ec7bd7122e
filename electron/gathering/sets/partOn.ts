// Who was in a set on earlier days: past alerts and models look at nobody who was chosen for what came later.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { isStanding } from '../../../shared/isStanding.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { viewOrBlank } from '../view/viewAt.ts';
import { resolveSet } from './resolveSet.ts';
import { setMembers } from './setMembers.ts';

export type Part = {
  readonly set: CustomerSet;
  /** Chosen by what customers did: members differ from day to day. */
  readonly standing: boolean;
  /** 1 for members on a day, by ledger index. */
  readonly membersOn: (day: number) => Uint8Array;
};

/** Sets that stand and can be told of any day from the rows up to it. */
const TOLD_OF_ANY_DAY: readonly CustomerSet['kind'][] = [
  'state',
  'rfmSegment',
  'valueClass',
  'rfmCell',
  'cubeCell',
  'flagged',
  'inGroup',
  'abc',
  'top',
  'overdue',
  'boughtNotYet',
  'rule',
];

/**
 * A part of the business over time; null for everybody, 'hindsight' for sets that only a later day could name. Types,
 * regions and columns of one's own carry no date and hold for good.
 */
export function partOn(
  project: OpenProject,
  whole: View,
  within: CustomerSet | null | undefined,
): Part | null | 'hindsight' {
  if (within == null || within.kind === 'all') return null;
  const set = resolveSet(project, within);
  const standing = isStanding(set, () => null);
  if (standing && !TOLD_OF_ANY_DAY.includes(set.kind)) return 'hindsight';
  const { definition } = whole.definition;
  const name = JSON.stringify([set, definition]);
  const membersOn = (day: number) =>
    project.cachedForData(`part ${day} ${name}`, () =>
      setMembers(project, day === whole.asOf ? whole : viewOrBlank(project, isoDate(day), definition), set),
    );
  return { set, standing, membersOn: standing ? membersOn : () => membersOn(whole.asOf) };
}
