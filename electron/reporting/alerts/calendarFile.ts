// Deadlines as a calendar file (RFC 5545).
import { civilDate } from '../../../shared/dates.ts';
import { printable } from '../html.ts';

export type Reminder = {
  /** Stays the same when the calendar is written again, so that calendars change the entry instead of doubling it. */
  readonly uid: string;
  readonly day: number;
  readonly summary: string;
  readonly description: string;
};

const CRLF = '\r\n';
const MOST_OCTETS = 75;
/** From the beginning of the day. */
const REMIND_AT = 'PT9H';

/** Lines of at most 75 octets; no character is torn. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      folded += `${CRLF} `;
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

export const calendarText = (words: string): string =>
  printable(words)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');

function day(dayNo: number): string {
  const { year, month, day } = civilDate(dayNo);
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

export function calendarFile(name: string, reminders: readonly Reminder[], at: Date): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Holdfast//Alerts//EN', 'CALSCALE:GREGORIAN'];
  lines.push(`X-WR-CALNAME:${calendarText(name)}`);
  for (const { uid, day: on, summary, description } of reminders) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp(at)}`,
      `DTSTART;VALUE=DATE:${day(on)}`,
      `DTEND;VALUE=DATE:${day(on + 1)}`,
      `SUMMARY:${calendarText(summary)}`,
      `DESCRIPTION:${calendarText(description)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${calendarText(summary)}`,
      `TRIGGER:${REMIND_AT}`,
      'END:VALARM',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR', '');
  return lines.map(foldLine).join(CRLF);
}
