import type { LevelRisk } from '../../../shared/contract/alerts.ts';
import { poolAdjacent } from '../../stats/poolAdjacent.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { AlertInput } from './alertInput.ts';
import type { AlertReader } from './alertReader.ts';
import { horizonOf } from './horizon.ts';

export type LevelRisks = { readonly risks: readonly [LevelRisk, LevelRisk, LevelRisk]; readonly horizonDays: number };

const LOOKS = 4;
const MOST_CUSTOMERS = 20_000;

/**
 * What alerts of each level have been followed by: of the customers who stood at exactly that level one, two, three
 * and four horizons before `asOf`, the share who were lost within the horizon after it. The looks do not overlap, so
 * no loss is counted twice; levels and losses are those of their own days. With more than 20 000 customers every k-th
 * is taken. A worse level is never given a lower share: neighbours that would are taken together. A level nobody stood
 * at has no rate.
 */
export function levelRisks(input: AlertInput, reader: AlertReader, asOf: number): LevelRisks {
  const { ledger } = input;
  const horizonDays = horizonOf(input.definition);
  const n = ledger.customerCount;
  const every = Math.max(1, Math.ceil(n / MOST_CUSTOMERS));
  const seen = [0, 1, 2].map(() => ({ hits: 0, n: 0 }));
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
      const one = seen[level - 1]!;
      one.n++;
      if (spells.to[s]! < day + horizonDays) one.hits++;
    }
  }
  const pooled = poolAdjacent(seen);
  const riskOf = (level: number): LevelRisk => {
    const block = pooled.find(({ from, to }) => from < level && to >= level - 1 && seen[level - 1]!.n > 0);
    return block
      ? { ...rateOf(block.hits, block.n), from: block.from + 1, to: block.to + 1 }
      : { ...rateOf(0, 0), from: level, to: level };
  };
  return { risks: [riskOf(1), riskOf(2), riskOf(3)], horizonDays };
}
