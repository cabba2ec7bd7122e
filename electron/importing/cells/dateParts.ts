// Three groups of digits with marks between them: a date whose order is not yet known.

export type DateParts = {
  a: number;
  aDigits: number;
  b: number;
  c: number;
  cDigits: number;
  /** Where the parts end. */
  end: number;
  dotted: boolean;
};

export const makeParts = (): DateParts => ({ a: 0, aDigits: 0, b: 0, c: 0, cDigits: 0, end: 0, dotted: false });

/** The marks - / . 年 月 and blanks around them. */
const isMark = (code: number) =>
  code === 45 || code === 47 || code === 46 || code === 0x5e74 || code === 0x6708 || code === 32;

/** Fills `parts` from the start of the text; false where no three groups stand there. */
export function readParts(text: string, parts: DateParts): boolean {
  const length = text.length;
  let i = 0;
  let group = 0;
  parts.dotted = false;
  while (group < 3) {
    let value = 0;
    const start = i;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 48 || code > 57) break;
      value = value * 10 + code - 48;
    }
    const digits = i - start;
    if (digits === 0 || digits > 4) return false;
    if (group === 0) {
      parts.a = value;
      parts.aDigits = digits;
    } else if (group === 1) parts.b = value;
    else {
      parts.c = value;
      parts.cDigits = digits;
    }
    group++;
    if (group < 3) {
      const from = i;
      while (i < length && isMark(text.charCodeAt(i))) i++;
      if (i === from) return false;
      if (text.charCodeAt(from) === 46) parts.dotted = true;
    }
  }
  // 日 or 号 belongs to the day.
  const code = text.charCodeAt(i);
  if (code === 0x65e5 || code === 0x53f7) i++;
  parts.end = i;
  return true;
}
