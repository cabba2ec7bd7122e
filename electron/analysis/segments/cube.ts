import type { CubeOptions } from '../../../shared/contract/customerSet.ts';
import { E4 } from '../../../shared/money.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { naturalBreaks } from '../../stats/jenks.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import type { View } from '../view/view.ts';
import { countBelow } from './rfmCuts.ts';

export const CUBE_AXES = ['frequency', 'monetary', 'interaction'] as const;
export type CubeAxis = (typeof CUBE_AXES)[number];

export type Cube = {
  readonly options: CubeOptions;
  readonly buyers: number;
  /** Two cut points by axis, money in E4; null for contacts where nobody had any, and without buyers. */
  readonly cuts: Readonly<Record<CubeAxis, readonly number[] | null>>;
  /** Low (1), middle (2), high (3) by ledger index; 0 without a purchase. Contacts are null where nobody had any. */
  readonly bands: Readonly<Record<CubeAxis, Uint8Array | null>>;
};

/**
 * Every buyer at D as low, middle or high in number of orders, in money (purchases less refunds) and in contacts, all
 * up to D: three bands an axis, 27 cells, each buyer in one. Without any contact the third axis is left out and there
 * are nine.
 *
 * `tertile`: type-7 quantiles at 1/3 and 2/3; `fixed`: the caller's cut points; `jenks`: natural breaks. A value equal
 * to a cut belongs below it; equal values are always in the same band, so that with many ties a band can be empty or
 * far from a third.
 */
export function cubeOf(view: View, options: CubeOptions): Cube {
  const { lastDay, orders, revenueE4 } = view.metrics;
  const contacts = view.facts?.contacts(view.asOf) ?? null;
  const buyersAt: number[] = [];
  for (let c = 0; c < lastDay.length; c++) if (lastDay[c] !== NO_DAY) buyersAt.push(c);
  const axis = (values: Int32Array | Float64Array, given: readonly number[] | null) => {
    if (buyersAt.length === 0) return { cuts: null, band: new Uint8Array(lastDay.length) };
    const own = values instanceof Int32Array ? new Int32Array(buyersAt.length) : new Float64Array(buyersAt.length);
    for (let i = 0; i < own.length; i++) own[i] = values[buyersAt[i]!]!;
    const cuts = cutsOf(own, options, given);
    const edges = Float64Array.from(cuts);
    const band = new Uint8Array(lastDay.length);
    for (const c of buyersAt) band[c] = 1 + countBelow(edges, values[c]!);
    return { cuts, band };
  };
  const given = options.cuts;
  const frequency = axis(orders, given?.frequency ?? null);
  const monetary = axis(revenueE4, given?.monetary.map((value) => value * E4) ?? null);
  const interaction = contacts && axis(contacts, given?.interaction ?? null);
  return {
    options,
    buyers: buyersAt.length,
    cuts: { frequency: frequency.cuts, monetary: monetary.cuts, interaction: interaction?.cuts ?? null },
    bands: { frequency: frequency.band, monetary: monetary.band, interaction: interaction?.band ?? null },
  };
}

function cutsOf(
  values: Int32Array | Float64Array,
  { method }: CubeOptions,
  given: readonly number[] | null,
): readonly number[] {
  if (method === 'jenks') return naturalBreaks(values, 3).breaks;
  return method === 'fixed' && given ? given : quantilesOf(values, [1 / 3, 2 / 3]);
}
