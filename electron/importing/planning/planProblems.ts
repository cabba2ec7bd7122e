// What stands between a table and an import, each with what to do about it.
import type { ImportKind } from '../../../shared/contract/importChoices.ts';
import { say, type Text } from '../../../shared/text.ts';
import { cellText } from '../cells/cellText.ts';
import { columnName, DATE_FIELDS, type ImportPlan, type ImportProblem } from './importPlan.ts';
import type { ColumnLook } from './sampleColumns.ts';

export const problem = (code: string, field: string | null, params: Text['params'] = {}): ImportProblem => ({
  code,
  field,
  text: say(`errors.${code}`, params),
});

/** Fields without which no row of the kind can be stored. An amount may come as quantity and unit price. */
export const REQUIRED = {
  customers: ['customer'],
  orders: ['date', 'customer', 'amount'],
  interactions: ['date', 'customer'],
  complaints: ['date', 'customer'],
  surveys: ['date'],
  costs: ['date', 'measure', 'amount'],
} as const satisfies Record<ImportKind, readonly string[]>;

export const isRequired = (kind: ImportKind, field: string): boolean =>
  (REQUIRED[kind] as readonly string[]).includes(field);

/** Fields that are still without a column. */
export function missingFields(kind: ImportKind, fields: ReadonlyMap<string, number>): string[] {
  const byCount = kind === 'orders' && fields.has('quantity') && fields.has('unitPrice');
  return REQUIRED[kind].filter((field) => !fields.has(field) && !(field === 'amount' && byCount));
}

/** Fields that say something of their own; without any a survey would be dates only. */
const SAYING: Partial<Record<ImportKind, readonly string[]>> = { surveys: ['score', 'answer', 'question'] };

export function missingProblems(
  kind: ImportKind,
  fields: ReadonlyMap<string, number>,
  recognised: boolean,
): ImportProblem[] {
  const missing = missingFields(kind, fields);
  if (!recognised) return [problem('imports.noKind', null)];
  if (kind === 'orders' && missing.length === 3)
    return [problem('imports.noOrders', null, { fields: missing.join(', ') })];
  const all = missing.map((field) =>
    problem('imports.missingFields', field, {
      context: field === 'customer' || kind === 'orders' ? field : `${kind}_${field}`,
      fields: missing.join(', '),
    }),
  );
  const saying = SAYING[kind];
  if (saying && all.length === 0 && !saying.some((field) => fields.has(field)) && fields.size < 2) {
    all.push(problem('imports.missingFields', 'answer', { context: 'answer', fields: saying.join(', ') }));
  }
  return all;
}

/** Fields whose column holds nothing of the kind needed: nearly every row would be kept out. */
export function unfitProblems(
  kind: ImportKind,
  fields: ReadonlyMap<string, number>,
  looks: readonly ColumnLook[],
  headers: readonly string[],
): ImportProblem[] {
  const problems: ImportProblem[] = [];
  for (const field of ['date', 'amount', 'quantity', 'unitPrice']) {
    const column = fields.get(field);
    const look = column === undefined ? undefined : looks[column];
    if (column === undefined || !look || look.filled === 0) continue;
    if ((field === 'quantity' || field === 'unitPrice') && (fields.has('amount') || kind !== 'orders')) continue;
    const share = field === 'date' ? look.dates : look.numbers;
    if (share > 0) continue;
    problems.push(
      problem('imports.unfitColumn', field, {
        context: field === 'date' ? 'date' : 'number',
        column: columnName(headers, column),
      }),
    );
  }
  return problems;
}

const openColumn = (plan: ImportPlan): number | undefined =>
  DATE_FIELDS.map((field) => plan.fields.get(field)).find(
    (column) => column !== undefined && plan.looks[column]!.filled > 0 && plan.looks[column]!.dateStyle.order === null,
  );

/** True when the order of day and month is still open after looking at the sample. */
export const dateOrderOpen = (plan: ImportPlan): boolean => plan.dateOrder === null && openColumn(plan) !== undefined;

export function dateOrderProblem(plan: ImportPlan): ImportProblem {
  const column = openColumn(plan) ?? plan.fields.get('date') ?? 0;
  const texts = plan.rows.map((row) => cellText(row[column])).filter((text) => text !== '');
  // A date that would be another day the other way round shows what the question is about.
  const example = texts.find((text) => {
    const [first, second] = text.split(/\D+/).map(Number);
    return first !== second && first! <= 12 && second! <= 12;
  });
  return problem('imports.dateOrderUnknown', 'date', {
    column: columnName(plan.headers, column),
    example: example ?? texts[0] ?? '',
  });
}
