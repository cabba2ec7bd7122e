// prediction.*: who is about to leave, by models that were judged on later data.
import type { Args } from '../../shared/contract/contract.ts';
import type { PredictionResult, TrainingRun } from '../../shared/contract/prediction.ts';
import { isoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { asMoney, asShare, asWord, say, type Text } from '../../shared/text.ts';
import { asOfText, explain, refusal, viewNotices } from '../analysis/explain.ts';
import { horizonOf, planCutoffs } from '../analysis/prediction/cutoffs.ts';
import { modelDetails } from '../analysis/prediction/modelDetails.ts';
import { partsOf } from '../analysis/prediction/pushes.ts';
import { raceResult } from '../analysis/prediction/raceResult.ts';
import { pushesOf } from '../analysis/prediction/ranked.ts';
import { type Training, trainModels, type Watch } from '../analysis/prediction/train.ts';
import { trainCrossed } from '../analysis/prediction/trainCrossed.ts';
import { pathOf } from '../analysis/prediction/treeRules.ts';
import type { View } from '../analysis/view.ts';
import { findCustomer } from '../ledger/customerCard.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { listView } from '../ledger/listView.ts';
import { comparisonAt, foretoldAt, knownModel, rankedAt, valuesOf } from '../ledger/predictionAt.ts';
import { predictionInputAt } from '../ledger/predictionInputAt.ts';
import { hasLaterScore, registryAt } from '../ledger/predictionRegistry.ts';
import { guessedOutcome, undatedCustomers } from '../ledger/undatedOutcome.ts';
import { viewOrBlank } from '../ledger/viewAt.ts';
import { readCustomerText } from '../project/customerText.ts';
import type { OpenProject } from '../project/openProject.ts';
import {
  championOf,
  type RunFacts,
  readModel,
  readModels,
  readRuns,
  writePromotion,
  writeRun,
} from '../project/predictionModels.ts';
import { probability } from '../stats/logistic.ts';
import type { Context, Handlers } from './handler.ts';

const PUSHES_SHOWN = 3;

/** About how much of the whole time a step is over at its end, in percent. */
const DONE_AFTER = { features: 12, plain: 14, tree: 22, scorecard: 36, logistic: 48, boosted: 92, judging: 100 };
const STEPS = Object.keys(DONE_AFTER) as (keyof typeof DONE_AFTER)[];

const watchOf =
  ({ signal, report }: Context): Watch =>
  (step, done, of) => {
    const before = STEPS[STEPS.indexOf(step) - 1];
    const from = before ? DONE_AFTER[before] : 0;
    report({ step, done: from + ((DONE_AFTER[step] - from) * done) / of, total: 100, rows: null });
    return !signal.aborted;
  };

type TrainArgs = Pick<Args<'prediction.train'>, 'horizonDays' | 'outcome'>;

/** Trains on dated data, or on a column that says who left; with the facts to be kept. */
function train(project: OpenProject, view: View, args: TrainArgs, context: Context) {
  const watch = watchOf(context);
  const outcome = args.outcome ?? (isUndated(view) ? guessedOutcome(project, view) : null);
  const common = (training: Training) => {
    const { features, refusedColumns, learntRows, learntEvents, learntCustomers, eligibleRows } = training;
    const { judgedRows: rows, judgedEvents } = training;
    return {
      features: [...features],
      refusedColumns: [...refusedColumns],
      learntRows,
      learntEvents,
      learntCustomers,
      eligibleRows,
      judgedRows: rows,
      judgedEvents,
    };
  };
  if (outcome) {
    const { groups, answers } = undatedCustomers(project, view, outcome);
    const training = trainCrossed(groups, answers, watch);
    if (training === null || 'refused' in training) return training;
    const facts: RunFacts = {
      judgedBy: 'crossed',
      asOf: asOfText(view),
      definition: null,
      outcome,
      horizonDays: null,
      dataFrom: null,
      learntAt: [],
      judgedAt: [],
      ...common(training),
    };
    return { training, facts };
  }
  const refused = refusal(view);
  if (refused) return { refused };
  const input = predictionInputAt(project, view);
  const horizonDays = args.horizonDays ?? horizonOf(input);
  const training = trainModels(input, view.asOf, horizonDays, watch);
  if (training === null || 'refused' in training) return training;
  const { firstDay } = view.ledger;
  const facts: RunFacts = {
    judgedBy: 'later',
    asOf: asOfText(view),
    definition: input.definition,
    outcome: null,
    horizonDays,
    dataFrom: firstDay === null ? null : isoDate(firstDay),
    learntAt: training.plan.learnt.map(isoDate),
    judgedAt: training.plan.judged.map(isoDate),
    ...common(training),
  };
  return { training, facts };
}

/** The view, with everybody who is registered where no row has a date. */
function viewFor(project: OpenProject, asOf: string | null | undefined): View {
  const view = viewOrBlank(project, asOf);
  if (!isUndated(view)) return view;
  const listed = listView(project, null);
  return listed ? { ...listed.view, blank: true } : view;
}
const isUndated = ({ ledger }: View): boolean => ledger.firstDay === null;

const proposalOf = (project: OpenProject, view: View): PredictionResult['proposal'] =>
  isUndated(view)
    ? { horizonDays: null, outcome: guessedOutcome(project, view) }
    : { horizonDays: horizonOf({ definition: view.definition.definition }), outcome: null };

/** Why nothing can be trained at all, where that can be told at once. */
function hopeless(project: OpenProject, view: View): Text | null {
  if (isUndated(view)) return guessedOutcome(project, view) ? null : say('prediction.refused.undated');
  const refused = refusal(view);
  if (refused) return refused;
  const definition = view.definition.definition;
  const horizon = horizonOf({ definition });
  const { judged, daysMissing } = planCutoffs({ ...view, definition }, view.asOf, horizon);
  return judged.length > 0 ? null : say('prediction.refused.days', { count: Math.max(1, daysMissing), horizon });
}

const nothing = (view: View, refused: Text) => ({
  asOf: asOfText(view),
  headline: refused,
  refused,
  notices: [],
  why: {},
});

export const predictionHandlers = {
  'prediction.train': ({ project: handle, asOf, ...args }, context) => {
    const project = context.project(handle);
    const view = viewFor(project, asOf);
    const found = train(project, view, args, context);
    if (found === null) throw new AppError('job.cancelled');
    const before = championOf(project.db);
    if ('refused' in found) return { run: null, winner: null, champion: before, refused: found.refused };
    const { training, facts } = found;
    const { signal } = context;
    signal.begin?.();
    const trainedAt = new Date().toISOString();
    const place = training.trained.findIndex(({ model }) => model.kind === training.winner);
    if (signal.commit?.() === false) throw new AppError('job.cancelled');
    const { run, versions } = writeRun(
      project.db,
      { trainedAt, facts },
      training.trained.map(({ model, scores }) => ({
        model,
        scores,
        details: modelDetails(model, facts, training.later),
      })),
      place,
    );
    const winner = versions[place] ?? null;
    if (before === null && winner !== null && facts.judgedBy === 'later') {
      writePromotion(project.db, { version: winner, promotedAt: trainedAt, by: '' });
    }
    return { run, winner, champion: championOf(project.db), refused: null };
  },

  'prediction.result': ({ project: handle, asOf, run: wanted }, { project: open }) => {
    const project = open(handle);
    const view = viewFor(project, asOf);
    const runs = readRuns(project.db);
    const run = wanted === null ? runs[0] : runs.find((one) => one.run === wanted);
    if (wanted !== null && !run) throw new AppError('prediction.unknownRun', { run: wanted });
    const champion = championOf(project.db);
    const { winner, ...facts } = run ?? { winner: null };
    const models = run
      ? readModels(project.db, run.run).map(({ version, model, scores, details }) => ({
          version,
          kind: model.kind,
          scores,
          ...details,
        }))
      : [];
    return raceResult(
      view,
      run ? { run: facts as TrainingRun, models, winner, champion } : null,
      proposalOf(project, view),
      run ? null : hopeless(project, view),
    );
  },

  'prediction.ranked': ({ project: handle, asOf, version, sort, offset, limit }, { project: open }) => {
    const project = open(handle);
    const view = viewFor(project, asOf);
    const empty = { version: null, kind: null, horizonDays: null, total: 0, expectedLeavers: 0, valueE4: 0, lossE4: 0 };
    const known = knownModel(project, version);
    if (known === null) return { ...nothing(view, say('prediction.refused.untrained')), ...empty, rows: [] };
    const foretold = foretoldAt(project, view, known);
    const { rows, chances, stored, run } = foretold;
    const order = rankedAt(project, view, foretold, sort);
    const value = valuesOf(view, rows);
    const page = order.subarray(offset, offset + limit);
    const comparison = comparisonAt(project, view, foretold);
    const texts = readCustomerText(
      project.db,
      Array.from(page, (r) => view.ledger.customerRowId[rows.customer[r]!]!),
    );
    const expectedLeavers = chances.reduce((sum, p) => sum + p, 0);
    const lossE4 = Math.round(chances.reduce((sum, p, r) => sum + p * value[r]!, 0));
    const horizonDays = run.horizonDays;
    const params = {
      count: chances.length,
      leavers: Math.round(expectedLeavers),
      loss: asMoney(lossE4),
      days: horizonDays,
      model: asWord(`prediction.model.${stored.model.kind}`),
    };
    return {
      asOf: asOfText(view),
      headline: say(`prediction.ranked.headline.${run.judgedBy}`, params),
      refused: null,
      notices: isUndated(view) ? [] : viewNotices(view),
      why: {
        risk: explain(view, 'predictionRisk', chances.length, null, params),
        loss: explain(view, 'predictionLoss', chances.length, null, params),
      },
      version: stored.version,
      kind: stored.model.kind,
      horizonDays,
      total: chances.length,
      expectedLeavers,
      valueE4: Math.round(value.reduce((sum, one) => sum + one, 0)),
      lossE4,
      rows: Array.from(page, (r, k) => {
        const last = view.metrics.lastDay[rows.customer[r]!]!;
        return {
          customer: texts[k]!.customer,
          name: texts[k]!.name,
          risk: chances[r]!,
          valueE4: Math.round(value[r]!),
          lossE4: Math.round(chances[r]! * value[r]!),
          lastDay: last === NO_DAY ? null : isoDate(last),
          pushes: pushesOf(stored.model, run.features, r, comparison)
            .filter(({ push }) => push > 0)
            .slice(0, PUSHES_SHOWN),
        };
      }),
    };
  },

  'prediction.explain': ({ project: handle, asOf, customer, version }, { project: open }) => {
    const project = open(handle);
    const view = viewFor(project, asOf);
    const known = knownModel(project, version);
    const empty = {
      version: known?.stored.version ?? null,
      kind: known?.stored.model.kind ?? null,
      horizonDays: known?.run.horizonDays ?? null,
      customer,
      risk: null,
      usual: null,
      pushes: [],
      path: [],
    };
    if (known === null) return { ...nothing(view, say('prediction.refused.untrained')), ...empty };
    const { c } = findCustomer(project, { view, asOf: asOfText(view) }, customer);
    const foretold = foretoldAt(project, view, known);
    const { rows, chances, stored, run } = foretold;
    const r = rows.customer.indexOf(c);
    if (r < 0) return { ...nothing(view, say('prediction.refused.notActive')), ...empty };
    const row = rows.columns.map((column) => column[r]!);
    const usual = probability(partsOf(stored.model, run.features, row).usual);
    const params = { risk: asShare(chances[r]!), usual: asShare(usual), days: run.horizonDays };
    return {
      asOf: asOfText(view),
      headline: say(`prediction.explain.headline.${run.judgedBy}`, params),
      refused: null,
      notices: [],
      why: {
        risk: explain(view, 'predictionRisk', chances.length, null, {
          ...params,
          count: chances.length,
          model: asWord(`prediction.model.${stored.model.kind}`),
        }),
      },
      version: stored.version,
      kind: stored.model.kind,
      horizonDays: run.horizonDays,
      customer,
      risk: chances[r]!,
      usual,
      pushes: pushesOf(stored.model, run.features, r, comparisonAt(project, view, foretold)),
      path: stored.model.kind === 'tree' ? pathOf(stored.model.tree, run.features, row) : [],
    };
  },

  'prediction.registry': ({ project: handle, asOf }, { project: open }) => {
    const project = open(handle);
    return registryAt(project, viewFor(project, asOf));
  },

  'prediction.promote': ({ project: handle, version, by }, { project: open }) => {
    const project = open(handle);
    const stored = readModel(project.db, version);
    const run = stored && readRuns(project.db).find((one) => one.run === stored.run);
    if (!stored || !run) throw new AppError('prediction.unknown', { version });
    if (!hasLaterScore(run)) throw new AppError('prediction.notJudgedLater', { version });
    writePromotion(project.db, { version, promotedAt: new Date().toISOString(), by });
    return { champion: version };
  },
} satisfies Handlers<'prediction'>;
