// Two sides of customers at a date, compared by everything the project knows of them.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { ProfileResult } from '../../../shared/contract/profile.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { asWord, type Param } from '../../../shared/text.ts';
import { type ProfileSides, profile } from '../../analysis/profile/profile.ts';
import { IN_OTHER, IN_SET } from '../../analysis/profile/profileBins.ts';
import { warmUpDays } from '../../analysis/view/lostRule.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readOwnSegment } from '../../project/ownSegments.ts';
import { resolveSet } from '../sets/resolveSet.ts';
import { setMembers } from '../sets/setMembers.ts';
import { profileFields } from './profileFields.ts';

/** The set as a rule, where a rule can say the same. */
function ruleOf(set: CustomerSet): SegmentRule | null {
  if (set.kind === 'rule') return set.rule;
  return set.kind === 'state' ? { kind: 'choice', field: 'state', values: [...set.states] } : null;
}

const byState = (set: CustomerSet | null): boolean => set === null || set.kind === 'state';

/** Who is on which side; who is in both belongs to the set. Too new are those whom no silence can have made lost yet. */
function sidesOf(project: OpenProject, view: View, set: CustomerSet, against: CustomerSet | null) {
  const { known, firstDay } = view.metrics;
  const circular = set.kind === 'state' && byState(against);
  const mine = setMembers(project, view, set);
  const theirs = against === null ? known : setMembers(project, view, against);
  const youngest = circular ? view.asOf - Math.max(0, warmUpDays(view.definition.definition)) : view.asOf;
  const side = new Uint8Array(mine.length);
  let tooNew = 0;
  let inSet = 0;
  let inOther = 0;
  for (let c = 0; c < side.length; c++) {
    if (known[c] !== 1 || (mine[c] !== 1 && theirs[c] !== 1)) continue;
    if (firstDay[c]! > youngest) {
      tooNew++;
      continue;
    }
    side[c] = mine[c] === 1 ? IN_SET : IN_OTHER;
    inSet += mine[c]!;
    inOther += 1 - mine[c]!;
  }
  return { side, inSet, inOther, tooNew, circular };
}

/** `place` is `who` at the beginning of a sentence, `whom` within one. */
function words(project: OpenProject, set: CustomerSet | null, place: 'who' | 'whom'): Param {
  if (set === null) return asWord(`profile.${place}.rest`);
  if (set.kind === 'all') return asWord(`profile.${place}.all`);
  if (set.kind === 'state') {
    const states = set.states.includes('active') && set.states.includes('atRisk') ? 'notLost' : set.states[0]!;
    return asWord(`profile.${place}.${set.states.length === 1 ? set.states[0]! : states}`);
  }
  if (set.kind === 'valueClass') return asWord(`profile.${place}.${set.valueClass}`);
  if (set.kind === 'own') return readOwnSegment(project.db, set.segment, set.version)?.name ?? '';
  return asWord(`profile.${place}.these`);
}

/** The set against another, or against everybody else. */
export function profileAt(
  project: OpenProject,
  view: View,
  set: CustomerSet,
  against: CustomerSet | null,
): ProfileResult {
  const resolved = [resolveSet(project, set), against && resolveSet(project, against)] as const;
  return project.cached(`profile ${viewKey(view)} ${JSON.stringify([set, against, resolved])}`, () => {
    const { side, ...counts } = sidesOf(project, view, set, against);
    const sides: ProfileSides = {
      ...counts,
      set,
      against,
      who: words(project, set, 'who'),
      whom: words(project, against, 'whom'),
    };
    const rule = ruleOf(resolved[0]);
    return profile(view, sides, profileFields(project, view, side, { circular: counts.circular, rule }));
  });
}
