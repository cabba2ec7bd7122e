// Settings of a project and their history.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { alertDeadlines, messageTemplates } from '../../shared/contract/alerts.ts';
import { churnDefinition, share } from '../../shared/contract/common.ts';
import { cubeSetting, letGoRules, rfmOptions, valueOptions } from '../../shared/contract/customerSet.ts';
import { intermediateTypes, type ProjectSettings } from '../../shared/contract/settings.ts';
import { E4 } from '../../shared/money.ts';

/** Settings kept by name, with the value used where nothing was chosen. */
const stored = {
  clientName: { shape: z.string(), initial: '' },
  churnDefinition: { shape: churnDefinition.nullable(), initial: null },
  rfm: { shape: rfmOptions, initial: { bins: 5, method: 'quantile', cuts: null } },
  value: { shape: valueOptions, initial: { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 } },
  cube: { shape: cubeSetting, initial: { method: 'tertile', cuts: null, names: [] } },
  letGo: {
    shape: letGoRules,
    initial: {
      arrearsE4: 1000 * E4,
      arrearsDays: 90,
      returnsShare: 0.5,
      returnsOrders: 3,
      marginShare: 0.3,
      perContactE4: 0,
      serviceShare: 0.3,
    },
  },
  intermediateTypes: { shape: intermediateTypes.nullable(), initial: null },
  marginShare: { shape: share, initial: 0.3 },
  acquisitionCost: { shape: z.number(), initial: 0 },
  alertDeadlines: { shape: alertDeadlines, initial: [30, 14, 7] },
  alertMessages: { shape: messageTemplates, initial: { en: null, 'zh-CN': null } },
} as const;
/** Settings that are columns of the project row. */
const projectColumns: Record<string, string> = {
  name: 'UPDATE project SET name = ?',
  currency: 'UPDATE project SET currency = ?',
  locale: 'UPDATE project SET locale = ?',
};
type StoredName = keyof typeof stored;

type ProjectRow = { name: string; currency: string; locale: 'en' | 'zh-CN' };

function readStored<N extends StoredName>(db: Database.Database, name: N): ProjectSettings[N] {
  const { shape, initial } = stored[name];
  const value = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck().get(name);
  return (value === undefined ? initial : shape.parse(JSON.parse(value))) as ProjectSettings[N];
}

export function readSettings(db: Database.Database): ProjectSettings {
  const project = db.prepare<[], ProjectRow>('SELECT name, currency, locale FROM project').get()!;
  return {
    ...project,
    clientName: readStored(db, 'clientName'),
    churnDefinition: readStored(db, 'churnDefinition'),
    rfm: readStored(db, 'rfm'),
    value: readStored(db, 'value'),
    cube: readStored(db, 'cube'),
    letGo: readStored(db, 'letGo'),
    intermediateTypes: readStored(db, 'intermediateTypes'),
    marginShare: readStored(db, 'marginShare'),
    acquisitionCost: readStored(db, 'acquisitionCost'),
    alertDeadlines: readStored(db, 'alertDeadlines'),
    alertMessages: readStored(db, 'alertMessages'),
  };
}

export type SettingsChange = Partial<ProjectSettings>;

/** Writes what differs and notes each change in the history, with who made it where that is known. Answers whether anything changed. */
export function writeSettings(
  db: Database.Database,
  change: SettingsChange,
  changedAt: string,
  changedBy: string | null = null,
): boolean {
  const before = readSettings(db);
  const note = db.prepare(
    'INSERT INTO setting_change (changed_at, changed_by, name, before, after) VALUES (?, ?, ?, ?, ?)',
  );
  const keep = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return db.transaction(() => {
    let changed = false;
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) continue;
      const old = JSON.stringify(before[name as keyof ProjectSettings]);
      const next = JSON.stringify(value);
      if (old === next) continue;
      changed = true;
      note.run(changedAt, changedBy, name, old, next);
      const inProject = projectColumns[name];
      if (inProject) db.prepare(inProject).run(value as string);
      else keep.run(name, next);
    }
    return changed;
  })();
}

export type SettingsHistoryRow = {
  changedAt: string;
  changedBy: string | null;
  setting: string;
  before: string | null;
  after: string;
};

/** Changes of the settings, newest first. */
export function readSettingsHistory(db: Database.Database): SettingsHistoryRow[] {
  return db
    .prepare<[], SettingsHistoryRow>(
      'SELECT changed_at AS changedAt, changed_by AS changedBy, name AS setting, before, after FROM setting_change ORDER BY id DESC LIMIT 1000',
    )
    .all();
}

type DefinitionChoice = {
  changedAt: string;
  changedBy: string | null;
  /** null: as the data propose. */
  definition: ProjectSettings['churnDefinition'];
};

/** Every choice of what counts as lost, newest first. */
export const readDefinitionChoices = (db: Database.Database): DefinitionChoice[] =>
  readSettingsHistory(db).flatMap(({ changedAt, changedBy, setting, after }) =>
    setting === 'churnDefinition'
      ? [{ changedAt, changedBy, definition: stored.churnDefinition.shape.parse(JSON.parse(after)) }]
      : [],
  );
