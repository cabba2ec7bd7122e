// E-mail addresses in one form. The original is kept beside it.

const ADDRESS = /^[^\s@<>()[\],;:"\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?\.[\p{L}]{2,24}$/u;

/** The address in small letters, without a name around it; null for what is no address. */
export function normalEmail(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim();
  if (plain.length > 320) return null;
  const inner = (/<([^<>]*)>\s*$/.exec(plain)?.[1] ?? plain)
    .replace(/^mailto:/i, '')
    .replace(/\s*@\s*/, '@')
    .replace(/[.,;。，；]+$/, '')
    .trim()
    .toLowerCase();
  return ADDRESS.test(inner) && !inner.includes('..') ? inner : null;
}
