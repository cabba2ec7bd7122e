// Which of the tables looked at go together, and what to load first.
import type { ImportKind } from '../../../shared/contract/importChoices.ts';
import type { Look } from '../../../shared/contract/importReports.ts';

type Table = Pick<Look['tables'][number], 'file' | 'hidden' | 'kind' | 'shape'> & { readonly usable: boolean };

/** Who the customers are comes first, what they bought next. */
const ORDER: readonly ImportKind[] = ['customers', 'orders', 'interactions', 'complaints', 'surveys', 'costs'];

/**
 * Tables of one kind with the same headers are one import when they come from different files: monthly exports. Sheets
 * of one file stay apart. Hidden sheets and tables of no kind are not proposed.
 */
export function proposeImports(tables: readonly Table[]): Look['imports'] {
  const imports: { kind: ImportKind; tables: number[] }[] = [];
  const together = new Map<string, { kind: ImportKind; tables: number[] }>();
  const inFile = new Set<string>();
  for (const [index, { file, hidden, kind, shape, usable }] of tables.entries()) {
    if (hidden || !usable) continue;
    const key = `${kind} ${shape}`;
    const first = !inFile.has(`${file} ${key}`);
    inFile.add(`${file} ${key}`);
    const known = first ? together.get(key) : undefined;
    if (known) known.tables.push(index);
    else {
      const made = { kind, tables: [index] };
      if (first) together.set(key, made);
      imports.push(made);
    }
  }
  return imports.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
