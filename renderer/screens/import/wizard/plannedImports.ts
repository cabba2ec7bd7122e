// What of the files will be loaded as one import each, in the order of loading: the engine's proposal with the user's
// corrections.
import type { ImportKind, ImportMode } from '../../../../shared/contract/importChoices.ts';
import type { Look } from '../../../../shared/contract/importReports.ts';

export type LookedAtTable = Look['tables'][number];

/** How one import is read, where the user said so. */
export type Choices = {
  readonly headerRow?: number | undefined;
  readonly map?: Readonly<Record<string, number>> | undefined;
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy' | undefined;
  readonly statuses?: Readonly<Record<string, string>> | undefined;
  readonly rules?: Readonly<Record<string, string>> | undefined;
  readonly template?: number | undefined;
  readonly mode?: ImportMode | undefined;
};

export type TableCorrections = {
  /** Group → kind of its rows. */
  readonly kinds: Readonly<Record<string, ImportKind>>;
  /** Tables switched on or off, by their place in the look. */
  readonly taken: Readonly<Record<string, boolean>>;
};

export type PlannedImport = {
  /** Names it in the state: stays the same while its tables are switched on and off. */
  readonly id: string;
  readonly group: string;
  readonly kind: ImportKind;
  readonly kindIsChosen: boolean;
  readonly tables: readonly LookedAtTable[];
};

export type TableGroup = {
  readonly key: string;
  readonly kind: ImportKind;
  /** Places in the look. */
  readonly tables: readonly number[];
};

const ORDER: readonly ImportKind[] = ['customers', 'orders', 'interactions', 'complaints', 'surveys', 'costs'];

/** Tables that go together, as proposed; every other table is a group of its own. */
export function tableGroups(look: Look, kinds: TableCorrections['kinds']): TableGroup[] {
  const proposed = look.imports.map(({ kind, tables }, place) => ({ key: `p${place}`, kind, tables }));
  const grouped = new Set(proposed.flatMap(({ tables }) => tables));
  const single = look.tables.flatMap((table, place) =>
    grouped.has(place) ? [] : [{ key: `t${place}`, kind: table.kind, tables: [place] }],
  );
  return [...proposed, ...single].map((group) => ({ ...group, kind: kinds[group.key] ?? group.kind }));
}

const isProposed = (group: TableGroup) => group.key.startsWith('p');

/** Tables of a proposed import are taken, others are not, unless the user said otherwise. */
export const isTaken = (group: TableGroup, place: number, taken: TableCorrections['taken']): boolean =>
  taken[place] ?? isProposed(group);

export function plannedImports(look: Look, { kinds, taken }: TableCorrections): PlannedImport[] {
  return tableGroups(look, kinds)
    .flatMap((group) => {
      const tables = group.tables.flatMap((place) => {
        const table = look.tables[place];
        return table && isTaken(group, place, taken) ? [table] : [];
      });
      if (tables.length === 0) return [];
      const kindIsChosen = kinds[group.key] !== undefined;
      return [{ id: `${group.key} ${group.kind}`, group: group.key, kind: group.kind, kindIsChosen, tables }];
    })
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** What the engine is asked with for one import; the same for the look, the check and the load. */
export function tableArgs(planned: PlannedImport, choices: Choices, look: Look) {
  const [first, ...more] = planned.tables;
  if (!first) throw new Error('an import without tables');
  const tablesOf = (file: string) => look.tables.filter((table) => table.file === file).length;
  const { mode: _, ...reading } = choices;
  const files = [...new Set(more.map((table) => table.file))].filter((file) => file !== first.file);
  return {
    file: first.file,
    ...(files.length > 0 ? { moreFiles: files } : {}),
    ...(planned.kindIsChosen ? { kind: planned.kind } : {}),
    ...(first.sheet !== '' && tablesOf(first.file) > 1 ? { sheet: first.sheet } : {}),
    ...reading,
  };
}
export type TableArgs = ReturnType<typeof tableArgs>;

/** Choices that shape what is read, as one text: the same text, the same answer. */
export const argsKey = (args: TableArgs): string => JSON.stringify(args);
