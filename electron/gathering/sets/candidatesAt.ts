// Customers with a ground for being let go, and those who have been: the figures with the customers' names.
import type { LetGoRules } from '../../../shared/contract/customerSet.ts';
import type { CandidatesResult } from '../../../shared/contract/value.ts';
import { isoDate } from '../../../shared/dates.ts';
import { candidatesOf } from '../../analysis/value/candidates.ts';
import { FLAG_KINDS, type LetGoFlags, letGoFlags } from '../../analysis/value/letGoFlags.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readLettingGo } from '../../project/customerFlags.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { extrasAt } from '../customers/customerKnowledge.ts';
import { indexByRowId } from '../customers/customerTexts.ts';

export const letGoFlagsAt = (project: OpenProject, view: View, rules: LetGoRules): LetGoFlags =>
  project.cached(`value.flags ${viewKey(view)} ${JSON.stringify(rules)}`, () => letGoFlags(view, rules));

export function candidatesAt(
  project: OpenProject,
  view: View,
  rules: LetGoRules,
  page: { readonly offset: number; readonly limit: number },
): CandidatesResult {
  const flags = letGoFlagsAt(project, view, rules);
  const { summary, order } = project.cached(`value.candidates ${viewKey(view)} ${JSON.stringify(rules)}`, () =>
    candidatesOf(view, flags),
  );
  const shown = Array.from(order.subarray(page.offset, page.offset + page.limit));
  const texts = readCustomerText(
    project.db,
    shown.map((c) => view.ledger.customerRowId[c]!),
  );
  const { classOf } = extrasAt(project, view).values;
  const { metrics } = view;
  return {
    ...summary,
    rows: shown.map((c, place) => ({
      customer: texts[place]!.customer,
      name: texts[place]!.name,
      valueClass: VALUE_CLASSES[classOf[c]! - 1] ?? null,
      trailingYearE4: metrics.trailingYearE4[c]!,
      revenueE4: metrics.revenueE4[c]!,
      orders: metrics.orders[c]!,
      recencyDays: view.asOf - metrics.lastDay[c]!,
      flags: flags.of(c),
    })),
    letGo: letGoRows(project, view),
  };
}

/** Those let go by the view's date, in the order of the decisions. */
function letGoRows(project: OpenProject, view: View): CandidatesResult['letGo'] {
  const decisions = readLettingGo(project.db).filter(({ day }) => day <= view.asOf);
  if (decisions.length === 0) return [];
  const indexOf = project.cachedForData('customers.indexByRowId', () => indexByRowId(project.ledger()));
  return decisions.flatMap(({ customerId, day, reason, confirmedBy, flags }) => {
    const c = indexOf[customerId] ?? -1;
    if (c < 0 || view.metrics.known[c] !== 1) return [];
    const { customer, name } = readCustomerText(project.db, [view.ledger.customerRowId[c]!])[0]!;
    const grounds = JSON.parse(flags) as unknown[];
    return {
      customer,
      name,
      day: isoDate(day),
      reason,
      confirmedBy,
      flags: FLAG_KINDS.filter((kind) => grounds.includes(kind)),
      trailingYearE4: view.metrics.trailingYearE4[c]!,
    };
  });
}
