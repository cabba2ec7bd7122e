// The current set and filters in words.
import type { CustomerSet } from '../../../shared/contract/common.ts';
import { columnHeader, columnKind, columnWord } from '../../../shared/customerColumns.ts';
import { isoDate, nextPeriodStart, type Period, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import { ownSetWords, type SegmentNames } from '../../../shared/ruleWords.ts';
import type { CustomerFilter } from './useCustomerQuery.ts';

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

export function filterWords(format: Format, filter: CustomerFilter): string {
  const column = columnHeader(format, filter.column);
  const kind = columnKind[filter.column];
  switch (filter.kind) {
    case 'text':
      return format.t('customers.filter.chipContains', { column, text: filter.contains });
    case 'oneOf': {
      const words = filter.values.map((value) =>
        value === '' ? format.t('customers.filter.missing') : columnWord(format, kind, value),
      );
      return format.t('customers.filter.chipOneOf', { column, values: words.join(format.t('customers.set.list')) });
    }
    case 'range': {
      const word = (value: number) => format.decimal(kind === 'money' ? amountOf(value) : value);
      if (filter.min === null) return format.t('customers.filter.chipAtMost', { column, max: word(filter.max ?? 0) });
      if (filter.max === null) return format.t('customers.filter.chipAtLeast', { column, min: word(filter.min) });
      return format.t('customers.filter.chipBetween', { column, min: word(filter.min), max: word(filter.max) });
    }
    case 'days':
      if (filter.from === null) return format.t('customers.filter.chipTo', { column, max: format.date(filter.to) });
      if (filter.to === null) return format.t('customers.filter.chipFrom', { column, min: format.date(filter.from) });
      return format.t('customers.filter.chipBetween', {
        column,
        min: format.date(filter.from),
        max: format.date(filter.to),
      });
  }
}
