// Two made-up shops with known truth: in one only the own rhythm tells who has gone, in the other only the silence.

import type { GroupColumn, PredictionInput } from '../../../electron/analysis/prediction/predictionInput.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

export const START = dayNumber(2022, 1, 1);
export const DAYS = 900;
export const SILENCE = 60;

const code = (i: number) => `c${String(i).padStart(4, '0')}`;

/** Weekly buyers and those who come every seven weeks, all like clockwork, until they leave. */
export function clockworkRows(customers: number, seed: number): Row[] {
  const random = makeRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const gap = i % 2 === 0 ? 7 : 50;
    const leaves = random.exponential() * 700;
    const begins = random.below(500);
    for (let day = begins; day < DAYS && day - begins < leaves; day += gap) {
      rows.push({
        customer: code(i),
        day: START + day,
        amountE4: 100_000 * (1 + random.below(5)),
        orderNo: `${i}-${day}`,
      });
    }
  }
  return rows;
}

/** Everybody buys by chance, all alike, and leaves by chance: nothing but the silence says anything. */
export function chanceRows(customers: number, seed: number): Row[] {
  const random = makeRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const leaves = random.exponential() * 500;
    const begins = random.below(500);
    for (let day = 0; day < leaves && begins + day < DAYS; day += 1 + Math.floor(random.exponential() * 14)) {
      rows.push({ customer: code(i), day: START + begins + day, amountE4: 100_000, orderNo: `${i}-${day}` });
    }
  }
  return rows;
}

export function shopInput(rows: readonly Row[], groups: readonly GroupColumn[] = []): PredictionInput {
  const ledger = ledgerFrom(rows);
  return {
    ledger,
    book: makeDayBook(ledger),
    definition: { kind: 'silence', days: SILENCE },
    complaints: null,
    contacts: null,
    scores: null,
    named: [],
    categories: null,
    groups,
  };
}
