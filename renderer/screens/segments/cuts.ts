// Cut points as people type them: numbers apart by commas or spaces, rising.
import type { RfmOptions } from '../../../shared/contract/customerSet.ts';

type Cuts = NonNullable<RfmOptions['cuts']>;
export type CutTexts = Record<Exclude<keyof Cuts, 'interaction'>, string> & { interaction?: string };
export type ParsedCuts = { kind: 'right'; cuts: Cuts } | { kind: 'wrong'; reason: 'number' | 'rising' | 'count' };

const print = (values: readonly number[]) => values.map((value) => String(Math.round(value * 100) / 100)).join(', ');

export const printCuts = (cuts: Cuts): CutTexts => ({
  recencyDays: print(cuts.recencyDays),
  frequency: print(cuts.frequency),
  monetary: print(cuts.monetary),
  interaction: print(cuts.interaction ?? []),
});

const numbersIn = (text: string): number[] =>
  text
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map(Number);

const rises = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));

/** Contacts may be left blank: they are then cut into equal groups. */
export function parseCuts(texts: CutTexts, withContacts = false): ParsedCuts {
  const interaction = withContacts ? numbersIn(texts.interaction ?? '') : [];
  const cuts = {
    recencyDays: numbersIn(texts.recencyDays),
    frequency: numbersIn(texts.frequency),
    monetary: numbersIn(texts.monetary),
    ...(interaction.length > 0 && { interaction }),
  };
  const all = Object.values(cuts);
  if (all.some((values) => values.some((value) => !Number.isFinite(value)))) return { kind: 'wrong', reason: 'number' };
  if (!all.every(rises)) return { kind: 'wrong', reason: 'rising' };
  const count = cuts.recencyDays.length;
  if (count < 2 || count > 9 || all.some((values) => values.length !== count))
    return { kind: 'wrong', reason: 'count' };
  return { kind: 'right', cuts };
}

/** Quantiles of many equal values coincide; fixed cut points must rise. */
export function risingCuts(cuts: Cuts): Cuts {
  const rising = (values: readonly number[]) => {
    const risen: number[] = [];
    for (const value of values) {
      const before = risen.at(-1);
      risen.push(before === undefined || value > before ? value : before + 1);
    }
    return risen;
  };
  return {
    recencyDays: rising(cuts.recencyDays),
    frequency: rising(cuts.frequency),
    monetary: rising(cuts.monetary),
    ...(cuts.interaction && { interaction: rising(cuts.interaction) }),
  };
}
