// A hand-made xlsx (stored or deflated parts), so that tests can say every byte of it.
import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  name: string;
  data: string | Uint8Array /** Lies the directory tells. */;
  claims?: { size?: number; crc?: number };
};

export function makeZip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims } of parts) {
    const raw = Buffer.from(data as Uint8Array);
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(claims?.crc ?? crc32(raw), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims?.size ?? raw.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    files.push(local, path, packed);
    directory.push(entry, path);
    offset += 30 + path.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type TinyBook = {
  sheet: string;
  shared?: string;
  styles?: string;
  workbookPr?: string;
  sheetName?: string;
  state?: string;
  more?: Part[];
};

/** An xlsx with one sheet whose XML is given as it stands. */
export function tinyXlsx({
  sheet,
  shared,
  styles,
  workbookPr = '',
  sheetName = 'Sheet1',
  state,
  more = [],
}: TinyBook): Buffer {
  const parts: Part[] = [
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="r1" Type="${rel}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${rel}">${workbookPr}<sheets><sheet name="${sheetName}" sheetId="1" ${state ? `state="${state}"` : ''} r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
    ...more,
  ];
  if (shared) parts.push({ name: 'xl/sharedStrings.xml', data: shared });
  if (styles) parts.push({ name: 'xl/styles.xml', data: styles });
  return makeZip(parts);
}
