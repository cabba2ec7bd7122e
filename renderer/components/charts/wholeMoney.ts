// Money in a column whose head names the currency: whole units, grouped.
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';

export const wholeMoney = (format: Format, e4: number | null): string =>
  format.number(e4 === null ? null : Math.round(amountOf(e4)));
