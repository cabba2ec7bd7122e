// Cells as texts and as ids: trimmed, never reinterpreted.

import type { Cell } from '../reading/rowSource.ts';
import { cellText } from './cellText.ts';

/** What programs write for "nothing here". */
const NOTHING = /^(?:null|nan|none|nil|n\/a|na|#n\/a|\\n|-+|—+|\/|无|空|未知)$/i;

export const saysNothing = (text: string): boolean => text === '' || (text.length <= 5 && NOTHING.test(text));

const EQUALS = 61;
const QUOTE = 34;

/** ="00123" is how programs keep Excel from taking an id for a number: the text in it is what is meant. */
function withoutFormula(text: string): string {
  if (text.charCodeAt(0) !== EQUALS || text.charCodeAt(1) !== QUOTE || text.length < 3) return text;
  const inner = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replaceAll('""', '"').trim();
}

/** Trimmed text of a cell, '' when blank. */
export function cleanText(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return cellText(cell);
  const length = cell.length;
  if (length === 0) return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(length - 1);
  const plain = first > 32 && last > 32 && first !== 0xa0 && last !== 0xa0 && first < 0x2000 && last < 0x2000;
  const text = plain ? cell : cell.trim();
  return text.charCodeAt(0) === EQUALS ? withoutFormula(text) : text;
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

/** Excel keeps fifteen digits of a number: longer ids that went through it as numbers have lost their last ones. */
const LARGEST_EXACT = 1e15;

/** True for an id that Excel has damaged: 1.23E+18, or a number with more digits than it keeps. */
export function isDamagedId(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= LARGEST_EXACT;
  return typeof cell === 'string' && cell.length < 30 && /^\s*\d(?:\.\d+)?E\+(?:1[1-9]|[2-9]\d)\s*$/i.test(cell);
}
