import { binColumn, codesOf } from '../../stats/binColumns.ts';
import { rankingOf, youdenCut } from '../../stats/roc.ts';

/** A rule with one figure: whoever is above (or below) the border will leave. */
export type PlainRule = {
  readonly column: number;
  /** More of it means leaving. */
  readonly rising: boolean;
  /** The value from which on the rule calls somebody. */
  readonly border: number;
  readonly cuts: readonly number[];
  /** Chance of leaving in each group between the cuts, never against the direction of the rule. */
  readonly chances: readonly number[];
  /** Of all rows learnt from. */
  readonly usual: number;
};

const GROUPS = 20;

/**
 * The naive rule every model has to beat: rank by one figure alone, and call whoever is beyond the border that tells
 * best (Youden). Its chances are the shares of leavers in up to twenty groups, neighbours that go against the direction
 * taken together (pool adjacent violators; Ayer et al. 1955).
 */
export function fitPlainRule(values: Float32Array, outcome: Uint8Array, column: number): PlainRule {
  const rising = (rankingOf(values, outcome)?.auc ?? 0.5) >= 0.5;
  const { codes, cuts } = binColumn(values, GROUPS);
  const n = new Float64Array(cuts.length + 1);
  const events = new Float64Array(cuts.length + 1);
  for (let i = 0; i < codes.length; i++) {
    n[codes[i]!]!++;
    events[codes[i]!]! += outcome[i]!;
  }
  const cut = youdenCut(
    values.map((value) => (rising ? value : -value)),
    outcome,
  );
  return {
    column,
    rising,
    border: cut === null ? 0 : rising ? cut.cut : -cut.cut,
    cuts: [...cuts],
    chances: pooled(n, events, rising),
    usual: (sumOf(events) + 0.5) / (outcome.length + 1),
  };
}

export function plainChances({ cuts, chances }: PlainRule, values: Float32Array): Float64Array {
  return Float64Array.from(codesOf(values, Float64Array.from(cuts)), (code) => chances[code]!);
}

function pooled(n: Float64Array, events: Float64Array, rising: boolean): number[] {
  const blocks: { n: number; events: number; groups: number }[] = [];
  const rate = (block: { n: number; events: number }) => (block.events + 0.5) / (block.n + 1);
  for (let k = 0; k < n.length; k++) {
    blocks.push({ n: n[k]!, events: events[k]!, groups: 1 });
    while (blocks.length > 1) {
      const last = blocks.at(-1)!;
      const before = blocks.at(-2)!;
      if (rising ? rate(before) <= rate(last) : rate(before) >= rate(last)) break;
      blocks.splice(-2, 2, {
        n: before.n + last.n,
        events: before.events + last.events,
        groups: before.groups + last.groups,
      });
    }
  }
  return blocks.flatMap((block) => new Array<number>(block.groups).fill(rate(block)));
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
