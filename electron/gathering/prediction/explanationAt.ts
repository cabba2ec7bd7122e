// Why a model gives one customer this chance of leaving.
import type { Explained } from '../../../shared/contract/prediction.ts';
import { asShare, asWord, say } from '../../../shared/text.ts';
import { partsOf } from '../../analysis/prediction/pushes.ts';
import { pushesOf } from '../../analysis/prediction/ranked.ts';
import { pathOf } from '../../analysis/prediction/treeRules.ts';
import { asOfText, explain } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { probability } from '../../stats/logistic.ts';
import { findCustomer } from '../customers/customerCard.ts';
import { comparisonAt, foretoldAt, knownModel } from './predictionAt.ts';
import { refusedAnswer } from './predictionView.ts';

export function explanationAt(project: OpenProject, view: View, customer: string, version: number | null): Explained {
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
  if (known === null) return { ...refusedAnswer(view, say('prediction.refused.untrained')), ...empty };
  const { c } = findCustomer(project, { view, asOf: asOfText(view) }, customer);
  const foretold = foretoldAt(project, view, known);
  const { rows, chances, stored, run } = foretold;
  const r = rows.customer.indexOf(c);
  if (r < 0) {
    return { ...refusedAnswer(view, say(`prediction.refused.${run.within ? 'notInPart' : 'notActive'}`)), ...empty };
  }
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
}
