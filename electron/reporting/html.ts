// Markup that escapes by default: every value put into html`…` is text unless it is markup itself.
// The report holds imported text, so this is the only way its pages are written.

const MARKUP = Symbol('markup');
export type Markup = { readonly [MARKUP]: string };
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
// Control characters have no place on a page, and a lone surrogate cannot be written as UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** The text without what no page can hold. */
export const printable = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, '');

/** Text as it may stand between tags or within a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (c) => ENTITIES[c]!);
}

/** Markup that this program wrote itself. Never for imported text. */
export const trusted = (markup: string): Markup => ({ [MARKUP]: markup });

export const markupOf = (markup: Markup): string => markup[MARKUP];

function partHtml(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (MARKUP in part) return part[MARKUP];
  return part.map(partHtml).join('');
}

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let out = strings[0]!;
  for (let i = 0; i < parts.length; i++) out += partHtml(parts[i]) + strings[i + 1]!;
  return trusted(out);
}

/** A CSS string literal: everything but letters, digits and blanks becomes an escape. */
export function cssString(text: string): string {
  const body = Array.from(printable(text).replace(/\s+/g, ' '), (c) =>
    /[\p{L}\p{N} ]/u.test(c) ? c : `\\${c.codePointAt(0)!.toString(16)} `,
  );
  return `"${body.join('')}"`;
}
