import type { AlertEntryKind, AlertOutcome, CaseStatus } from '../../../shared/contract/alerts.ts';

/** One thing somebody entered about an alert, on an as-of day. */
export type CaseEntry = {
  readonly day: number;
  readonly kind: AlertEntryKind;
  /** The name, the day as a day number, the outcome or the words; null takes back what was entered before. */
  readonly value: string | number | null;
};

export type AlertCase = {
  readonly status: CaseStatus;
  readonly owner: string | null;
  /** Day by which something should have been done; null where all is done. */
  readonly due: number | null;
  readonly snoozedUntil: number | null;
  readonly outcome: AlertOutcome | null;
  readonly note: string | null;
};

type Alert = { readonly level: number; readonly raisedDay: number };

/** Days to act at levels 1…3. */
type Deadlines = readonly [number, number, number];

const asText = (value: CaseEntry['value']): string | null => (value === null ? null : String(value));
const asDay = (value: CaseEntry['value']): number | null => (typeof value === 'number' ? value : null);

/**
 * Where an alert stands with the people who look after it, from what they entered up to day `asOf`, oldest first. The
 * deadline runs from the day the alert reached its level. False alarm, saved and lost close the case; it opens again
 * when the alert is raised to a higher level after that. Somebody who could not be reached is to be tried again: the
 * deadline then runs from that day. A snoozed case is not overdue, and its deadline runs anew from the day it wakes.
 * A deadline set by hand stands, unless the alert has been raised since and the new level leaves less time.
 */
export function caseOf(
  { level, raisedDay }: Alert,
  entries: readonly CaseEntry[],
  deadlines: Deadlines,
  asOf: number,
): AlertCase {
  let owner: string | null = null;
  let byHand: { due: number | null; day: number } | null = null;
  let until: number | null = null;
  let outcome: { what: string | null; day: number } = { what: null, day: raisedDay };
  let note: string | null = null;
  for (const { kind, value, day } of entries) {
    if (kind === 'owner') owner = asText(value);
    else if (kind === 'due') byHand = { due: asDay(value), day };
    else if (kind === 'snooze') until = asDay(value);
    else if (kind === 'outcome') outcome = { what: asText(value), day };
    else note = asText(value);
  }
  const said = outcome.day >= raisedDay ? (outcome.what as AlertOutcome | null) : null;
  const kept = { owner, note, outcome: said };
  if (level === 0 || (said !== null && said !== 'unreachable')) {
    return { ...kept, status: 'done', due: null, snoozedUntil: null };
  }
  const from = Math.max(raisedDay, said === 'unreachable' ? outcome.day : raisedDay, until ?? raisedDay);
  const byLevel = from + deadlines[level - 1]!;
  const due =
    byHand === null || byHand.due === null
      ? byLevel
      : byHand.day < raisedDay
        ? Math.min(byHand.due, byLevel)
        : byHand.due;
  if (until !== null && until > asOf) return { ...kept, status: 'snoozed', due, snoozedUntil: until };
  return { ...kept, status: due < asOf ? 'overdue' : 'open', due, snoozedUntil: null };
}
