// Who is due to need something of a category again: a list to call, and the customers behind it.

import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { say, type Text } from '../../../shared/text.ts';
import { type Due, dueBetween } from '../../analysis/toCome/categoryGaps.ts';
import { asOfText, explain, refusal } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { readAlertRules } from '../../project/alertRules.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { keptToCome } from './toComeAt.ts';

export type DueAsked = { readonly days: number; readonly category: string | null; readonly limit: number };

/** As far back as anybody may be late who is not beyond another gap. */
const EVER = 10_000;

/** That somebody is late, and so may have stopped, is only said where the rules allow such guesses. */
const mayNameLate = (project: OpenProject): boolean => readAlertRules(project.db).rules.sensitive;

function dueWithin(project: OpenProject, view: View, days: number): readonly Due[] {
  const late = mayNameLate(project);
  const from = late ? view.asOf - EVER : view.asOf;
  return keptToCome(project, 'due', view, [days, late], () => dueBetween(view, from, view.asOf + days));
}

function whyNot(view: View): Text | null {
  return refusal(view) ?? (view.ledger.categories.length === 0 ? say('toCome.due.refused') : null);
}

export function dueAt(project: OpenProject, view: View, { days, category, limit }: DueAsked): Result<'toCome.due'> {
  const refused = whyNot(view);
  const all = refused ? [] : dueWithin(project, view, days);
  const counts = new Map<string, number>();
  for (const due of all) counts.set(due.category, (counts.get(due.category) ?? 0) + 1);
  const chosen = category === null ? all : all.filter((due) => due.category === category);
  const shown = chosen.slice(0, limit);
  const texts = readCustomerText(
    project.db,
    shown.map(({ c }) => view.ledger.customerRowId[c]!),
  );
  const customers = new Set(chosen.map(({ c }) => c)).size;
  const set: CustomerSet = { kind: 'dueAgain', category, days };
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (customers === 0
        ? say('toCome.due.headlineNone', { days })
        : say('toCome.due.headline', { count: customers, days })),
    refused,
    notices: [],
    why: refused ? {} : { due: explain(view, 'toComeDue', customers, customers === 0 ? null : set, { days }) },
    days,
    late: mayNameLate(project),
    categories: [...counts]
      .map(([name, due]) => ({ category: name, due, set: { kind: 'dueAgain' as const, category: name, days } }))
      .sort((a, b) => b.due - a.due),
    total: chosen.length,
    rows: shown.map(({ category: name, purchases, lastDay, gapDays, nextDay }, i) => ({
      customer: texts[i]!.customer,
      name: texts[i]!.name,
      phone: texts[i]!.phone,
      category: name,
      purchases,
      lastDay: isoDate(lastDay),
      gapDays,
      nextDay: isoDate(nextDay),
    })),
  };
}

export function dueMembers(
  project: OpenProject,
  view: View,
  { category, days }: Extract<CustomerSet, { kind: 'dueAgain' }>,
): Uint8Array {
  const mask = new Uint8Array(view.ledger.customerCount);
  for (const due of dueWithin(project, view, days)) if (category === null || due.category === category) mask[due.c] = 1;
  return mask;
}
