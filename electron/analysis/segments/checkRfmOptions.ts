import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkPartition, type ScoreBox } from '../../../shared/segmentPartition.ts';

/** Boxes named in an error; more of them say no more. */
const NAMED = 6;

/**
 * The options as they can be computed with, or an AppError: fixed cuts that are missing, too few or not rising
 * (`segments.cutsMissing`, `.cutsCount`, `.cutsOrder`), own segments that leave combinations of scores without a name
 * or give them two (`segments.noPartition`, with the combinations named).
 */
export function checkRfmOptions({ bins, method, cuts, rules }: RfmOptions): RfmOptions {
  const own = rules ? { rules } : {};
  if (rules) assertPartition(rules, bins);
  if (method !== 'fixed') return { bins, method, cuts: null, ...own };
  if (cuts === null) throw new AppError('segments.cutsMissing', { needed: bins - 1 });
  for (const list of [
    cuts.recencyDays,
    cuts.frequency,
    cuts.monetary,
    ...(cuts.interaction ? [cuts.interaction] : []),
  ]) {
    if (list.length !== bins - 1) throw new AppError('segments.cutsCount', { needed: bins - 1, given: list.length });
    if (list.some((cut, i) => i > 0 && cut < list[i - 1]!)) throw new AppError('segments.cutsOrder');
  }
  return { bins, method, cuts, ...own };
}

function assertPartition(rules: NonNullable<RfmOptions['rules']>, bins: number): void {
  const { holds, gaps, overlaps, wrong } = checkPartition(rules, bins);
  if (holds) return;
  if (wrong.length > 0) throw new AppError('segments.ruleRange', { rule: rules[wrong[0]!]!.name, bins });
  const twice = overlaps.flatMap(({ names, boxes }) => boxes.map((box) => `${boxWords(box)} (${names.join(', ')})`));
  throw new AppError('segments.noPartition', {
    gaps: listed(gaps.map(boxWords)),
    overlaps: listed(twice),
  });
}

const listed = (words: readonly string[]): string =>
  words.length === 0 ? '–' : words.slice(0, NAMED).join('; ') + (words.length > NAMED ? ' …' : '');

const range = ([low, high]: readonly [number, number]): string => (low === high ? `${low}` : `${low}–${high}`);
const boxWords = ({ r, f, m, i }: ScoreBox): string =>
  `R ${range(r)}, F ${range(f)}, M ${range(m)}${i[0] === 1 && i[1] === 1 ? '' : `, I ${range(i)}`}`;
