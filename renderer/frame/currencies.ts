// Currencies to choose from, by their names in the user's language; the likely ones first.
import type { Locale } from '../../shared/contract/common.ts';

const LIKELY = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'TWD', 'JPY', 'SGD'];

export function currencyChoices(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  const rest = Intl.supportedValuesOf('currency').filter((code) => !LIKELY.includes(code));
  return [...LIKELY, ...rest].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
