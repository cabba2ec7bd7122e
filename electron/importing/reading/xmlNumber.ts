// A number in XML, from its character codes.

const POWERS = Array.from({ length: 17 }, (_, k) => 10 ** k);

/** The number written in s[from…end): exact for up to 15 digits, by the engine's own parser for the rest. */
export function xmlNumber(codes: Uint16Array, s: string, from: number, end: number): number {
  let digits = 0;
  let point = -1;
  let i = from;
  const negative = codes[i]! === 45;
  if (negative) i++;
  if (end - i > 16 || end === i) return end === i ? Number.NaN : Number(s.substring(from, end));
  for (let k = i; k < end; k++) {
    const code = codes[k]!;
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === 46 && point < 0) point = k;
    else return Number(s.substring(from, end));
  }
  if (point >= 0) {
    if (end - i === 1) return Number.NaN;
    digits /= POWERS[end - point - 1]!;
  } else if (end - i > 15) return Number(s.substring(from, end));
  return negative ? -digits : digits;
}
