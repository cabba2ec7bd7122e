// Trainings, their models and who was champion when. Models are plain numbers, checked when they are read: the file may
// have been written by others.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import {
  type ModelScores,
  modelScores,
  type TrainingRun,
  trainedModel,
  trainingRun,
} from '../../shared/contract/prediction.ts';
import type { ModelDetails } from '../analysis/prediction/modelDetails.ts';
import type { Model } from '../analysis/prediction/models.ts';

const numbers = z.array(z.number());
const nodes = z.array(z.int());

/** Children stand behind their parent: a walk from the root ends. */
function endsSomewhere(tree: { column: number[]; left: number[]; right: number[] }): boolean {
  const size = tree.column.length;
  return (
    size > 0 &&
    tree.column.every(
      (column, node) =>
        column < 0 || [tree.left[node]!, tree.right[node]!].every((child) => child > node && child < size),
    )
  );
}
const tree = z
  .strictObject({ column: nodes, cut: numbers, left: nodes, right: nodes, n: nodes, events: nodes })
  .refine(endsSomewhere);
const pullTree = z
  .strictObject({ column: nodes, cut: numbers, left: nodes, right: nodes, value: numbers })
  .refine(endsSomewhere);

const model = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plain'),
    column: z.int().min(0),
    rising: z.boolean(),
    border: z.number(),
    cuts: numbers,
    chances: numbers,
    usual: z.number(),
  }),
  z.strictObject({
    kind: z.literal('logistic'),
    coefficients: numbers,
    standardErrors: z.array(z.number().nullable()),
    means: numbers,
    deviations: numbers,
    separating: nodes,
  }),
  z.strictObject({
    kind: z.literal('scorecard'),
    card: z.strictObject({
      basePoints: z.number(),
      intercept: z.number(),
      coefficients: numbers,
      columns: z.array(
        z.strictObject({
          column: z.int().min(0),
          cuts: numbers,
          n: nodes,
          events: nodes,
          woe: numbers,
          points: numbers,
          informationValue: z.number(),
        }),
      ),
    }),
  }),
  z.strictObject({ kind: z.literal('tree'), tree }),
  z.strictObject({
    kind: z.literal('boosted'),
    model: z.strictObject({ start: z.number(), trees: z.array(pullTree), losses: numbers }),
    line: z.strictObject({ intercept: z.number(), slope: z.number() }).nullable(),
  }),
]);
const details = trainedModel.pick({ plain: true, effects: true, rules: true, scorecard: true, trees: true });
const facts = trainingRun.omit({ run: true, trainedAt: true });

export type RunFacts = z.infer<typeof facts>;
export type StoredModel = {
  readonly version: number;
  readonly run: number;
  readonly model: Model;
  readonly scores: ModelScores;
  readonly details: ModelDetails;
};
export type StoredRun = TrainingRun & { readonly winner: number | null };
export type NewModel = Pick<StoredModel, 'model' | 'scores' | 'details'>;

type RunRow = { run: number; trainedAt: string; facts: string; winner: number | null };
const RUN = 'id AS run, trained_at AS trainedAt, facts, winner';

function storedRun({ facts: json, ...row }: RunRow): StoredRun[] {
  const parsed = facts.safeParse(JSON.parse(json));
  return parsed.success ? [{ ...parsed.data, ...row }] : [];
}

/** All trainings, the newest first. */
export const readRuns = (db: Database.Database): StoredRun[] =>
  db.prepare<[], RunRow>(`SELECT ${RUN} FROM prediction_run ORDER BY id DESC`).all().flatMap(storedRun);

type ModelRow = { version: number; run: number; model: string; scores: string; details: string };
const MODEL = 'version, run_id AS run, model, scores, details';

function storedModel(row: ModelRow): StoredModel[] {
  const parsed = {
    model: model.safeParse(JSON.parse(row.model)),
    scores: modelScores.safeParse(JSON.parse(row.scores)),
    details: details.safeParse(JSON.parse(row.details)),
  };
  if (!parsed.model.success || !parsed.scores.success || !parsed.details.success) return [];
  return [
    {
      version: row.version,
      run: row.run,
      model: parsed.model.data,
      scores: parsed.scores.data,
      details: parsed.details.data,
    },
  ];
}

/** The models of a training, in the order of their making. */
export const readModels = (db: Database.Database, run: number): StoredModel[] =>
  db
    .prepare<[number], ModelRow>(`SELECT ${MODEL} FROM prediction_model WHERE run_id = ? ORDER BY version`)
    .all(run)
    .flatMap(storedModel);

export function readModel(db: Database.Database, version: number): StoredModel | null {
  const row = db.prepare<[number], ModelRow>(`SELECT ${MODEL} FROM prediction_model WHERE version = ?`).get(version);
  return row ? (storedModel(row)[0] ?? null) : null;
}

export type Promotion = { readonly version: number; readonly promotedAt: string; readonly by: string };

/** Who was made champion when, the latest first. */
export const readPromotions = (db: Database.Database): Promotion[] =>
  db
    .prepare<[], Promotion>(
      'SELECT version, promoted_at AS promotedAt, promoted_by AS "by" FROM prediction_champion ORDER BY id DESC',
    )
    .all();

export const championOf = (db: Database.Database): number | null => readPromotions(db)[0]?.version ?? null;

/** Keeps a training with its models; answers the run and the versions in the order given. */
export function writeRun(
  db: Database.Database,
  run: { readonly trainedAt: string; readonly facts: RunFacts },
  models: readonly NewModel[],
  winner: number,
): { run: number; versions: number[] } {
  return db.transaction(() => {
    const id = Number(
      db
        .prepare('INSERT INTO prediction_run (trained_at, facts) VALUES (?, ?)')
        .run(run.trainedAt, JSON.stringify(run.facts)).lastInsertRowid,
    );
    const insert = db.prepare(
      'INSERT INTO prediction_model (run_id, kind, model, scores, details) VALUES (?, ?, ?, ?, ?)',
    );
    const versions = models.map((one) =>
      Number(
        insert.run(
          id,
          one.model.kind,
          JSON.stringify(one.model),
          JSON.stringify(one.scores),
          JSON.stringify(one.details),
        ).lastInsertRowid,
      ),
    );
    db.prepare('UPDATE prediction_run SET winner = ? WHERE id = ?').run(versions[winner] ?? null, id);
    return { run: id, versions };
  })();
}

export function writePromotion(db: Database.Database, { version, promotedAt, by }: Promotion): void {
  db.prepare('INSERT INTO prediction_champion (version, promoted_at, promoted_by) VALUES (?, ?, ?)').run(
    version,
    promotedAt,
    by,
  );
}
