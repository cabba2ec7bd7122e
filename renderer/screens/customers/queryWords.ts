// The filters of the list in words.
import { columnHeader, columnKind, columnWord } from '../../../shared/customerColumns.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import type { CustomerFilter } from './useCustomerQuery.ts';

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
