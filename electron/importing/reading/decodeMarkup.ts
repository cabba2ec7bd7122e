// The text of a web page or an XML file: in the encoding it declares, or else in the one its bytes show.
import { byteOrderMark, detectEncoding } from './detectEncoding.ts';

export function decodeMarkup(bytes: Buffer): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked.encoding).decode(bytes.subarray(marked.bomBytes));
  const head = bytes.subarray(0, 4096).toString('latin1');
  const declared = /(?:encoding|charset)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (declared) {
    try {
      return new TextDecoder(declared, { fatal: true }).decode(bytes);
    } catch {
      // Declared wrongly, or not known: judged by the bytes.
    }
  }
  return new TextDecoder(detectEncoding([bytes.subarray(0, 1 << 20)]).encoding).decode(bytes);
}
