// How tables were read, remembered by the shape of their header, so that next month's export is read the same way.
import type Database from 'better-sqlite3';
import { fieldsByKind, type ImportKind } from '../../shared/contract/importChoices.ts';

export type TemplateChoices = {
  readonly kind: ImportKind;
  /** Every field of the kind → header text; '' where no column fills it. */
  readonly map: Readonly<Record<string, string>>;
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy';
  /** Status word → meaning; finding → treatment. Without a prototype, since words come from files. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
  /** Only where the user said so: lines above a header come and go. */
  readonly headerRow?: number;
};

export type Template = {
  readonly id: number;
  readonly name: string;
  readonly kind: ImportKind;
  readonly headers: readonly string[];
  readonly usedAt: string;
  readonly timesUsed: number;
  readonly choices: TemplateChoices;
};

type TemplateRow = {
  id: number;
  name: string;
  kind: ImportKind;
  headers: string;
  choices: string;
  used_at: string;
  times_used: number;
};

const COLUMNS = 'id, name, kind, headers, choices, used_at, times_used';

const withoutPrototype = (record: unknown): Record<string, string> =>
  Object.assign(Object.create(null), record) as Record<string, string>;

function templateOf(row: TemplateRow): Template {
  const choices = JSON.parse(row.choices) as TemplateChoices;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    headers: JSON.parse(row.headers) as string[],
    usedAt: row.used_at,
    timesUsed: row.times_used,
    choices: {
      ...choices,
      kind: row.kind,
      statuses: withoutPrototype(choices.statuses),
      rules: withoutPrototype(choices.rules),
    },
  };
}

/** The template that knows this shape; the one used last where the shape was read as several kinds. */
export function findTemplate(db: Database.Database, shape: string, kind?: ImportKind): Template | null {
  if (shape === '') return null;
  const row = db
    .prepare<[{ shape: string; kind: string | null }], TemplateRow>(
      `SELECT ${COLUMNS} FROM import_template WHERE shape = :shape AND (:kind IS NULL OR kind = :kind)
       ORDER BY used_at DESC, id DESC LIMIT 1`,
    )
    .get({ shape, kind: kind ?? null });
  return row ? templateOf(row) : null;
}

export function readTemplate(db: Database.Database, id: number): Template | null {
  const row = db.prepare<[number], TemplateRow>(`SELECT ${COLUMNS} FROM import_template WHERE id = ?`).get(id);
  return row ? templateOf(row) : null;
}

export const listTemplates = (db: Database.Database): Template[] =>
  db
    .prepare<[], TemplateRow>(`SELECT ${COLUMNS} FROM import_template ORDER BY used_at DESC, id DESC`)
    .all()
    .map(templateOf);

/** What an import that succeeded leaves to be remembered. `fields` holds column indices, `headers` their texts. */
export type UsedPlan = {
  readonly name: string;
  readonly kind: ImportKind;
  readonly shape: string;
  readonly headers: readonly string[];
  readonly fields: ReadonlyMap<string, number>;
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy' | null;
  readonly statuses?: Readonly<Record<string, string>> | undefined;
  readonly rules?: Readonly<Record<string, string>> | undefined;
  readonly headerRow?: number | undefined;
};

/** Keeps how a table was read; nothing where it has no header, or fields whose columns have none. */
export function saveTemplate(db: Database.Database, plan: UsedPlan, at = new Date()): void {
  if (plan.shape === '' || [...plan.fields.values()].some((column) => !plan.headers[column])) return;
  const map = Object.fromEntries(
    fieldsByKind[plan.kind].options.map((field) => {
      const column = plan.fields.get(field);
      return [field, column === undefined ? '' : plan.headers[column]];
    }),
  );
  const choices = {
    map,
    ...(plan.dateOrder === null ? {} : { dateOrder: plan.dateOrder }),
    statuses: plan.statuses ?? {},
    rules: plan.rules ?? {},
    ...(plan.headerRow === undefined ? {} : { headerRow: plan.headerRow }),
  };
  db.prepare(
    `INSERT INTO import_template (name, kind, shape, headers, choices, used_at, times_used) VALUES (?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (shape, kind) DO UPDATE SET name = excluded.name, headers = excluded.headers, choices = excluded.choices,
       used_at = excluded.used_at, times_used = times_used + 1`,
  ).run(plan.name, plan.kind, plan.shape, JSON.stringify(plan.headers), JSON.stringify(choices), at.toISOString());
}

export const forgetTemplate = (db: Database.Database, id: number): boolean =>
  db.prepare('DELETE FROM import_template WHERE id = ?').run(id).changes > 0;

/** What a plan asks for: the template for a shape; always the given one where one is named, none for 0. */
export const recallTemplates =
  (db: Database.Database, template: number | undefined) =>
  (shape: string, kind?: ImportKind): Template | null => {
    if (template === undefined) return findTemplate(db, shape, kind);
    const found = template === 0 ? null : readTemplate(db, template);
    return found !== null && (kind === undefined || kind === found.kind) ? found : null;
  };
