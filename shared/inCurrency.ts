import { currencySign } from './customerColumns.ts';
import type { Format } from './format.ts';

/** The head of a column of money with its unit: “Cost (£)”. */
export const inCurrency = (format: Format, name: string): string =>
  format.t('common.inUnit', { name, unit: currencySign(format) });
