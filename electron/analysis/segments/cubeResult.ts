import type { Rate } from '../../../shared/contract/common.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { CubeCell, CubeResult } from '../../../shared/contract/segments.ts';
import { amountOf } from '../../../shared/money.ts';
import { say, type Text } from '../../../shared/text.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { shareOf } from '../view/shareOf.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { CUBE_AXES, type Cube, type CubeAxis } from './cube.ts';

/** A cell with people's own words for it; bands 1…3, interaction null where contacts are no axis. */
export type CellName = {
  readonly frequency: number;
  readonly monetary: number;
  readonly interaction: number | null;
  readonly name: string;
};
const BANDS = [1, 2, 3] as const;
/** A cell with fewer customers is no finding for a headline. */
const ENOUGH = 30;

/**
 * The cube at D in figures: the three bands of each axis, and all 27 cells (nine without contacts) with customers,
 * revenue and the share lost under the definition in force, with its interval. Cells nobody is in are there with 0,
 * so that the cells always add up to all buyers.
 */
export function cubeResult(view: View, cube: Cube, names: readonly CellName[] = []): CubeResult {
  const refused = refusal(view);
  const { options, buyers, bands, cuts } = cube;
  const withContacts = bands.interaction !== null;
  const size = withContacts ? 27 : 9;
  const customers = new Int32Array(size);
  const lost = new Int32Array(size);
  const revenueE4 = new Float64Array(size);
  const { frequency, monetary, interaction } = bands;
  for (let c = 0; c < view.states.length; c++) {
    const f = frequency![c]!;
    if (f === 0) continue;
    const cell = cellPlace(f, monetary![c]!, interaction?.[c] ?? null);
    customers[cell]!++;
    revenueE4[cell]! += view.metrics.revenueE4[c]!;
    if (view.states[c] === LOST) lost[cell]!++;
  }
  const total = revenueE4.reduce((a, b) => a + b, 0);
  const figures = (places: readonly number[]) => {
    const sum = (of: Int32Array | Float64Array) => places.reduce((all, place) => all + of[place]!, 0);
    const n = sum(customers);
    return { customers: n, revenueE4: sum(revenueE4), lost: rateOf(sum(lost), n) };
  };
  const cells: CubeCell[] = BANDS.flatMap((f) =>
    BANDS.flatMap((m) =>
      (withContacts ? BANDS : [null]).map((i) => {
        const at = { frequency: f, monetary: m, interaction: i };
        const found = figures([cellPlace(f, m, i)]);
        return {
          ...at,
          name: names.find((one) => one.frequency === f && one.monetary === m && one.interaction === i)?.name ?? null,
          ...found,
          revenueShare: shareOf(found.revenueE4, total),
          set: { kind: 'cubeCell' as const, options, ...at },
        };
      }),
    ),
  );
  const axes = CUBE_AXES.filter((axis) => bands[axis] !== null).map((axis) => ({
    axis,
    cuts: (cuts[axis] ?? []).map((cut) => (axis === 'monetary' ? amountOf(cut) : cut)),
    bands: BANDS.map((band) => {
      const found = figures(
        cells.flatMap((cell) =>
          cell[axis] === band ? [cellPlace(cell.frequency, cell.monetary, cell.interaction)] : [],
        ),
      );
      return {
        band,
        ...found,
        share: buyers > 0 ? found.customers / buyers : 0,
        revenueShare: shareOf(found.revenueE4, total),
        set: bandSet(cube, axis, band),
      };
    }),
  }));
  return {
    asOf: asOfText(view),
    headline: refused ?? headlineOf(buyers, cells),
    refused,
    notices: refused
      ? []
      : [
          ...viewNotices(view),
          ...(axes.some((axis) => axis.bands.some((band) => band.customers === 0))
            ? [inform('analysis.cube.notice.ties')]
            : []),
          ...(cells.some((cell) => cell.customers > 0 && cell.lost.small)
            ? [inform('analysis.cube.notice.small')]
            : []),
        ],
    why: refused
      ? {}
      : {
          cells: explain(view, `cube.${options.method}`, buyers, null),
          lost: explain(view, 'cubeLost', buyers),
        },
    options,
    customers: buyers,
    axes,
    interactionUnavailable: withContacts ? null : say('segments.interaction.none'),
    cells,
  };
}

const cellPlace = (f: number, m: number, i: number | null): number =>
  i === null ? (f - 1) * 3 + m - 1 : ((f - 1) * 3 + m - 1) * 3 + i - 1;

const bandSet = ({ options }: Cube, axis: CubeAxis, band: number): CustomerSet => ({
  kind: 'cubeCell',
  options,
  frequency: axis === 'frequency' ? band : null,
  monetary: axis === 'monetary' ? band : null,
  interaction: axis === 'interaction' ? band : null,
});

/** The best cell of all: much bought, much spent (and much talked to), and what has become of it. */
function headlineOf(buyers: number, cells: readonly CubeCell[]): Text {
  const best = cells.filter((cell) => cell.frequency === 3 && cell.monetary === 3);
  const n = best.reduce((sum, cell) => sum + cell.customers, 0);
  const lost: Rate = rateOf(
    best.reduce((sum, cell) => sum + cell.lost.numerator, 0),
    n,
  );
  const worst = cells
    .filter((cell) => cell.customers >= ENOUGH && cell.lost.value !== null && cell.monetary === 3)
    .toSorted((a, b) => b.lost.value! - a.lost.value!)[0];
  if (n === 0) return say('analysis.cube.headlineNone', { buyers });
  return worst && worst.frequency < 3 && worst.lost.value! > (lost.value ?? 0)
    ? say('analysis.cube.headlineContrast', {
        buyers,
        ...rateParams(lost),
        worstNumerator: worst.lost.numerator,
        worstDenominator: worst.lost.denominator,
        worstRate: { as: 'share', value: worst.lost.value },
        worstLow: { as: 'share', value: worst.lost.low },
        worstHigh: { as: 'share', value: worst.lost.high },
      })
    : say('analysis.cube.headline', { buyers, ...rateParams(lost) });
}
