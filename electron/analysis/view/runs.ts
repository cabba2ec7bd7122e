import { NO_DAY } from '../../ledger/ledger.ts';
import type { Periods } from './periods.ts';
import { readSpells } from './spells.ts';
import type { View } from './view.ts';

/**
 * The runs of boundaries at which one customer was active: run r covers the boundaries from[r] … to[r], in order, and
 * runs never touch. Spells that end and begin again between two boundaries are one run; spells between two boundaries
 * are none. The arrays are used again for the next customer.
 */
export type RunReader = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Whether the customer read last takes part at all up to D, and the period of the first day (0: before the first). */
  takesPart: boolean;
  entryPeriod: number;
  /** Reads customer c; answers the number of runs. */
  readonly read: (c: number) => number;
};

export function makeRuns({ ledger, book, asOf, definition }: View, periods: Periods): RunReader {
  const { base, firstFrom, lastUpTo, count } = periods;
  const spells = readSpells(ledger, book, definition.definition);
  const from = new Int32Array(count + 2);
  const to = new Int32Array(count + 2);
  const reader: RunReader = {
    from,
    to,
    takesPart: false,
    entryPeriod: 0,
    read: (c) => {
      const found = spells.read(c, asOf);
      reader.takesPart = spells.entry !== NO_DAY;
      reader.entryPeriod = !reader.takesPart || spells.entry <= base ? 0 : firstFrom[spells.entry - base]!;
      let runs = 0;
      for (let i = 0; i < found; i++) {
        const until = spells.to[i]!;
        if (until < base) continue;
        const low = spells.from[i]! <= base ? 0 : firstFrom[spells.from[i]! - base]!;
        const high = until - base >= lastUpTo.length ? count : lastUpTo[until - base]!;
        if (low > high) continue;
        if (runs > 0 && to[runs - 1]! >= low - 1) to[runs - 1] = high;
        else {
          from[runs] = low;
          to[runs++] = high;
        }
      }
      return runs;
    },
  };
  return reader;
}
