// Differences as people read them: percentage points and relative changes, each with its sign.
import type { Locale } from './contract/common.ts';
import { NONE } from './format.ts';

type SignedPoints = {
  readonly points: (value: number | null) => string;
  readonly relative: (value: number | null) => string;
};

export function signedPoints(locale: Locale): SignedPoints {
  const tag = locale === 'zh-CN' ? 'zh-CN' : 'en-GB';
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  const signed = new Intl.NumberFormat(tag, one);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', ...one });
  return {
    points: (value) => (value === null ? NONE : signed.format(value * 100).replace('-', '−')),
    relative: (value) => (value === null ? NONE : percent.format(value).replace('-', '−')),
  };
}
