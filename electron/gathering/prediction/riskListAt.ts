// Today's customers by expected loss or by risk, with what speaks for it.

import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { Args } from '../../../shared/contract/contract.ts';
import type { RankedResult } from '../../../shared/contract/prediction.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asMoney, asWord, say } from '../../../shared/text.ts';
import { pushesOf } from '../../analysis/prediction/ranked.ts';
import { asOfText, explain, inform, viewNotices } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { StoredRun } from '../../project/predictionModels.ts';
import { setMembers } from '../sets/setMembers.ts';
import { comparisonAt, foretoldAt, knownModel, rankedAt, runsFor, valuesOf } from './predictionAt.ts';
import { isUndated, refusedAnswer } from './predictionView.ts';

const PUSHES_SHOWN = 3;

type Wanted = Pick<Args<'prediction.ranked'>, 'version' | 'within' | 'sort' | 'offset' | 'limit'>;

export function riskListAt(
  project: OpenProject,
  view: View,
  { version, within, sort, offset, limit }: Wanted,
): RankedResult {
  const empty = {
    version: null,
    kind: null,
    within: null,
    horizonDays: null,
    total: 0,
    expectedLeavers: 0,
    valueE4: 0,
    lossE4: 0,
  };
  const known = knownModel(project, version ?? (within ? (runsFor(project, within)[0]?.winner ?? null) : null));
  if (known === null) return { ...refusedAnswer(view, say('prediction.refused.untrained')), ...empty, rows: [] };
  const foretold = foretoldAt(project, view, known);
  const { rows, chances, stored, run } = foretold;
  const mask = within == null || within.kind === 'all' ? null : setMembers(project, view, within);
  const isListed = (r: number) => mask?.[rows.customer[r]!] !== 0;
  const order = rankedAt(project, view, foretold, sort).filter(isListed);
  const value = valuesOf(view, rows);
  const page = order.subarray(offset, offset + limit);
  const comparison = comparisonAt(project, view, foretold);
  const texts = readCustomerText(
    project.db,
    Array.from(page, (r) => view.ledger.customerRowId[rows.customer[r]!]!),
  );
  const sumOf = (of: (r: number) => number) => order.reduce((sum, r) => sum + of(r), 0);
  const expectedLeavers = sumOf((r) => chances[r]!);
  const lossE4 = Math.round(sumOf((r) => chances[r]! * value[r]!));
  const horizonDays = run.horizonDays;
  const params = {
    count: order.length,
    leavers: Math.round(expectedLeavers),
    loss: asMoney(lossE4),
    days: horizonDays,
    model: asWord(`prediction.model.${stored.model.kind}`),
  };
  return {
    asOf: asOfText(view),
    headline: say(`prediction.ranked.headline.${run.judgedBy}`, params),
    refused: null,
    notices: [...partNotices(run, mask !== null), ...(isUndated(view) ? [] : viewNotices(view))],
    why: {
      risk: explain(view, 'predictionRisk', order.length, null, params),
      loss: explain(view, 'predictionLoss', order.length, null, params),
    },
    version: stored.version,
    kind: stored.model.kind,
    within: run.within,
    horizonDays,
    total: order.length,
    expectedLeavers,
    valueE4: Math.round(sumOf((r) => value[r]!)),
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
}

/** Says where some customers are ranked by a model of their own, or by the one of everybody. */
function partNotices({ within }: StoredRun, isPart: boolean): Notice[] {
  if (within !== null) return [inform('prediction.notice.ofPart')];
  return isPart ? [inform('prediction.notice.ofEverybody')] : [];
}
