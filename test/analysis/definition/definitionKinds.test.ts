import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityAt } from '../../../electron/analysis/view/activity.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { lostOnDays } from '../../../electron/analysis/view/lostOn.ts';
import { readSpells } from '../../../electron/analysis/view/spells.ts';
import { LOST, STATE_NAMES } from '../../../electron/analysis/view/states.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  FIRST,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const DAY = 20_000;
const bought = (...ago: number[]): Row[] => ago.map((days) => ({ customer: 'a', day: DAY - days, amountE4: 10_000 }));
const rhythm: ChurnDefinition = { kind: 'rhythm', factor: 3, minDays: 7, fallbackDays: 90 };
const drop: ChurnDefinition = { kind: 'spendDrop', days: 30, windows: 3, dropShare: 0.5 };

function stateOf(rows: Row[], definition: ChurnDefinition) {
  const view = makeView(ledgerFrom(rows), DAY, { definition, origin: 'chosen' });
  return STATE_NAMES[view.states[0]!];
}

describe('states by the own rhythm', () => {
  test('more than three times the own gap is lost, more than twice is late', () => {
    expect(stateOf(bought(20, 30, 40), rhythm)).toBe('active');
    expect(stateOf(bought(21, 31, 41), rhythm)).toBe('atRisk');
    expect(stateOf(bought(30, 40, 50), rhythm)).toBe('atRisk');
    expect(stateOf(bought(31, 41, 51), rhythm)).toBe('lost');
  });

  test('a daily buyer is not lost before the least number of days', () => {
    expect(stateOf(bought(7, 8, 9), rhythm)).toBe('atRisk');
    expect(stateOf(bought(8, 9, 10), rhythm)).toBe('lost');
  });

  test('without a rhythm the fallback decides', () => {
    expect(stateOf(bought(45, 55), rhythm)).toBe('active');
    expect(stateOf(bought(90), rhythm)).toBe('atRisk');
    expect(stateOf(bought(91, 101), rhythm)).toBe('lost');
  });

  test('a factor with decimals counts whole days', () => {
    const definition: ChurnDefinition = { kind: 'rhythm', factor: 2.3, minDays: 1, fallbackDays: 90 };
    expect(stateOf(bought(23, 33, 43), definition)).toBe('atRisk');
    expect(stateOf(bought(24, 34, 44), definition)).toBe('lost');
  });
});

describe('states by spending', () => {
  const buys = (amounts: Record<number, number>): Row[] =>
    Object.entries(amounts).map(([ago, amount]) => ({
      customer: 'a',
      day: DAY - Number(ago),
      amountE4: amount * 10_000,
    }));

  test('half of the usual spending gone is lost, a little less than half is not', () => {
    const before = { 130: 100, 100: 100, 70: 100, 40: 100 };
    expect(stateOf(buys({ ...before, 10: 50 }), drop)).toBe('lost');
    expect(stateOf(buys({ ...before, 10: 51 }), drop)).toBe('active');
  });

  test('nothing in the last window is lost, whatever came before', () => {
    expect(stateOf(bought(29), drop)).toBe('atRisk');
    expect(stateOf(bought(30), drop)).toBe('lost');
    expect(stateOf(bought(900), drop)).toBe('lost');
  });

  test('a drop is judged only when the first purchase lies before the baseline', () => {
    expect(stateOf(buys({ 120: 1, 70: 100, 40: 100, 10: 20 }), drop)).toBe('lost');
    expect(stateOf(buys({ 119: 1, 70: 100, 40: 100, 10: 20 }), drop)).toBe('active');
  });
});

const spellCovers = (spells: [number, number][], day: number) => spells.some(([from, to]) => from <= day && day <= to);

describe('laws of every definition', () => {
  const inputs = [rowsArbitrary(), registrationsArbitrary, asOfArbitrary, definitionArbitrary] as const;
  const namesOf = (rows: Row[], registrations: Registration[]) =>
    [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();

  test('activity, states and the day of loss agree with looking at each customer', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const ledger = ledgerFrom(rows, registrations);
        const view = makeView(ledger, asOf, { definition, origin: 'chosen' });
        const { entry, active, lost } = activityAt(ledger, view.book, asOf, definition);
        const since = lostOnDays(view);
        namesOf(rows, registrations).forEach((name, c) => {
          const plain = plainStanding(rows, registrations, name, asOf, definition);
          expect([active[c], lost[c]]).toEqual([plain && !plain.lost ? 1 : 0, plain?.lost ? 1 : 0]);
          if (!plain) return;
          expect(entry[c]).toBe(plain.entry);
          expect(view.states[c] === LOST).toBe(plain.lost);
          if (!plain.lost || definition.kind === 'cancelDate') return;
          const before = plainStanding(rows, registrations, name, since[c]! - 1, definition);
          expect(before === null || !before.lost).toBe(true);
          for (const day of [since[c]!, Math.floor((since[c]! + asOf) / 2)]) {
            expect(plainStanding(rows, registrations, name, day, definition)?.lost).toBe(true);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('spells read up to D say of every earlier day what was known on it', () => {
    fc.assert(
      fc.property(
        ...inputs,
        fc.array(fc.integer({ min: FIRST - 5, max: FIRST + 420 }), { maxLength: 12 }),
        (...all) => {
          const [rows, registrations, asOf, definition, days] = all;
          const ledger = ledgerFrom(rows, registrations);
          const spells = readSpells(ledger, makeDayBook(ledger), definition);
          namesOf(rows, registrations).forEach((name, c) => {
            const count = spells.read(c, asOf);
            const { entry } = spells;
            const list = Array.from({ length: count }, (_, i): [number, number] => [spells.from[i]!, spells.to[i]!]);
            list.forEach(([from, to], i) => {
              expect(from).toBeLessThanOrEqual(to);
              if (i > 0) expect(from).toBeGreaterThan(list[i - 1]![1] + 1);
            });
            for (const day of [...days, asOf].filter((one) => one <= asOf)) {
              const plain = plainStanding(rows, registrations, name, day, definition);
              expect(spellCovers(list, day)).toBe(plain !== null && !plain.lost);
              if (plain) expect(entry).toBe(plain.entry);
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
