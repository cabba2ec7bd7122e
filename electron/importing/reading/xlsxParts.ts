// What stands around the sheets of an xlsx file: their names and places, date formats, shared strings.
import { posix } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { isBuiltInDate, isDateCode } from './numberFormat.ts';
import type { ZipEntry, ZipReader } from './readZip.ts';
import type { SourceSheet } from './rowSource.ts';
import { stringItem } from './scanSheet.ts';
import { xmlOf, xmlTags } from './xmlText.ts';

export type WorkbookParts = {
  readonly sheets: readonly (SourceSheet & { readonly entry: ZipEntry })[];
  readonly epoch1904: boolean;
  readonly dateStyle: readonly boolean[];
  readonly sharedStrings: ZipEntry | null;
  readonly macros: boolean;
};

type Relation = { readonly type: string; readonly target: string };

async function readRelations(zip: ZipReader, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, Relation>();
  const bytes = await zip.part(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (!bytes) return relations;
  for (const { name, attributes } of xmlTags(xmlOf(bytes))) {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') continue;
    const target = (attributes.get('Target') ?? '').replaceAll('\\', '/');
    relations.set(attributes.get('Id') ?? '', {
      type: (attributes.get('Type') ?? '').split('/').at(-1)!,
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    });
  }
  return relations;
}

/** Where the workbook part of an Office file is. */
export async function findWorkbook(zip: ZipReader): Promise<string> {
  for (const relation of (await readRelations(zip, '')).values()) {
    if (relation.type === 'officeDocument') return relation.target;
  }
  return 'xl/workbook.xml';
}

async function readDateStyles(zip: ZipReader, path: string | undefined): Promise<boolean[]> {
  const bytes = path ? await zip.part(path) : null;
  if (!bytes) return [];
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let section = '';
  for (const { name, attributes } of xmlTags(xmlOf(bytes))) {
    if (/^(numFmts|cellXfs|cellStyleXfs|cellStyles|dxfs)$/.test(name)) section = name;
    else if (section === 'numFmts' && name === 'numFmt') {
      codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    } else if (section === 'cellXfs' && name === 'xf') {
      const id = Number(attributes.get('numFmtId') ?? 0);
      const code = codes.get(id);
      styles.push(code === undefined ? isBuiltInDate(id) : isDateCode(code));
    }
  }
  return styles;
}

export async function readWorkbookParts(zip: ZipReader): Promise<WorkbookParts> {
  const path = await findWorkbook(zip);
  const bytes = await zip.part(path);
  if (!bytes) throw new AppError('imports.damaged');
  const lower = new Map([...zip.entries.values()].map((entry) => [entry.name.toLowerCase(), entry]));
  const entryAt = (target: string | undefined) => (target ? (lower.get(target.toLowerCase()) ?? null) : null);
  const relations = await readRelations(zip, path);
  const targetOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const sheets: (SourceSheet & { entry: ZipEntry })[] = [];
  let epoch1904 = false;
  for (const { name, attributes } of xmlTags(xmlOf(bytes))) {
    if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
    if (name !== 'sheet') continue;
    const relation = relations.get(attributes.get('id') ?? '');
    const entry = relation?.type === 'worksheet' ? entryAt(relation.target) : null;
    const state = attributes.get('state') ?? 'visible';
    if (entry) sheets.push({ name: attributes.get('name') ?? '', hidden: state !== 'visible', entry });
  }
  return {
    sheets,
    epoch1904,
    dateStyle: await readDateStyles(zip, targetOf('styles')),
    sharedStrings: entryAt(targetOf('sharedStrings')),
    macros: [...lower.keys()].some((name) => name.endsWith('vbaproject.bin')),
  };
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
      const start = open < 0 ? -1 : s.indexOf('>', open);
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
  }
  return strings;
}
