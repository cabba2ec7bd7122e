// Texts in the encodings that spreadsheets come in. The tables are read off the platform's own decoders.
export type TestEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gbk'
  | 'gb18030'
  | 'big5'
  | 'shift_jis'
  | 'windows-1252';

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const note = (...bytes: number[]) => {
    try {
      const text = decoder.decode(new Uint8Array(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let lead = 0x80; lead < 0x100; lead++) note(lead);
  if (encoding !== 'windows-1252') {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) note(lead, trail);
  }
  if (encoding === 'gb18030') {
    for (let lead = 0x81; lead < 0x85; lead++)
      for (let second = 0x30; second < 0x3a; second++)
        for (let third = 0x81; third < 0xff; third++)
          for (let fourth = 0x30; fourth < 0x3a; fourth++) note(lead, second, third, fourth);
  }
  tables.set(encoding, table);
  return table;
}

/** Characters beyond the basic plane stand in four bytes from 90 30 81 30 on. */
function beyondPlane(code: number): number[] {
  let rest = code - 0x10000;
  const fourth = 0x30 + (rest % 10);
  rest = Math.floor(rest / 10);
  const third = 0x81 + (rest % 126);
  rest = Math.floor(rest / 126);
  return [0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), third, fourth];
}

/** The bytes of a text; null where the encoding has no place for one of its characters. */
export function encodeOrNull(text: string, encoding: TestEncoding): Buffer | null {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (encoding === 'gb18030' && code > 0xffff) bytes.push(...beyondPlane(code));
    else {
      const known = table.get(char);
      if (!known) return null;
      bytes.push(...known);
    }
  }
  return Buffer.from(bytes);
}

export function encodeText(text: string, encoding: TestEncoding): Buffer {
  const bytes = encodeOrNull(text, encoding);
  if (bytes === null) throw new Error(`${encoding} has no place for all of: ${text.slice(0, 80)}`);
  return bytes;
}
