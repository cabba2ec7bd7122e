// The view prediction starts from, also where no row has a date.
import type { Text } from '../../../shared/text.ts';
import { asOfText } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { listView } from '../view/listView.ts';
import { viewOrBlank } from '../view/viewAt.ts';

/** The view, with everybody who is registered where no row has a date. */
export function predictionView(project: OpenProject, asOf: string | null | undefined): View {
  const view = viewOrBlank(project, asOf);
  if (!isUndated(view)) return view;
  const listed = listView(project, null);
  return listed ? { ...listed.view, blank: true } : view;
}

export const isUndated = ({ ledger }: View): boolean => ledger.firstDay === null;

/** What every answer has that says nothing but why. */
export const refusedAnswer = (view: View, refused: Text) => ({
  asOf: asOfText(view),
  headline: refused,
  refused,
  notices: [],
  why: {},
});
