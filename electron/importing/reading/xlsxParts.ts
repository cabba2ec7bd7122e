// What stands around the sheets of an xlsx file: their names and places, date formats, shared strings.
import { posix } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { builtInKind, formatKind, type NumberKind } from './numberFormat.ts';
import type { ZipEntry, ZipReader } from './readZip.ts';
import type { SourceSheet } from './rowSource.ts';
import { xmlOf, xmlTags } from './xmlText.ts';

export type WorkbookParts = {
  readonly sheets: readonly (SourceSheet & { readonly entry: ZipEntry })[];
  readonly epoch1904: boolean;
  /** By style number: what its format makes of a number. */
  readonly kinds: readonly NumberKind[];
  readonly sharedStrings: ZipEntry | null;
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

async function readKinds(zip: ZipReader, path: string | undefined): Promise<NumberKind[]> {
  const bytes = path ? await zip.part(path) : null;
  if (!bytes) return [];
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let section = '';
  for (const { name, attributes } of xmlTags(xmlOf(bytes))) {
    if (/^(numFmts|cellXfs|cellStyleXfs|cellStyles|dxfs)$/.test(name)) section = name;
    else if (section === 'numFmts' && name === 'numFmt') {
      codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    } else if (section === 'cellXfs' && name === 'xf') {
      const id = Number(attributes.get('numFmtId') ?? 0);
      const code = codes.get(id);
      kinds.push(code === undefined ? builtInKind(id) : formatKind(code));
    }
  }
  return kinds;
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
    kinds: await readKinds(zip, targetOf('styles')),
    sharedStrings: entryAt(targetOf('sharedStrings')),
  };
}
