import type { ChurnDefinition } from '../../../shared/contract/common.ts';

const SHORTEST = 30;
const LONGEST = 730;
const USUAL = 90;

/**
 * How far an alert looks ahead unless told otherwise: as long as the definition of churn waits before it calls somebody
 * lost, because whoever buys for the last time today is lost only then. With a known day of leaving three months.
 */
export function horizonOf(definition: ChurnDefinition): number {
  const days =
    definition.kind === 'silence'
      ? Math.max(definition.days, ...(definition.byType ?? []).map((one) => one.days))
      : definition.kind === 'rhythm'
        ? definition.fallbackDays
        : definition.kind === 'spendDrop'
          ? definition.days
          : USUAL;
  return Math.min(LONGEST, Math.max(SHORTEST, days));
}
