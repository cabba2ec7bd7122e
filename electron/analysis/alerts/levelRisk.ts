import type { Rate } from '../../../shared/contract/common.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { AlertInput } from './alertInput.ts';
import type { AlertReader } from './alertReader.ts';

export type LevelRisk = { readonly risks: readonly [Rate, Rate, Rate]; readonly horizonDays: number };

const LOOKS = 4;
const MOST_CUSTOMERS = 20_000;

/** How long one waits before saying that an alert came to nothing: as long as the definition of churn needs, 30 … 365 days. */
export function horizonOf({ definition }: Pick<AlertInput, 'definition'>): number {
  const days =
    definition.kind === 'silence' || definition.kind === 'spendDrop'
      ? definition.days
      : definition.kind === 'rhythm'
        ? definition.fallbackDays
        : 90;
  return Math.min(365, Math.max(30, days));
}

/**
 * What alerts of each level have been followed by: of the customers who stood at exactly that level one, two, three
 * and four horizons before `asOf`, the share who were lost within the horizon after it. The looks do not overlap, so
 * no loss is counted twice; levels and losses are those of their own days. With more than 20 000 customers every k-th
 * is taken. A level nobody stood at has no rate.
 */
export function levelRisk(input: AlertInput, reader: AlertReader, asOf: number): LevelRisk {
  const { ledger } = input;
  const horizonDays = horizonOf(input);
  const n = ledger.customerCount;
  const every = Math.max(1, Math.ceil(n / MOST_CUSTOMERS));
  const stood = [0, 0, 0, 0];
  const lost = [0, 0, 0, 0];
  for (let c = 0; c < n; c += every) {
    const count = reader.read(c, asOf);
    if (count === 0) continue;
    const { spells } = reader;
    const spellCount = spells.read(c, asOf);
    for (let look = 1; look <= LOOKS; look++) {
      const day = asOf - look * horizonDays;
      let i = count - 1;
      while (i >= 0 && reader.day[i]! > day) i--;
      const level = i < 0 ? 0 : reader.level[i]!;
      if (level === 0) continue;
      let s = spellCount - 1;
      while (s >= 0 && spells.from[s]! > day) s--;
      if (s < 0 || spells.to[s]! < day) continue;
      stood[level]!++;
      if (spells.to[s]! < day + horizonDays) lost[level]!++;
    }
  }
  const risk = (level: number) => rateOf(lost[level]!, stood[level]!);
  return { risks: [risk(1), risk(2), risk(3)], horizonDays };
}
