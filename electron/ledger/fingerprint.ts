/**
 * A 53-bit fingerprint of a text, for telling order numbers of one customer apart without keeping the texts.
 * Two independent 32-bit multiplicative hashes over UTF-16 units (after the FNV-1a scheme, Fowler, Noll, Vo 1991).
 * With 10,000 orders of one customer the chance of any two falling together is about one in 10^8.
 */
export function fingerprint(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high ^ unit) + 0x9e3779b9, 0x85ebca6b);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35);
  low ^= low >>> 13;
  return (high >>> 11) * 4294967296 + (low >>> 0);
}
