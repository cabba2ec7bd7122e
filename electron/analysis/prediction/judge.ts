import type { ModelScores } from '../../../shared/contract/prediction.ts';
import { brierScore, calibrationLine, reliabilityBins } from '../../stats/calibration.ts';
import { gainsAt } from '../../stats/gains.ts';
import { aucDifference, aucInterval, type Ranking, rankingOf } from '../../stats/roc.ts';
import { rateOf } from '../churn/rateOf.ts';

export type Forecast = {
  /** What rows are ranked by. */
  readonly ranks: Float64Array;
  readonly chances: Float64Array;
};

/** Customers a shop could call: a hundred, or a tenth where there are fewer than a thousand. */
export const topSize = (rows: number): number => Math.min(100, Math.max(1, Math.round(rows / 10)));

const GAIN_STEPS = 50;

/**
 * Scores of a forecast against what happened to the same rows. `plain` is the ranking of the naive rule over the same
 * rows, null for that rule itself. Null where nobody left, or everybody did.
 */
export function judge({ ranks, chances }: Forecast, outcome: Uint8Array, plain: Ranking | null): ModelScores | null {
  const ranking = rankingOf(ranks, outcome);
  if (ranking === null) return null;
  const rows = outcome.length;
  const { events } = ranking;
  const share = events / rows;
  const top = topSize(rows);
  const sizes = Array.from({ length: GAIN_STEPS + 1 }, (_, k) => Math.round((k * rows) / GAIN_STEPS));
  const [best, ...gains] = gainsAt(ranks, outcome, [top, ...sizes]);
  const over = plain && aucDifference(ranking, plain, outcome);
  return {
    rows,
    events,
    auc: { value: ranking.auc, ...aucInterval(ranking) },
    overPlain: over && { value: over.difference, low: over.low, high: over.high },
    brier: brierScore(chances, outcome),
    brierAlways: share * (1 - share),
    calibrationSlope: calibrationLine(chances, outcome)?.slope ?? null,
    calibration: reliabilityBins(chances, outcome).map((bin) => ({
      expected: bin.expected,
      observed: rateOf(bin.events, bin.n),
    })),
    top: { customers: top, left: best!.events, share: rateOf(Math.round(best!.events), top) },
    gains: gains.map((gain) => gain.events / events),
  };
}

/** A model and how it ranked. `kind` orders by how easily people can follow it. */
export type Runner<K extends string> = { readonly kind: K; readonly ranking: Ranking };

/**
 * Who wins a race: of all models that are not shown to be worse than the best (DeLong's paired interval of the
 * difference holds 0), the one that is easiest to follow. `runners` come in that order, the plain rule first, which
 * therefore wins unless something better is shown.
 */
export function winnerOf<K extends string>(runners: readonly Runner<K>[], outcome: Uint8Array): K | null {
  const best = runners.reduce<Runner<K> | null>(
    (top, one) => (top === null || one.ranking.auc > top.ranking.auc ? one : top),
    null,
  );
  if (best === null) return null;
  const asGood = runners.find((one) => one === best || aucDifference(best.ranking, one.ranking, outcome).low <= 0);
  return asGood?.kind ?? null;
}
