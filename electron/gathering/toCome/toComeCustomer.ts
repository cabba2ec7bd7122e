// One customer: what is to be expected, and of which category the next purchase is due.
import type { Result } from '../../../shared/contract/contract.ts';
import { isoDate } from '../../../shared/dates.ts';
import { type CategoryGap, categoryGapsOf } from '../../analysis/toCome/categoryGaps.ts';
import type { ToComeAsked } from '../../analysis/toCome/toCome.ts';
import { asOfText } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { readAlertRules } from '../../project/alertRules.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { KnownCustomer } from '../customers/customerCard.ts';
import { expectedAt } from './toComeAt.ts';
import { toComeRow } from './toComeList.ts';

/** That somebody has stopped buying something is only said where the rules allow such guesses. */
function dueCategories(project: OpenProject, view: View, c: number): CategoryGap[] {
  const { sensitive } = readAlertRules(project.db).rules;
  return categoryGapsOf(view, c).filter(({ nextDay }) => sensitive || nextDay >= view.asOf);
}

/** `id` is the row id. */
export function toComeCustomer(
  project: OpenProject,
  view: View,
  asked: ToComeAsked,
  { id, c }: KnownCustomer,
): Result<'toCome.customer'> {
  const found = expectedAt(project, view, asked);
  const isFound = !('key' in found);
  const row = isFound ? found.basis.buyers.c.indexOf(c) : -1;
  return {
    asOf: asOfText(view),
    refused: isFound ? null : found,
    months: asked.months,
    row: isFound && row >= 0 ? toComeRow(view, found, row, readCustomerText(project.db, [id])[0]!) : null,
    categories: dueCategories(project, view, c).map(({ lastDay, nextDay, ...rest }) => ({
      ...rest,
      lastDay: isoDate(lastDay),
      nextDay: isoDate(nextDay),
    })),
  };
}
