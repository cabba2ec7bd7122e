// Proof that named segments partition the scores: every cell is looked at, gaps and overlaps are named.
import type { ScoreRule } from './contract/scoreRule.ts';

export type ScoreAxis = 'r' | 'f' | 'm' | 'i';
export type ScoreBox = Readonly<Record<ScoreAxis, readonly [number, number]>>;
export type Partition = {
  /** Every combination of scores has exactly one name. */
  readonly holds: boolean;
  readonly cells: number;
  /** Combinations without a name, as boxes that do not overlap. */
  readonly gaps: readonly ScoreBox[];
  /** Combinations with more than one name. */
  readonly overlaps: readonly { readonly names: readonly string[]; readonly boxes: readonly ScoreBox[] }[];
  /** Places of rules whose range is upside down or reaches beyond the bins. */
  readonly wrong: readonly number[];
};

type Sizes = Readonly<Record<ScoreAxis, number>>;
const AXES: readonly ScoreAxis[] = ['r', 'f', 'm', 'i'];

/** Contacts take part where any rule speaks of them; else that axis has one place. */
export const sizesOf = (rules: readonly ScoreRule[], bins: number): Sizes => ({
  r: bins,
  f: bins,
  m: bins,
  i: rules.some((rule) => rule.i !== null) ? bins : 1,
});

const rangeOf = (rule: ScoreRule, axis: ScoreAxis, sizes: Sizes): readonly [number, number] =>
  (axis === 'i' ? (sizes.i === 1 ? null : rule.i) : rule[axis]) ?? [1, sizes[axis]];

/** Segment names in the order in which they first stand. */
export const namesOf = (rules: readonly ScoreRule[]): string[] => [...new Set(rules.map((rule) => rule.name))];

/** Place of a combination of scores (1…) in a row of all of them. */
export const cellAt = (sizes: Sizes, r: number, f: number, m: number, i: number): number =>
  (((r - 1) * sizes.f + f - 1) * sizes.m + m - 1) * sizes.i + i - 1;

function eachCell(box: ScoreBox, sizes: Sizes, visit: (cell: number) => void): void {
  for (let r = box.r[0]; r <= box.r[1]; r++)
    for (let f = box.f[0]; f <= box.f[1]; f++)
      for (let m = box.m[0]; m <= box.m[1]; m++)
        for (let i = box.i[0]; i <= box.i[1]; i++) visit(cellAt(sizes, r, f, m, i));
}

const boxOf = (rule: ScoreRule, sizes: Sizes): ScoreBox => ({
  r: rangeOf(rule, 'r', sizes),
  f: rangeOf(rule, 'f', sizes),
  m: rangeOf(rule, 'm', sizes),
  i: rangeOf(rule, 'i', sizes),
});

const fits = (box: ScoreBox, sizes: Sizes): boolean =>
  AXES.every((axis) => box[axis][0] >= 1 && box[axis][0] <= box[axis][1] && box[axis][1] <= sizes[axis]);

/** Looks at every combination of scores and says which have no name and which have several. */
export function checkPartition(rules: readonly ScoreRule[], bins: number): Partition {
  const sizes = sizesOf(rules, bins);
  const cells = sizes.r * sizes.f * sizes.m * sizes.i;
  const names = namesOf(rules);
  const held: Set<number>[] = Array.from({ length: cells }, () => new Set<number>());
  const wrong: number[] = [];
  rules.forEach((rule, place) => {
    const box = boxOf(rule, sizes);
    if (!fits(box, sizes)) wrong.push(place);
    else eachCell(box, sizes, (cell) => held[cell]!.add(names.indexOf(rule.name)));
  });
  const gaps = boxesWhere(sizes, (cell) => held[cell]!.size === 0);
  const several = new Map<string, number[]>();
  for (const codes of held) {
    if (codes.size > 1)
      several.set(
        [...codes].sort((a, b) => a - b).join(),
        [...codes].sort((a, b) => a - b),
      );
  }
  const overlaps = [...several].map(([key, codes]) => ({
    names: codes.map((code) => names[code]!),
    boxes: boxesWhere(sizes, (cell) => held[cell]!.size > 1 && [...held[cell]!].sort((a, b) => a - b).join() === key),
  }));
  return { holds: wrong.length + gaps.length + overlaps.length === 0, cells, gaps, overlaps, wrong };
}

/** Names of all combinations: 1 + place in namesOf; 0 for a gap; the first rule where several hold. */
export function cellCodes(rules: readonly ScoreRule[], bins: number): Uint8Array {
  const sizes = sizesOf(rules, bins);
  const codes = new Uint8Array(sizes.r * sizes.f * sizes.m * sizes.i);
  const names = namesOf(rules);
  for (const rule of rules) {
    const box = boxOf(rule, sizes);
    if (!fits(box, sizes)) continue;
    eachCell(box, sizes, (cell) => {
      if (codes[cell] === 0) codes[cell] = 1 + names.indexOf(rule.name);
    });
  }
  return codes;
}

/**
 * The same segments without overlaps: what several rules claim goes to the first of them. With a name for the rest,
 * what no rule claims goes there, so that the answer is a partition.
 */
export function withoutOverlaps(rules: readonly ScoreRule[], bins: number, rest: string | null): ScoreRule[] {
  const sizes = sizesOf(rules, bins);
  const codes = cellCodes(rules, bins);
  const names = namesOf(rules);
  if (rest !== null && !names.includes(rest)) names.push(rest);
  const restCode = rest === null ? 0 : 1 + names.indexOf(rest);
  for (let cell = 0; cell < codes.length; cell++) if (codes[cell] === 0) codes[cell] = restCode;
  return names.flatMap((name, place) =>
    boxesWhere(sizes, (cell) => codes[cell] === place + 1).map(({ r, f, m, i }) => ({
      name,
      r: [...r] as ScoreRule['r'],
      f: [...f] as ScoreRule['f'],
      m: [...m] as ScoreRule['m'],
      i: sizes.i === 1 ? null : ([...i] as ScoreRule['r']),
    })),
  );
}

/** Cells as few boxes that do not overlap: each starts at the first cell left and grows as far as it can. */
function boxesWhere(sizes: Sizes, holds: (cell: number) => boolean): ScoreBox[] {
  const boxes: ScoreBox[] = [];
  const left = Array.from({ length: sizes.r * sizes.f * sizes.m * sizes.i }, (_, cell) => holds(cell));
  const free = (box: ScoreBox): boolean => {
    let all = true;
    eachCell(box, sizes, (cell) => {
      all &&= left[cell]!;
    });
    return all;
  };
  for (let r = 1; r <= sizes.r; r++)
    for (let f = 1; f <= sizes.f; f++)
      for (let m = 1; m <= sizes.m; m++)
        for (let i = 1; i <= sizes.i; i++) {
          if (!left[cellAt(sizes, r, f, m, i)]) continue;
          let box: ScoreBox = { r: [r, r], f: [f, f], m: [m, m], i: [i, i] };
          for (const axis of ['i', 'm', 'f', 'r'] as const) {
            for (;;) {
              const grown: ScoreBox = { ...box, [axis]: [box[axis][0], box[axis][1] + 1] };
              const step: ScoreBox = { ...grown, [axis]: [box[axis][1] + 1, box[axis][1] + 1] };
              if (grown[axis][1] > sizes[axis] || !free(step)) break;
              box = grown;
            }
          }
          eachCell(box, sizes, (cell) => {
            left[cell] = false;
          });
          boxes.push(box);
        }
  return boxes;
}
