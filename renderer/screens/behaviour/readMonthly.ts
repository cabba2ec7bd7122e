// Months and figures as they are pasted from a spreadsheet: one pair a line, the month first.
import type { MonthlyFigure } from '../../../shared/contract/drivers.ts';

const PAIR =
  /^\s*(\d{4})\s*(?:[-/.年]\s*)?(\d{1,2})(?:\s*月)?(?:[-/.]\d{1,2})?日?\s*[\s,;:，；：\t]\s*[¥￥$€£]?\s*(-?[\d.,\s]*\d)\s*%?\s*$/;

/** Lines that hold no month and figure are passed over: heads, remarks. Of a month named twice the last line holds. */
export function readMonthly(text: string): MonthlyFigure['values'] {
  const months = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const match = PAIR.exec(line);
    if (!match) continue;
    const month = Number(match[2]);
    const value = Number(match[3]!.replace(/[,\s]/g, ''));
    if (month < 1 || month > 12 || !Number.isFinite(value)) continue;
    months.set(`${match[1]}-${String(month).padStart(2, '0')}`, value);
  }
  return [...months].map(([month, value]) => ({ month, value })).sort((a, b) => (a.month < b.month ? -1 : 1));
}
