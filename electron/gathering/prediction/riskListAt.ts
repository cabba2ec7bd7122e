// Today's customers by expected loss or by risk, with what speaks for it.
import type { Args } from '../../../shared/contract/contract.ts';
import type { RankedResult } from '../../../shared/contract/prediction.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asMoney, asWord, say } from '../../../shared/text.ts';
import { pushesOf } from '../../analysis/prediction/ranked.ts';
import { asOfText, explain, viewNotices } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { comparisonAt, foretoldAt, knownModel, rankedAt, valuesOf } from './predictionAt.ts';
import { isUndated, refusedAnswer } from './predictionView.ts';

const PUSHES_SHOWN = 3;

type Wanted = Pick<Args<'prediction.ranked'>, 'version' | 'sort' | 'offset' | 'limit'>;

export function riskListAt(project: OpenProject, view: View, { version, sort, offset, limit }: Wanted): RankedResult {
  const empty = { version: null, kind: null, horizonDays: null, total: 0, expectedLeavers: 0, valueE4: 0, lossE4: 0 };
  const known = knownModel(project, version);
  if (known === null) return { ...refusedAnswer(view, say('prediction.refused.untrained')), ...empty, rows: [] };
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
}
