// The one chance of leaving that lists, cards and files tell: the leading model's, else the share by level.
import type { LevelRisk, RiskBasis, RiskSource } from '../../../shared/contract/alerts.ts';
import { asDate, asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { alertReader } from '../../analysis/alerts/alertReader.ts';
import { type LevelRisks, levelRisks } from '../../analysis/alerts/levelRisk.ts';
import { rateParams } from '../../analysis/churn/rateOf.ts';
import { viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { leadingChances, leadingModel, type Silent } from '../prediction/leadingModel.ts';
import type { KnownModel } from '../prediction/predictionAt.ts';
import { alertInputAt } from './alertInputAt.ts';
import type { AlertPicture } from './alertPicture.ts';

export type Risk = { readonly value: number; readonly source: RiskSource };
export type AlertRisks = LevelRisks & {
  readonly model: KnownModel | null;
  /** Why no model leads. */
  readonly silent: Silent | null;
  /** Chance of a customer who stands at a level; null where nobody can say. */
  readonly of: (c: number, level: number) => Risk | null;
};

export function risksAt(project: OpenProject, { view, rules, alerts }: AlertPicture): AlertRisks {
  const byLevel = project.cached(`alerts.risk ${viewKey(view)} ${rules.version}`, () => {
    const input = alertInputAt(project, view);
    return levelRisks(input, alertReader(input, rules.set), view.asOf);
  });
  const { model, silent } = leadingModel(project, view);
  const chances =
    model &&
    leadingChances(project, view, model, {
      name: `alerts ${viewKey(view)} ${rules.version}`,
      mask: alerts.level.map((level) => (level > 0 ? 1 : 0)),
    });
  return {
    ...byLevel,
    model,
    silent,
    of: (c, level) => {
      const chance = chances === null ? Number.NaN : chances[c]!;
      if (!Number.isNaN(chance)) return { value: chance, source: 'model' };
      const share = byLevel.risks[level - 1]?.value ?? null;
      return share === null ? null : { value: share, source: 'level' };
    },
  };
}

/** What the risks of customers at these levels rest on; `unscored` of them the model says nothing of. */
export function riskBasisOf({ model, silent, risks, horizonDays }: AlertRisks, unscored: number): RiskBasis {
  if (model) {
    return {
      source: 'model',
      version: model.stored.version,
      horizonDays: model.run.horizonDays ?? horizonDays,
      unscored,
      sentence: modelSentence(model, unscored),
    };
  }
  return {
    source: 'level',
    version: null,
    horizonDays,
    unscored: 0,
    sentence: levelSentence(risks, horizonDays, silent),
  };
}

export function modelSentence({ stored, run }: KnownModel, unscored: number): Text {
  const { scores } = stored;
  const expected = scores.calibration.reduce((sum, bin) => sum + bin.expected * bin.observed.denominator, 0);
  return say(unscored > 0 ? 'alerts.basis.modelSome' : 'alerts.basis.model', {
    model: asWord(`prediction.model.${stored.model.kind}`),
    version: stored.version,
    days: run.horizonDays,
    date: asDate(run.judgedAt.at(-1)!),
    rows: scores.rows,
    expected: Math.round(expected),
    left: scores.events,
    auc: asShare(scores.auc.value),
    low: asShare(scores.auc.low),
    high: asShare(scores.auc.high),
    unscored,
  });
}

function levelSentence(risks: readonly LevelRisk[], days: number, silent: Silent | null): Text {
  const worst = risks.findLast(({ denominator }) => denominator > 0);
  if (!worst) return say('alerts.basis.nothing', { days });
  return say(`alerts.basis.${silent ?? 'untrained'}`, {
    ...rateParams(worst),
    level: asWord(`alerts.level.${worst.to}`),
    days,
  });
}

/** What one customer's risk rests on. */
export const riskSentence = (risks: AlertRisks, { source }: Risk, level: number): Text =>
  source === 'model' && risks.model
    ? modelSentence(risks.model, 0)
    : levelShareText(risks.risks[level - 1]!, risks.horizonDays);

/** The share a level has, and which levels are taken together. */
export const levelShareText = (risk: LevelRisk, days: number): Text =>
  say(`alerts.notice.risk${risk.from === risk.to ? risk.from : `${risk.from}${risk.to}`}`, {
    ...rateParams(risk),
    days,
  });
