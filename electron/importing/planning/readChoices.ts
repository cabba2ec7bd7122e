// What the user, or a template, said of how a table is to be read.
import {
  type FindingCode,
  findingCode,
  importField,
  type StatusMeaning,
  statusMeaning,
  type Treatment,
} from '../../../shared/contract/importChoices.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnOfLetters } from '../cells/columnLetter.ts';
import { statusKey } from '../cells/orderStatus.ts';
import { TREATMENTS } from '../records/treatments.ts';
import { bareHeader } from './bareHeader.ts';
import type { ImportChoices } from './importPlan.ts';

function columnOf(field: string, wanted: string | number, headers: readonly string[], width: number): number {
  const text = String(wanted).trim();
  if (typeof wanted === 'string') {
    const named = headers.indexOf(text);
    if (named >= 0) return named;
    const loose = headers.findIndex((header) => header !== '' && header.toLowerCase() === text.toLowerCase());
    if (loose >= 0) return loose;
  }
  const number = /^\d{1,5}$/.test(text) ? Number(text) : columnOfLetters(text);
  if (number !== null && number >= 1 && number <= width) return number - 1;
  const columns =
    headers.length === 0
      ? `1–${width}`
      : headers
          .filter((header) => header !== '')
          .slice(0, 40)
          .join(', ');
  throw new AppError('imports.unknownColumn', { field, column: text, columns });
}

export type ChosenColumns = {
  /** field → column index. */
  readonly chosen: ReadonlyMap<string, number>;
  /** Fields that are to stay without a column. */
  readonly unset: ReadonlySet<string>;
};

/** Columns as the user chose them; every name must be right. */
export function readMapping(map: ImportChoices['map'], headers: readonly string[], width: number): ChosenColumns {
  const chosen = new Map<string, number>();
  const unset = new Set<string>();
  for (const [field, wanted] of Object.entries(map ?? {})) {
    if (!importField.options.includes(field)) {
      throw new AppError('imports.unknownField', { field, fields: importField.options.join(', ') });
    }
    if (wanted === 0 || wanted === '') unset.add(field);
    else chosen.set(field, columnOf(field, wanted, headers, width));
  }
  return { chosen, unset };
}

/** Columns as a template remembers them; what the table does not have is left to be guessed. */
export function rememberedMapping(
  map: ImportChoices['map'],
  headers: readonly string[],
  width: number,
  { chosen, unset }: ChosenColumns,
): ChosenColumns {
  const columns = new Map(chosen);
  const without = new Set(unset);
  const taken = new Set(chosen.values());
  const bare = headers.map(bareHeader);
  for (const [field, wanted] of Object.entries(map ?? {})) {
    if (columns.has(field) || without.has(field)) continue;
    if (wanted === 0 || wanted === '') {
      without.add(field);
      continue;
    }
    const named = typeof wanted === 'string' ? bare.indexOf(bareHeader(wanted)) : wanted - 1;
    if (named < 0 || named >= width || taken.has(named)) continue;
    columns.set(field, named);
    taken.add(named);
  }
  return { chosen: columns, unset: without };
}

/** Words of a status column by what they mean. */
export function readStatuses(...layers: (ImportChoices['statuses'] | undefined)[]): Map<string, StatusMeaning> {
  const meanings = new Map<string, StatusMeaning>();
  for (const statuses of layers) {
    for (const [word, meaning] of Object.entries(statuses ?? {})) {
      const known = statusMeaning.safeParse(meaning);
      if (!known.success) {
        throw new AppError('imports.unknownMeaning', { word, meaning, meanings: statusMeaning.options.join(', ') });
      }
      meanings.set(statusKey(word), known.data);
    }
  }
  return meanings;
}

/** Treatments by finding; later layers win. */
export function readRules(...layers: (ImportChoices['rules'] | undefined)[]): Map<FindingCode, Treatment> {
  const rules = new Map<FindingCode, Treatment>();
  for (const chosen of layers) {
    for (const [code, treatment] of Object.entries(chosen ?? {})) {
      const known = findingCode.safeParse(code);
      if (!known.success) {
        throw new AppError('imports.unknownRule', { rule: code, rules: findingCode.options.join(', ') });
      }
      const allowed: readonly string[] = TREATMENTS[known.data];
      const wanted = allowed.indexOf(treatment);
      if (wanted < 0) {
        throw new AppError('imports.unknownTreatment', { rule: code, treatment, treatments: allowed.join(', ') });
      }
      rules.set(known.data, TREATMENTS[known.data][wanted]!);
    }
  }
  return rules;
}
