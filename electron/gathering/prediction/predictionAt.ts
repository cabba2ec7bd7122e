// Chances of leaving of today's customers under a stored model, kept until the data change.

import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { AppError } from '../../../shared/errors.ts';
import { arranged } from '../../analysis/prediction/arranged.ts';
import { type FeatureMatrix, featureMatrix } from '../../analysis/prediction/featureMatrix.ts';
import { featureReader } from '../../analysis/prediction/features.ts';
import { groupColumn } from '../../analysis/prediction/groupFeatures.ts';
import { chancesOf } from '../../analysis/prediction/models.ts';
import { type Comparison, middlesOf, rankedBy } from '../../analysis/prediction/ranked.ts';
import { windowOf } from '../../analysis/prediction/train.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { championOf, readModel, readRuns, type StoredModel, type StoredRun } from '../../project/predictionModels.ts';
import { type Part, partOn } from '../sets/partOn.ts';
import { resolveSet } from '../sets/resolveSet.ts';
import { groupColumns, predictionInputAt } from './predictionInputAt.ts';

/** A model with the training it comes from. */
export type KnownModel = { readonly stored: StoredModel; readonly run: StoredRun };
/** Rows of a date with the chance a model gives each of them. */
export type Foretold = KnownModel & { readonly rows: FeatureMatrix; readonly chances: Float64Array };

/** A model by its version, or the champion; null where there is none. An unknown version is AppError `prediction.unknown`. */
export function knownModel(project: OpenProject, version: number | null): KnownModel | null {
  const wanted = version ?? championOf(project.db) ?? newestWinner(project);
  if (wanted === null) return null;
  // A version never changes once it is there; one that is not there yet may come.
  return project.cachedForData(`prediction.model ${wanted}`, () => {
    const stored = readModel(project.db, wanted);
    const run = stored && readRuns(project.db).find((one) => one.run === stored.run);
    if (!stored || !run) throw new AppError('prediction.unknown', { version: wanted });
    return { stored, run };
  });
}

/** Data without dates have no champion: their newest training's winner is taken. */
const newestWinner = (project: OpenProject): number | null => runsFor(project, null)[0]?.winner ?? null;

/** Trainings on just these customers, or on everybody; the newest first. */
export function runsFor(project: OpenProject, within: CustomerSet | null | undefined): StoredRun[] {
  const set = within == null || within.kind === 'all' ? null : resolveSet(project, within);
  return readRuns(project.db).filter((run) => JSON.stringify(run.within) === JSON.stringify(set));
}

/** Some customers, under a name that is theirs at the view's date. */
export type Some = { readonly name: string; readonly mask: Uint8Array };

/** Everybody the model speaks of at the view's date, or those of them asked for, with their chances. */
export function foretoldAt(project: OpenProject, view: View, { stored, run }: KnownModel, only?: Some): Foretold {
  const rows = rowsAt(project, view, run, only);
  const chances = project.cachedForData(`prediction.chances ${stored.version} ${view.asOf} ${only?.name ?? ''}`, () =>
    chancesOf(stored.model, run.features, rows.columns),
  );
  return { stored, run, rows, chances };
}

function rowsAt(project: OpenProject, view: View, run: StoredRun, only?: Some): FeatureMatrix {
  const key = `prediction.rows ${run.run} ${view.asOf} ${JSON.stringify(run.definition ?? null)} ${only?.name ?? ''}`;
  return project.cachedForData(key, () => {
    if (run.judgedBy === 'crossed') return undatedRows(project, view, run);
    const input = predictionInputAt(project, view, partOf(project, view, run));
    const definition = run.definition ?? input.definition;
    const matrix = featureMatrix({ ...input, definition }, [view.asOf], {
      windowDays: windowOf(run.horizonDays ?? 0),
      horizonDays: null,
      ...(only && { only: only.mask }),
    });
    return arranged(matrix, run.features, input.groups);
  });
}

/** Whom a model learnt from alone, and speaks of alone. */
function partOf(project: OpenProject, view: View, { within }: StoredRun): Part | null {
  const part = partOn(project, view, within);
  return part === 'hindsight' ? null : part;
}

/** Of data without dates: whoever has not left. */
function undatedRows(project: OpenProject, view: View, run: StoredRun): FeatureMatrix {
  const { outcome, features } = run;
  const members = partOf(project, view, run)?.membersOn(view.asOf);
  const groups = groupColumns(project, view);
  const column = groups.find(({ origin, name }) => origin === 'own' && name === outcome?.column);
  const left = column?.values.indexOf(outcome?.value ?? '') ?? -1;
  const customer = Int32Array.from(
    [...(column?.codeOf.keys() ?? [])].filter(
      (c) => column!.codeOf[c]! >= 0 && column!.codeOf[c] !== left && members?.[c] !== 0,
    ),
  );
  return {
    features,
    columns: features.map((feature) => groupColumn(feature, groups, customer)),
    customer,
    cutoff: new Uint8Array(customer.length),
    outcome: new Uint8Array(0),
    eligible: customer.length,
  };
}

/** Judged again at a past cut-off: the same rows and answers for every model of one horizon and definition. */
export function judgedRows(project: OpenProject, view: View, run: StoredRun, cutoff: number): FeatureMatrix {
  const key = `prediction.judged ${run.run} ${cutoff}`;
  return project.cachedForData(key, () => {
    const input = predictionInputAt(project, view);
    const definition = run.definition ?? input.definition;
    const horizonDays = run.horizonDays ?? 0;
    const matrix = featureMatrix({ ...input, definition }, [cutoff], {
      windowDays: windowOf(horizonDays),
      horizonDays,
    });
    return arranged(matrix, run.features, input.groups);
  });
}

/** What each row brought in the 365 days up to the date, never below 0. */
export const valuesOf = (view: View, { customer }: FeatureMatrix): Float64Array =>
  Float64Array.from(customer, (c) => Math.max(0, view.metrics.trailingYearE4[c]!));

/** Rows in the order of the list. */
export const rankedAt = (project: OpenProject, view: View, foretold: Foretold, sort: 'loss' | 'risk'): Uint32Array =>
  project.cachedForData(`prediction.order ${foretold.stored.version} ${view.asOf} ${sort}`, () =>
    rankedBy(sort, foretold.chances, valuesOf(view, foretold.rows)),
  );

/** What one customer's figures are held against: everybody today, and the customer a window earlier. */
export function comparisonAt(project: OpenProject, view: View, { run, rows }: Foretold): Comparison {
  const middles = project.cachedForData(`prediction.middles ${run.run} ${view.asOf}`, () => middlesOf(rows.columns));
  if (run.judgedBy === 'crossed') return { rows, middles, before: () => null };
  const input = predictionInputAt(project, view);
  const reader = featureReader(input, windowOf(run.horizonDays ?? 0));
  const day = view.asOf - windowOf(run.horizonDays ?? 0);
  const places = run.features.map(({ id, column }) =>
    reader.features.findIndex((one) => one.id === id && one.column === column),
  );
  let isReady = false;
  return {
    rows,
    middles,
    before: (c) => {
      const first = input.book.firstVisit[c]!;
      if (first === NO_DAY || first > day) return null;
      if (!isReady) reader.moveTo(day);
      isReady = true;
      reader.read(c);
      return places.map((place) => (place < 0 ? null : reader.row[place]!));
    },
  };
}
