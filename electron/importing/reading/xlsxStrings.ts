// Texts in the XML of a workbook: plain and rich ones, and the table they are shared in.
import { AppError } from '../../../shared/errors.ts';
import { unescapeOffice, unescapeXml } from './xmlText.ts';

const GT = 62;
const SLASH = 47;
/** No single text needs more XML than this. */
const MAX_ITEM_CHARS = 64 * 2 ** 20;
/** A root tag may be cut in two; so much of it is kept. */
const LONGEST_TAG = 4_096;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

export const plainText = (xml: string): string => unescapeOffice(unescapeXml(xml));

/** The text of a rich or plain string item: its <t> parts without phonetic helps. */
export function stringItem(xml: string): string {
  const open = xml.indexOf('<t');
  if (open < 0) return '';
  let text = '';
  const bare = xml.includes('<rPh') ? xml.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '') : xml;
  for (let at = bare.indexOf('<t'); at >= 0; at = bare.indexOf('<t', at)) {
    const next = bare.charCodeAt(at + 2);
    const close = bare.indexOf('>', at);
    if (close < 0) break;
    if ((next !== GT && next > 32) || bare.charCodeAt(close - 1) === SLASH) {
      at = close;
      continue;
    }
    const end = bare.indexOf('</t>', close);
    if (end < 0) break;
    text += bare.substring(close + 1, end).replace(CDATA, (_whole, inner: string) => inner.replaceAll('&', '&amp;'));
    at = end + 4;
  }
  return plainText(text);
}

/** Shared strings of a workbook in order; stops early once there are `upTo` of them. */
export async function readSharedStrings(
  pieces: AsyncIterable<string>,
  upTo = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const strings: string[] = [];
  let rest = '';
  let prefix: string | null = null;
  for await (const piece of pieces) {
    let s = rest + piece;
    if (prefix === null) {
      if (s.includes('<!DOCTYPE')) throw new AppError('imports.damaged');
      const root = /<(?:([\w.-]+):)?sst[\s>/]/.exec(s);
      if (root) prefix = root[1] ? `${root[1]}:` : '';
    }
    if (prefix) s = s.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
    let pos = 0;
    for (;;) {
      const open = s.indexOf('<si', pos);
      if (open < 0) {
        pos = Math.max(pos, s.length - LONGEST_TAG);
        break;
      }
      const start = s.indexOf('>', open);
      if (start < 0) break;
      if (s[start - 1] === '/') {
        strings.push('');
        pos = start + 1;
        continue;
      }
      const end = s.indexOf('</si>', start);
      if (end < 0) {
        pos = open;
        break;
      }
      strings.push(stringItem(s.substring(start + 1, end)));
      pos = end + 5;
      if (strings.length >= upTo) return strings;
    }
    rest = s.substring(pos);
    if (rest.length > MAX_ITEM_CHARS) throw new AppError('imports.damaged');
  }
  return strings;
}
