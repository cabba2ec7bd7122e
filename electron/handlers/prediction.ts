// prediction.*: who is about to leave, by models that were judged on later data.
import { AppError } from '../../shared/errors.ts';
import { modelDetails } from '../analysis/prediction/modelDetails.ts';
import type { Watch } from '../analysis/prediction/train.ts';
import { explanationAt } from '../gathering/prediction/explanationAt.ts';
import { hasLaterScore, registryAt } from '../gathering/prediction/predictionRegistry.ts';
import { predictionView } from '../gathering/prediction/predictionView.ts';
import { raceAt } from '../gathering/prediction/raceAt.ts';
import { riskListAt } from '../gathering/prediction/riskListAt.ts';
import { trainAt } from '../gathering/prediction/trainAt.ts';
import { championOf, readModel, readRuns, writePromotion, writeRun } from '../project/predictionModels.ts';
import type { Context, Handlers } from './handler.ts';

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

export const predictionHandlers = {
  'prediction.train': ({ project: handle, asOf, ...args }, context) => {
    const project = context.project(handle);
    const { signal } = context;
    signal.begin?.();
    const view = predictionView(project, asOf);
    const found = trainAt(project, view, args, watchOf(context));
    if (found === null) throw new AppError('job.cancelled');
    const before = championOf(project.db);
    if ('refused' in found) return { run: null, winner: null, champion: before, refused: found.refused };
    const { training, facts } = found;
    const trainedAt = new Date().toISOString();
    const place = training.trained.findIndex(({ model }) => model.kind === training.winner);
    if (signal.commit?.() === false) throw new AppError('job.cancelled');
    const models = training.trained.map(({ model, scores }) => ({
      model,
      scores,
      details: modelDetails(model, facts, training.later),
    }));
    const { run, winner } = project.db
      .transaction(() => {
        const { run, versions } = writeRun(project.db, { trainedAt, facts }, models, place);
        const winner = versions[place] ?? null;
        if (before === null && winner !== null && facts.judgedBy === 'later' && facts.within === null) {
          writePromotion(project.db, { version: winner, promotedAt: trainedAt, by: '' });
        }
        return { run, winner };
      })
      .immediate();
    return { run, winner, champion: championOf(project.db), refused: null };
  },

  'prediction.result': ({ project: handle, asOf, within, run }, { project: open }) => {
    const project = open(handle);
    return raceAt(project, predictionView(project, asOf), run, within);
  },

  'prediction.ranked': ({ project: handle, asOf, ...wanted }, { project: open }) => {
    const project = open(handle);
    return riskListAt(project, predictionView(project, asOf), wanted);
  },

  'prediction.explain': ({ project: handle, asOf, customer, version }, { project: open }) => {
    const project = open(handle);
    return explanationAt(project, predictionView(project, asOf), customer, version);
  },

  'prediction.registry': ({ project: handle, asOf }, { project: open }) => {
    const project = open(handle);
    return registryAt(project, predictionView(project, asOf));
  },

  'prediction.promote': ({ project: handle, version, by }, { project: open }) => {
    const project = open(handle);
    const stored = readModel(project.db, version);
    const run = stored && readRuns(project.db).find((one) => one.run === stored.run);
    if (!stored || !run) throw new AppError('prediction.unknown', { version });
    if (run.within !== null) throw new AppError('prediction.onlyPart', { version });
    if (!hasLaterScore(run)) throw new AppError('prediction.notJudgedLater', { version });
    writePromotion(project.db, { version, promotedAt: new Date().toISOString(), by });
    return { champion: version };
  },
} satisfies Handlers<'prediction'>;
