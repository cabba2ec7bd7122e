// Texts in the order people expect, as numbers to sort by.
import { stableOrder } from '../analysis/view/stableOrder.ts';

/** Runs of equal beginnings longer than this are put in order by radix, shorter ones by comparing. */
const LONG_RUN = 256;
const UNITS_AT_ONCE = 3;
const UNIT = 65_536;

/**
 * A key for each text: letters alphabetic whatever their case or accent, Chinese by pinyin, NaN for no text.
 *
 * Collating 200,000 names one against the other takes seconds. Only the different characters are collated, each gets
 * its place, and texts are put in order by the places of their characters, three at a time.
 */
export function textOrderKeys(texts: readonly string[]): Float64Array {
  const place = placeOfUnits(texts);
  const present = new Int32Array(texts.length);
  let count = 0;
  for (let i = 0; i < texts.length; i++) if (texts[i] !== '') present[count++] = i;
  const order = ordered(texts, present.subarray(0, count), place, 0);
  const keys = new Float64Array(texts.length).fill(Number.NaN);
  let key = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && compare(texts[order[i - 1]!]!, texts[order[i]!]!, place, 0) !== 0) key++;
    keys[order[i]!] = key;
  }
  return keys;
}

function placeOfUnits(texts: readonly string[]): Uint16Array {
  const place = new Uint16Array(UNIT);
  const units: string[] = [];
  for (let k = 0; k < texts.length; k++) {
    const text = texts[k]!;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (place[unit] !== 0) continue;
      place[unit] = 1;
      units.push(String.fromCharCode(unit));
    }
  }
  const { compare: collate } = new Intl.Collator('zh-CN', { sensitivity: 'base' });
  units.sort((a, b) => collate(a, b) || (a < b ? -1 : 1));
  let next = 0;
  for (let i = 0; i < units.length; i++) {
    if (i === 0 || collate(units[i - 1]!, units[i]!) !== 0) next++;
    place[units[i]!.charCodeAt(0)] = next;
  }
  return place;
}

function compare(a: string, b: string, place: Uint16Array, from: number): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = from; i < shorter; i++) {
    const difference = place[a.charCodeAt(i)]! - place[b.charCodeAt(i)]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function keyAt(text: string, from: number, place: Uint16Array): number {
  let key = 0;
  for (let i = from; i < from + UNITS_AT_ONCE; i++) {
    key = key * UNIT + (i < text.length ? place[text.charCodeAt(i)]! : 0);
  }
  return key;
}

/** The rows in order of their texts, all of which are equal before unit `from`. */
function ordered(texts: readonly string[], rows: Int32Array, place: Uint16Array, from: number): Int32Array {
  if (rows.length <= LONG_RUN) {
    return rows.slice().sort((a, b) => compare(texts[a]!, texts[b]!, place, from) || a - b);
  }
  const keys = new Float64Array(rows.length);
  const positions = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    keys[i] = keyAt(texts[rows[i]!]!, from, place);
    positions[i] = i;
  }
  const sorted = stableOrder(positions, keys, false);
  const order = new Int32Array(rows.length);
  for (let i = 0; i < order.length; i++) order[i] = rows[sorted[i]!]!;
  for (let start = 0, end = 1; start < order.length; start = end++) {
    const key = keys[sorted[start]!]!;
    while (end < order.length && keys[sorted[end]!] === key) end++;
    // A key that ends in nothing ends its text: the run is all of one text.
    if (end - start > 1 && key % UNIT !== 0 && goOn(texts, order.subarray(start, end), from + UNITS_AT_ONCE)) {
      order.set(ordered(texts, order.subarray(start, end), place, from + UNITS_AT_ONCE), start);
    }
  }
  return order;
}

function goOn(texts: readonly string[], rows: Int32Array, from: number): boolean {
  for (let i = 0; i < rows.length; i++) if (texts[rows[i]!]!.length > from) return true;
  return false;
}
