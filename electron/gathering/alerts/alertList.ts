// The list of alerts as people work through it: filtered, in order, with reasons in words.
import type { AlertRow } from '../../../shared/contract/alerts.ts';
import type { Args } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { say } from '../../../shared/text.ts';
import type { AlertCase } from '../../analysis/alerts/caseOf.ts';
import { BETTER, CLOSED, NEW, SAME, WORSE } from '../../analysis/alerts/diffAlerts.ts';
import { reasonsInWords } from '../../analysis/alerts/reasonWords.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import { stableOrder } from '../../analysis/view/stableOrder.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { customerTexts, extrasAt } from '../customers/customerKnowledge.ts';
import { setMembers } from '../sets/setMembers.ts';
import { type AlertPicture, casesAt } from './alertPicture.ts';
import { risksAt } from './alertRisk.ts';

export type AlertSelection = Omit<Args<'alerts.list'>, 'project' | 'asOf' | 'within' | 'offset' | 'limit'>;

export const CHANGE_NAMES = {
  [NEW]: 'new',
  [WORSE]: 'worse',
  [BETTER]: 'better',
  [SAME]: 'same',
  [CLOSED]: 'closed',
} as const;
type ChangeCode = keyof typeof CHANGE_NAMES;

/** Revenue of the last 365 days that hangs on a customer; refunds beyond purchases are no value. */
export const valueAtRisk = ({ view }: AlertPicture, c: number): number => Math.max(0, view.metrics.trailingYearE4[c]!);

/** 1 for whoever the header's filter lets through. */
export function maskOf(
  project: OpenProject,
  { view }: AlertPicture,
  within: CustomerSet | null | undefined,
): Uint8Array | null {
  return within == null || within.kind === 'all' ? null : setMembers(project, view, within);
}

/** Ledger indices of the alerts that are asked for, in order. Closed ones only where they are asked for. */
export function alertOrder(
  project: OpenProject,
  picture: AlertPicture,
  selection: AlertSelection,
  mask: Uint8Array | null,
): Int32Array {
  const { view, level, diff, booked } = picture;
  const cases = casesAt(project, picture);
  const { levels, changes, status, owner, search, sort } = selection;
  const wanted = selection.alerts && new Set(selection.alerts);
  const found = search.trim() === '' ? null : customerTexts(project).search(search.trim());
  const rows: number[] = [];
  for (let c = 0; c < level.length; c++) {
    const code = diff.change[c]!;
    if (code === 0 || (mask !== null && mask[c] === 0)) continue;
    if (wanted) {
      if (wanted.has(booked[c]?.id ?? -1)) rows.push(c);
      continue;
    }
    if (changes.length === 0 ? code === CLOSED : !changes.includes(CHANGE_NAMES[code as ChangeCode])) continue;
    if (levels.length > 0 && code !== CLOSED && !levels.includes(level[c]!)) continue;
    const one = cases[c]!;
    if (status.length > 0 && !status.includes(one.status)) continue;
    if (owner !== null && (one.owner ?? '') !== owner) continue;
    if (found !== null && found[c] === 0) continue;
    rows.push(c);
  }
  return inOrder(project, picture, cases, Int32Array.from(rows), sort, view.ledger.customerCount);
}

function inOrder(
  project: OpenProject,
  picture: AlertPicture,
  cases: readonly (AlertCase | null)[],
  rows: Int32Array,
  sort: AlertSelection['sort'],
  count: number,
): Int32Array {
  const { level, alerts } = picture;
  const keys = (make: (c: number) => number | null): Float64Array => {
    const all = new Float64Array(count).fill(Number.NaN);
    for (const c of rows) all[c] = make(c) ?? Number.NaN;
    return all;
  };
  const value = keys((c) => valueAtRisk(picture, c));
  const byValue = stableOrder(rows, value, true);
  const byLevel = stableOrder(
    byValue,
    keys((c) => level[c]!),
    true,
  );
  const risks = risksAt(project, picture);
  const riskOf = (c: number) => (level[c] === 0 ? null : (risks.of(c, level[c]!)?.value ?? null));
  switch (sort) {
    case 'value':
      return byValue;
    case 'level':
      return byLevel;
    case 'risk':
      return stableOrder(byLevel, keys(riskOf), true);
    case 'since':
      return stableOrder(
        byLevel,
        keys((c) => alerts.levelSince[c]!),
        true,
      );
    case 'due':
      return stableOrder(
        byLevel,
        keys((c) => cases[c]?.due ?? null),
        false,
      );
    case 'expectedLoss':
      return stableOrder(
        byLevel,
        keys((c) => {
          const risk = riskOf(c);
          return risk === null ? null : risk * value[c]!;
        }),
        true,
      );
  }
}

const dayText = (day: number | null): string | null => (day === null ? null : isoDate(day));

/** One row for each ledger index. */
export function alertRows(project: OpenProject, picture: AlertPicture, indices: Int32Array): AlertRow[] {
  const { view, alerts, level, booked, before, diff } = picture;
  const cases = casesAt(project, picture);
  const risks = risksAt(project, picture);
  const { values } = extrasAt(project, view);
  const texts = readCustomerText(
    project.db,
    Array.from(indices, (c) => view.ledger.customerRowId[c]!),
  );
  return texts.map(({ customer, name, phone, email }, i) => {
    const c = indices[i]!;
    const now = level[c]!;
    const one = cases[c]!;
    const alert = booked[c] ?? null;
    const risk = now === 0 ? null : risks.of(c, now);
    const valueE4 = valueAtRisk(picture, c);
    const since = now === 0 ? (alert?.sinceDay ?? view.asOf) : alerts.since[c]!;
    return {
      alert: alert?.id ?? null,
      customer,
      name,
      phone,
      email,
      valueClass: VALUE_CLASSES[values.classOf[c]! - 1] ?? null,
      level: now,
      before: before[c]!,
      change: CHANGE_NAMES[diff.change[c] as ChangeCode] ?? 'same',
      since: isoDate(since),
      levelSince: isoDate(now === 0 ? since : alerts.levelSince[c]!),
      valueE4,
      risk: risk?.value ?? null,
      riskSource: risk?.source ?? null,
      expectedLossE4: risk === null ? null : Math.round(risk.value * valueE4),
      reasons: now === 0 ? [say('alerts.reason.closed')] : reasonsInWords(alerts.reasons(c), view.asOf),
      status: one.status,
      owner: one.owner,
      due: dayText(one.due),
      snoozedUntil: dayText(one.snoozedUntil),
      outcome: one.outcome,
      note: one.note,
    };
  });
}
