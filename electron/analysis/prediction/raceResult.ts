import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { PredictionResult, TrainedModel, TrainingRun } from '../../../shared/contract/prediction.ts';
import { asDate, asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, inform, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { isGroupFeature } from './groupFeatures.ts';

type Race = {
  readonly run: TrainingRun;
  readonly models: readonly TrainedModel[];
  readonly winner: number | null;
  readonly champion: number | null;
};

/** Fewer leavers than this leave an interval that hides most differences. */
const FEW_LEAVERS = 100;
/** A slope outside of this is worth a word. */
const BOLD = 0.8;
const TIMID = 1.25;

/** The race of a training in words; `race` is null before the first one. */
export function raceResult(
  view: View,
  race: Race | null,
  proposal: PredictionResult['proposal'],
  refused: Text | null,
): PredictionResult {
  const base = { asOf: asOfText(view), proposal };
  if (race === null || race.models.length === 0) {
    return {
      ...base,
      headline: refused ?? say('prediction.headline.untrained'),
      refused,
      notices: [],
      why: {},
      run: race?.run ?? null,
      models: [],
      winner: null,
      champion: race?.champion ?? null,
    };
  }
  const { run, winner, champion } = race;
  const models = [...race.models];
  return {
    ...base,
    headline: headlineOf(race),
    refused: null,
    notices: noticesOf(race),
    why: {
      race: explain(view, run.judgedBy === 'later' ? 'predictionRace' : 'predictionCrossed', run.judgedRows, null, {
        horizon: run.horizonDays,
        judged: run.judgedAt.length > 0 ? asDate(run.judgedAt.at(-1)!) : null,
        dates: run.learntAt.length,
        rows: run.learntRows,
        events: run.learntEvents,
        column: run.outcome?.column ?? null,
        value: run.outcome?.value ?? null,
      }),
      auc: explain(view, 'predictionAuc', run.judgedRows),
      calibration: explain(view, 'predictionCalibration', run.judgedRows),
      gains: explain(view, 'predictionGains', run.judgedEvents),
    },
    run,
    models,
    winner,
    champion,
  };
}

function headlineOf({ run, models, winner }: Race): Text {
  const won = models.find(({ version }) => version === winner) ?? models[0]!;
  const plain = models.find(({ kind }) => kind === 'plain');
  const best = models
    .filter(({ kind }) => kind !== 'plain')
    .toSorted((a, b) => b.scores.auc.value - a.scores.auc.value)[0];
  const { top } = won.scores;
  const params = {
    count: top.customers,
    left: top.left,
    low: (top.share.low ?? 0) * top.customers,
    high: (top.share.high ?? 0) * top.customers,
    model: asWord(`prediction.model.${won.kind}`),
    plain: plain?.scores.top.left ?? null,
    days: run.horizonDays,
    auc: asShare(won.scores.auc.value),
    aucLow: asShare(won.scores.auc.low),
    aucHigh: asShare(won.scores.auc.high),
    best: best ? asWord(`prediction.model.${best.kind}`) : null,
    bestLeft: best?.scores.top.left ?? null,
  };
  const rounded = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? Math.round(value) : value]),
  );
  const kind = won.kind === 'plain' ? (best ? 'plainWins' : 'plainOnly') : plain ? 'modelWins' : 'modelOnly';
  return say(`prediction.headline.${run.judgedBy}.${kind}`, rounded);
}

function noticesOf({ run, models, winner }: Race): Notice[] {
  const notices: Notice[] = [];
  const won = models.find(({ version }) => version === winner);
  if (run.within !== null) notices.push(inform('prediction.notice.learntPart'));
  if (run.judgedBy === 'crossed') notices.push(warn('prediction.notice.crossed'));
  if (run.judgedEvents < FEW_LEAVERS) notices.push(inform('prediction.notice.fewLeavers', { count: run.judgedEvents }));
  const leaking = run.refusedColumns.filter(({ reason }) =>
    (['later', 'named', 'tells', 'blankTells'] as const).some((one) => one === reason),
  );
  for (const { detail } of leaking) notices.push({ level: 'warning', text: detail });
  if (run.judgedBy === 'later' && run.features.some(isGroupFeature)) {
    notices.push(inform('prediction.notice.undated'));
  }
  const slope = won?.scores.calibrationSlope ?? null;
  if (slope !== null && (slope < BOLD || slope > TIMID)) {
    notices.push(inform(`prediction.notice.${slope < BOLD ? 'bold' : 'timid'}`));
  }
  if (run.learntRows < run.eligibleRows) {
    notices.push(inform('prediction.notice.drawn', { count: run.learntRows, all: run.eligibleRows }));
  }
  return notices;
}
