// Telephone numbers in one form, so that two ways of writing one number are seen as one. The original is kept beside it.

const EXTENSION = /(?:转|分机|內線|内线|extension|ext\.?|x|#|,|;|-(?=\d{1,5}$))\s*(\d{1,6})$/i;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;

/** Digits behind a landline that a switchboard connects; 021-1234 5678-801 has one, 138-0013-8000 has none. */
function splitExtension(text: string): [base: string, extension: string] {
  const match = EXTENSION.exec(text);
  if (!match) return [text, ''];
  const base = text.slice(0, match.index);
  const digits = base.replace(/\D/g, '').length;
  const byDash = match[0].startsWith('-');
  // A dash also stands inside numbers: what is before it must be a whole number with its area already.
  if (digits < (byDash ? 10 : 7) || (byDash && !/^\D*0\d{2,3}\D*\d{7,8}\s*$/.test(base))) return [text, ''];
  return [base, match[1]!];
}

/**
 * The number as digits: mainland Chinese ones without +86, others in other countries with `+`, an extension behind `x`.
 * Null for what is no number anybody can be called by: too short, too long, masked with stars, one digit repeated.
 */
export function normalPhone(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/^(?:tel|phone|mobile|电话|手机)\s*[:：]?\s*/i, '')
    .replace(/\.0$/, '')
    .trim();
  const [written, extension] = splitExtension(plain);
  if (!/^\(?\+?[\d\s().\-/]+$/.test(written)) return null;
  const abroad = /^(?:\+|00)/.test(written.replace(/[^\d+]/g, ''));
  let digits = (abroad ? written.replace(/\(0\)/g, '') : written).replace(/\D/g, '');
  let country = '';
  if (abroad) {
    digits = digits.replace(/^0+/, '');
    if (digits.startsWith('86')) digits = digits.slice(2).replace(/^0+/, '');
    else country = '+';
    if (country === '' && !CHINESE_MOBILE.test(digits)) digits = `0${digits}`;
  } else if (/^86(?=1[3-9]\d{9}$)/.test(digits)) digits = digits.slice(2);
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return null;
  return `${country}${digits}${extension === '' ? '' : `x${extension}`}`;
}
