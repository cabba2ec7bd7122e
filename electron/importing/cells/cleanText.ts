// Cells as texts and as ids: trimmed, never reinterpreted.

import type { Cell } from '../reading/rowSource.ts';
import { cellText } from './cellText.ts';

/** What programs write for "nothing here". */
const NOTHING = /^(?:null|nan|none|nil|n\/a|na|#n\/a|\\n|-+|—+|\/|无|空|未知)$/i;

export const saysNothing = (text: string): boolean => text === '' || (text.length <= 5 && NOTHING.test(text));

/** Trimmed text of a cell, '' when blank. */
export function cleanText(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return cellText(cell);
  const length = cell.length;
  if (length === 0) return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(length - 1);
  const plain = first > 32 && last > 32 && first !== 0xa0 && last !== 0xa0 && first < 0x2000 && last < 0x2000;
  return plain ? cell : cell.trim();
}

const DIGIT_0 = 48;

/**
 * The id in a cell, '' when there is none. Ids stay text exactly: leading zeros and long digit strings are kept.
 * Only a tail of `.0`, which programs add to whole numbers, is taken off: 17850.0 is 17850.
 */
export function cleanId(cell: Cell | undefined): string {
  const text = cleanText(cell);
  const length = text.length;
  if (length <= 5 && saysNothing(text)) return '';
  if (length > 2 && text.charCodeAt(length - 1) === DIGIT_0 && text.charCodeAt(length - 2) === 46) {
    if (/^\d+\.0$/.test(text)) return text.slice(0, -2);
  }
  // Excel's way of keeping a number as text.
  return text.charCodeAt(0) === 39 && /^'\d+$/.test(text) ? text.slice(1) : text;
}
