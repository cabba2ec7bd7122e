import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import { E4 } from '../../../shared/money.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { naturalBreaks } from '../../stats/jenks.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import type { View } from '../view/view.ts';

export type RfmCuts = {
  /** Days; money in E4. Ascending, bins − 1 each. */
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly monetaryE4: readonly number[];
  /** Contacts; null where nobody had any. */
  readonly interaction: readonly number[] | null;
};

/**
 * The cut points of the four axes over all buyers, and the edges values are really compared with.
 *
 * `quantile`: the type-7 quantiles at k ÷ bins. Where all values are whole (days, orders, money without decimals) and
 * a quantile falls between two neighbouring whole numbers, the upper of them still counts as not above the cut, as in
 * the usual worked example: with a cut of 296.4 days 297 belongs with 296. This is left out where it would move more
 * than one buyer in a hundred. `fixed`: the caller's; contacts without cuts of their own are cut by quantiles.
 * `jenks`: natural breaks, each axis for itself.
 */
export function rfmCuts(
  view: View,
  options: RfmOptions,
  buyers: number,
  contacts: Int32Array | null,
): { cuts: RfmCuts; edges: RfmCuts } {
  const { bins, method } = options;
  const given = method === 'fixed' ? options.cuts : null;
  const { recency, frequency, monetary, touched } = valuesOf(view, buyers, contacts);
  const shares = Array.from({ length: bins - 1 }, (_, k) => (k + 1) / bins);
  const quantiles = (values: Int32Array | Float64Array) => quantilesOf(values, shares);
  if (given) {
    const cuts: RfmCuts = {
      recencyDays: given.recencyDays,
      frequency: given.frequency,
      monetaryE4: given.monetary.map((value) => value * E4),
      interaction: touched && (given.interaction ?? quantiles(touched)),
    };
    return { cuts, edges: cuts };
  }
  if (method === 'jenks') {
    const natural = (values: Int32Array | Float64Array) => naturalBreaks(values, bins).breaks;
    const cuts: RfmCuts = {
      recencyDays: natural(recency),
      frequency: natural(frequency),
      monetaryE4: natural(monetary),
      interaction: touched && natural(touched),
    };
    return { cuts, edges: cuts };
  }
  const cuts: RfmCuts = {
    recencyDays: quantiles(recency),
    frequency: quantiles(frequency),
    monetaryE4: quantiles(monetary),
    interaction: touched && quantiles(touched),
  };
  return {
    cuts,
    edges: {
      recencyDays: wholeEdges(cuts.recencyDays, recency, 1),
      frequency: wholeEdges(cuts.frequency, frequency, 1),
      monetaryE4: wholeEdges(cuts.monetaryE4, monetary, E4),
      interaction: touched && wholeEdges(cuts.interaction ?? [], touched, 1),
    },
  };
}

/** How many cut points lie below a value. All are looked at: to guess when to stop takes a processor longer. */
export function countBelow(cuts: Float64Array, value: number): number {
  let below = 0;
  for (let k = 0; k < cuts.length; k++) below = (below + Number(value > cuts[k]!)) | 0;
  return below;
}

/** Whole numbers below this are looked up. */
const LOOKED_UP = 4096;

/** The same for whole numbers from 0 on. */
export function wholeBelow(cuts: readonly number[]): (value: number) => number {
  const edges = Float64Array.from(cuts);
  const below = new Uint8Array(LOOKED_UP);
  for (let value = 0, k = 0; value < LOOKED_UP; value++) {
    while (k < edges.length && value > edges[k]!) k++;
    below[value] = k;
  }
  return (value) => (value < LOOKED_UP ? below[value]! : countBelow(edges, value));
}

function valuesOf(view: View, buyers: number, contacts: Int32Array | null) {
  const { lastDay, orders, revenueE4 } = view.metrics;
  const recency = new Int32Array(buyers);
  const frequency = new Int32Array(buyers);
  const monetary = new Float64Array(buyers);
  const touched = contacts && new Int32Array(buyers);
  for (let c = 0, i = 0; c < lastDay.length; c++) {
    if (lastDay[c] === NO_DAY) continue;
    recency[i] = view.asOf - lastDay[c]!;
    frequency[i] = orders[c]!;
    if (touched) touched[i] = contacts[c]!;
    monetary[i++] = revenueE4[c]!;
  }
  return { recency, frequency, monetary, touched };
}

/** Cuts between neighbouring whole units moved up to the upper one, where that moves at most 1 % of the values. */
function wholeEdges(cuts: readonly number[], values: Int32Array | Float64Array, unit: number): readonly number[] {
  const isWhole = (value: number) => Math.floor(value / unit) * unit === value;
  if (cuts.every(isWhole) || (unit !== 1 && !values.every(isWhole))) return cuts;
  return cuts.map((cut) => {
    const edge = Math.ceil(cut / unit) * unit;
    if (edge === cut) return cut;
    let moved = 0;
    for (let i = 0; i < values.length; i++) if (values[i]! > cut && values[i]! <= edge) moved++;
    return moved * 100 <= values.length ? edge : cut;
  });
}
