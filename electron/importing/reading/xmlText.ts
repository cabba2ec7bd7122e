// The little XML that spreadsheet parts need: tags with attributes, texts with entities. Linear, no DOCTYPE.
import { AppError } from '../../../shared/errors.ts';

const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text with its entities resolved. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Office writes control characters of a text as _x000D_, and a literal _x as _x005F_x. */
export function unescapeOffice(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const TAG = /<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export type XmlTag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly end: number };

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Opening tags of a small part, in order, by local name. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (const match of xml.matchAll(TAG)) {
    const attributes = new Map<string, string>();
    for (const [, name, double, single] of match[2]!.matchAll(ATTRIBUTE)) {
      attributes.set(localName(name!), unescapeXml(double ?? single ?? ''));
    }
    yield { name: localName(match[1]!), attributes, end: match.index + match[0].length };
  }
}

/** UTF-16 by its mark, or by the first `<`; null for UTF-8, which nearly every part is. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return 'utf-16le';
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) return 'utf-16be';
  return null;
}

/** The text of a part's bytes; AppError for a DOCTYPE. */
export function xmlOf(bytes: Uint8Array): string {
  const xml = new TextDecoder(wideEncoding(bytes) ?? 'utf-8').decode(bytes);
  refuseDoctype(xml);
  return xml;
}

function refuseDoctype(xml: string): void {
  if (xml.includes('<!DOCTYPE')) throw new AppError('imports.damaged');
}
