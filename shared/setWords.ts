// A set of customers in words.
import type { CustomerSet } from './contract/common.ts';
import { columnWord } from './customerColumns.ts';
import { isoDate, nextPeriodStart, type Period, parseIsoDate, periodStart } from './dates.ts';
import type { Format } from './format.ts';
import { ownSetWords, type SegmentNames } from './ruleWords.ts';

const PERIODS: readonly Period[] = ['month', 'quarter'];

function periodWords(format: Format, fromIso: string, toIso: string): string {
  const [from, to] = [parseIsoDate(fromIso), parseIsoDate(toIso)];
  if (from === null || to === null) return '';
  for (const period of PERIODS) {
    if (periodStart(from, period) !== from || nextPeriodStart(from, period) !== to) continue;
    if (period === 'month') return format.month(fromIso);
    const quarter = String((Number(fromIso.slice(5, 7)) + 2) / 3);
    return format.t('customers.set.quarter', { year: fromIso.slice(0, 4), quarter });
  }
  return format.t('customers.set.period', { from: format.longDate(fromIso), to: format.longDate(isoDate(to - 1)) });
}

/** Null for everybody. */
export function setWords(format: Format, set: CustomerSet, names: SegmentNames): string | null {
  switch (set.kind) {
    case 'all':
      return null;
    case 'state':
      return set.states.map((state) => columnWord(format, 'state', state)).join(format.t('customers.set.list'));
    case 'openingOf':
      return format.t('customers.set.openingOf', { date: format.longDate(set.from) });
    case 'lostSince':
      return format.t('customers.set.lostSince', { date: format.longDate(set.from) });
    case 'lostIn':
    case 'newIn':
    case 'returnedIn':
      return format.t(`customers.set.${set.kind}`, { period: periodWords(format, set.from, set.to) });
    case 'rfmSegment':
      return format.t('customers.set.rfmSegment', { segment: columnWord(format, 'segment', set.segment) });
    case 'valueClass':
      return format.t('customers.set.valueClass', { class: columnWord(format, 'valueClass', set.valueClass) });
    case 'own':
    case 'rule':
      return ownSetWords(format, set, names);
  }
}
