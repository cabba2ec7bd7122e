// On whom rules are tried: everybody, or those of a part, with a word on who they are.

import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { asDate } from '../../../shared/text.ts';
import type { AlertInput } from '../../analysis/alerts/alertInput.ts';
import { inform, warn } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { partOn } from '../sets/partOn.ts';
import { alertInputAt } from './alertInputAt.ts';

type Answer = { readonly from: string | null; readonly notices: Notice[] };
type Tried = { readonly input: AlertInput; readonly say: <A extends Answer>(answer: A) => A };

/** A set that only a later day could name leaves the trial to everybody, and the answer says so. */
export function triedOn(project: OpenProject, view: View, within: CustomerSet | null | undefined): Tried {
  const input = alertInputAt(project, view);
  const part = partOn(project, view, within);
  const tell =
    (notice: (from: string) => Notice): Tried['say'] =>
    (answer) =>
      answer.from === null ? answer : { ...answer, notices: [notice(answer.from), ...answer.notices] };
  if (part === null) return { input, say: (answer) => answer };
  if (part === 'hindsight') return { input, say: tell(() => warn('alertRules.notice.everybody')) };
  return {
    input: { ...input, membersOn: part.membersOn },
    say: tell((from) => inform(`alertRules.notice.${part.standing ? 'partThen' : 'part'}`, { date: asDate(from) })),
  };
}
