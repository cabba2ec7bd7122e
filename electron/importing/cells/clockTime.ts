// The time of day behind a date, as it stands: a zone is read over, never reckoned with.

const HALF = '上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚上|夜里|夜间|[ap]\\.?m\\.?';
const WEEKDAY = '(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?)';
const ZONE = '(?:z|(?:utc|gmt|[a-z]{3,4}t)?(?:[+-]\\d{1,2}(?::?\\d{2})?)?)';
const TIME = new RegExp(
  `^[\\sT,]*(?:${WEEKDAY}\\s*)?(${HALF})?\\s*(\\d{1,2})(?:[:时点h.](\\d{1,2})(?:[:分m.](\\d{1,2})(?:[.,:]\\d+)?秒?)?分?|[时点](?:整|钟)?|(?=\\s*[ap]\\.?m))\\s*(${HALF})?\\s*${ZONE}$`,
  'i',
);
const NO_TIME = new RegExp(`^[\\s,]*(?:${WEEKDAY})?\\s*$`, 'i');

/**
 * Minute of the day of the text from `from` on; -1 where there is no time, -2 where there is something else. 晚上8:05
 * is 20:05, 12:05 AM is 0:05.
 */
export function clockMinute(text: string, from: number): number {
  if (from >= text.length) return -1;
  // " 08:26:00" and " 8:05" are nearly all there is.
  const first = text.charCodeAt(from);
  if (first === 32 || first === 84) {
    let i = from + 1;
    let hour = 0;
    const start = i;
    for (; i < text.length && i < start + 2; i++) {
      const code = text.charCodeAt(i);
      if (code < 48 || code > 57) break;
      hour = hour * 10 + code - 48;
    }
    const rest = text.length - i;
    if (i > start && text.charCodeAt(i) === 58 && (rest === 3 || (rest === 6 && text.charCodeAt(i + 3) === 58))) {
      const ten = text.charCodeAt(i + 1) - 48;
      const one = text.charCodeAt(i + 2) - 48;
      if (ten >= 0 && ten < 6 && one >= 0 && one <= 9 && hour < 24) return hour * 60 + ten * 10 + one;
    }
  }
  const tail = text.slice(from, from + 60).replaceAll('：', ':');
  const match = TIME.exec(tail);
  if (!match) return NO_TIME.test(tail) ? -1 : -2;
  const half = (match[1] ?? match[5] ?? '').toLowerCase();
  let hour = Number(match[2]);
  const minute = Number(match[3] ?? 0);
  if (/^p|下午|傍晚|晚上/.test(half) && hour < 12) hour += 12;
  else if (/夜/.test(half) && hour >= 6 && hour < 12) hour += 12;
  else if (/中午/.test(half) && hour < 4) hour += 12;
  else if (/^a|上午|凌晨|早|清晨/.test(half) && hour === 12) hour = 0;
  if (hour === 24 && minute === 0) hour = 0;
  return hour > 23 || minute > 59 ? -2 : hour * 60 + minute;
}
