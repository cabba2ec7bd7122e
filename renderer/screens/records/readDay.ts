// A day or a time of day as people type it in a hurry.
import { civilDate, dayNumber, isCivilDate, isoDate, parseIsoDate } from '../../../shared/dates.ts';

/**
 * 2024-3-5, 20240305 and 2024年3月5日 are that day; 3-5, 3/5 and 3月5日 are the last such day up to `today`; 5 is the last 5th.
 * '' is no day; null cannot be read.
 */
export function readDay(text: string, today: string): string | null {
  const typed = text
    .trim()
    .normalize('NFKC')
    .replace(/[年月./\s]+/g, '-')
    .replace(/日$/, '');
  if (typed === '') return '';
  const now = parseIsoDate(today);
  if (now === null) return null;
  const { year, month } = civilDate(now);
  const of = (y: number, m: number, d: number) => (isCivilDate(y, m, d) ? dayNumber(y, m, d) : null);
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  let day: number | null = null;
  if (whole) day = of(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  else {
    const part = /^(\d{1,2})-(\d{1,2})$/.exec(typed);
    const [m, d] = part ? [Number(part[1]), Number(part[2])] : [null, /^\d{1,2}$/.test(typed) ? Number(typed) : null];
    if (d === null) return null;
    const candidates =
      m === null
        ? Array.from({ length: 12 }, (_, back) =>
            of(month > back ? year : year - 1, ((month - 1 - back + 12) % 12) + 1, d),
          )
        : [of(year, m, d), of(year - 1, m, d)];
    day = candidates.find((one) => one !== null && one <= now) ?? null;
  }
  return day === null ? null : isoDate(day);
}

/** 9:05, 905, 9点05 and 9 are times; '' is none; null cannot be read. */
export function readTime(text: string): string | null {
  const typed = text
    .trim()
    .normalize('NFKC')
    .replace(/[点时.]/, ':')
    .replace(/分$/, '');
  if (typed === '') return '';
  const match =
    /^(\d{1,2}):(\d{0,2})$/.exec(typed) ??
    /^(\d{1,2}?)(\d{2})$/.exec(typed.length > 2 ? typed : '') ??
    /^(\d{1,2})()$/.exec(typed);
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] || '0')];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Today as the clock on the wall says. */
export function todayHere(): string {
  const now = new Date();
  return isoDate(dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate()));
}

/** The day so many days later; the same text where it is no day. */
export function movedDay(day: string, by: number): string {
  const number = parseIsoDate(day);
  return number === null ? day : isoDate(number + by);
}
