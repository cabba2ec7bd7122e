// Numbers, money, dates and texts as people of a language write them.
import type { Locale, Rate } from './contract/common.ts';
import { civilDate, parseIsoDate } from './dates.ts';
import { makeI18n } from './i18n.ts';
import { amountOf } from './money.ts';
import type { Param, Text } from './text.ts';

export type Format = {
  readonly locale: Locale;
  readonly currency: string;
  /** Exact money with the currency sign: ¥1,234.50. */
  readonly money: (e4: number | null) => string;
  /** Money at a glance: ¥12.3万 in Chinese, $123K in English. */
  readonly moneyCompact: (e4: number | null) => string;
  /** 0.1355 → 13.6%. */
  readonly share: (share: number | null) => string;
  readonly number: (value: number | null) => string;
  /** Two decimals; fewer where the number has no more. */
  readonly decimal: (value: number | null) => string;
  readonly compact: (value: number | null) => string;
  /** 2024-03-05 as it stands in grids. */
  readonly date: (iso: string | null) => string;
  /** 3月5日 / 5 Mar. */
  readonly dayMonth: (iso: string | null) => string;
  /** 2024年3月 / Mar 2024. */
  readonly month: (iso: string | null) => string;
  /** 2024年3月5日 / 5 March 2024. */
  readonly longDate: (iso: string | null) => string;
  /** 13.5% (10.1–17.8%), 42 of 310. */
  readonly rate: (rate: Rate) => string;
  readonly text: (text: Text) => string;
  readonly t: (key: string, params?: Record<string, Param>) => string;
};

/** Stands where there is no number. */
export const NONE = '–';

/** What rounds to nought bears no sign: −0 is no figure. */
const SIGN = { signDisplay: 'negative' } as const;

/** How many decimals of at most two a number needs to be told exactly; two where it has more. */
function exactDecimals(value: number): 0 | 1 | 2 {
  if (Math.abs(value - Math.round(value)) < 1e-9) return 0;
  return Math.abs(value * 10 - Math.round(value * 10)) < 1e-9 ? 1 : 2;
}

/** A formatter for one language and one currency; cheap to use, costly to make: keep it. */
export function makeFormat(locale: Locale, currency: string): Format {
  const i18n = makeI18n(locale);
  const tag = locale === 'zh-CN' ? 'zh-CN' : 'en-GB';
  const moneyFormat = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...SIGN,
  });
  const moneyWhole = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
    ...SIGN,
  });
  const moneyShort = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 3,
    useGrouping: 'always',
    ...SIGN,
  });
  const percent = new Intl.NumberFormat(tag, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    ...SIGN,
  });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0, ...SIGN });
  const decimals = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...SIGN }),
  );
  const short = new Intl.NumberFormat(tag, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    useGrouping: 'always',
    ...SIGN,
  });
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    return (iso: string | null) => {
      const day = iso === null ? null : parseIsoDate(iso);
      if (day === null) return NONE;
      const date = civilDate(day);
      return format.format(Date.UTC(date.year, date.month - 1, date.day));
    };
  };
  const dayMonth = dateFormat({ day: 'numeric', month: 'short' });
  const month = dateFormat({ month: 'short', year: 'numeric' });
  const longDate = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
  const orNone = (format: (value: number) => string) => (value: number | null) =>
    value === null ? NONE : format(value);

  const money = orNone((e4) => moneyFormat.format(amountOf(e4)));
  // In a sentence cents say nothing once there are thousands.
  const sentenceMoney = orNone((e4) =>
    (Math.abs(amountOf(e4)) >= 1000 ? moneyWhole : moneyFormat).format(amountOf(e4)),
  );
  const share = orNone((value) => percent.format(value));
  const number = orNone((value) => whole.format(value));
  // 0.70 was measured, 1.5 chosen: what is exact in fewer decimals keeps them.
  const decimal = orNone((value) => decimals[exactDecimals(value)]!.format(value));

  function paramText(param: Param): string | number {
    if (param === null) return NONE;
    if (typeof param === 'string') return param;
    if (typeof param === 'number') return decimal(param);
    switch (param.as) {
      case 'date':
        return longDate(param.value);
      case 'month':
        return month(param.value);
      case 'word':
        return t(param.value);
      case 'money':
        return sentenceMoney(param.value);
      case 'share':
        return share(param.value);
      case 'number':
        return number(param.value);
      case 'decimal':
        return decimal(param.value);
    }
  }

  function t(key: string, params: Record<string, Param> = {}): string {
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) values[name] = paramText(value);
    // `count` chooses the plural form, so it must reach i18next as a number; the text shows it grouped.
    if (typeof params.count === 'number') {
      return i18n.t(key, { ...values, count: params.count, replace: { ...values, count: number(params.count) } });
    }
    return i18n.t(key, values);
  }

  return {
    locale,
    currency,
    money,
    moneyCompact: orNone((e4) => moneyShort.format(amountOf(e4))),
    share,
    number,
    decimal,
    compact: orNone((value) => short.format(value)),
    date: (iso) => iso ?? NONE,
    dayMonth,
    month,
    longDate,
    rate: (r) =>
      r.value === null
        ? NONE
        : t('common.rate', {
            rate: share(r.value),
            low: share(r.low),
            high: share(r.high),
            numerator: number(r.numerator),
            denominator: number(r.denominator),
          }),
    text: (value) => t(value.key, value.params),
    t,
  };
}
