import { describe, expect, test } from 'vitest';
import { STATE_NAMES } from '../../../electron/analysis/view/states.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';

const DAY = 20_000;
const bought = (...ago: number[]): Row[] => ago.map((days) => ({ customer: 'a', day: DAY - days, amountE4: 10_000 }));
const silence: ChurnDefinition = { kind: 'silence', days: 60 };
const cancelDate: ChurnDefinition = { kind: 'cancelDate' };

function stateOf(rows: Row[], definition: ChurnDefinition, registrations: Registration[] = []) {
  const view = makeView(ledgerFrom(rows, registrations), DAY, { definition, origin: 'chosen' });
  return STATE_NAMES[view.states[0]!];
}

describe('states by silence', () => {
  test('exactly N days is not lost, one more is', () => {
    expect(stateOf(bought(60), silence)).toBe('atRisk');
    expect(stateOf(bought(61), silence)).toBe('lost');
  });

  test('without a rhythm of one’s own: late after N/2', () => {
    expect(stateOf(bought(30), silence)).toBe('active');
    expect(stateOf(bought(31), silence)).toBe('atRisk');
    expect(stateOf(bought(31, 40), silence)).toBe('atRisk');
  });

  test('with a rhythm: late after twice the median gap', () => {
    expect(stateOf(bought(20, 30, 40), silence)).toBe('active');
    expect(stateOf(bought(21, 31, 41), silence)).toBe('atRisk');
    expect(stateOf(bought(45, 85, 125), silence)).toBe('active');
  });

  test('a silence of their own for customers of a type', () => {
    const own: ChurnDefinition = { ...silence, byType: [{ type: '经销商', days: 90 }] };
    expect(stateOf(bought(90), own, [{ customer: 'a', type: '经销商' }])).toBe('atRisk');
    expect(stateOf(bought(91), own, [{ customer: 'a', type: '经销商' }])).toBe('lost');
    expect(stateOf(bought(61), own, [{ customer: 'a', type: '散客' }])).toBe('lost');
    expect(stateOf(bought(61), own)).toBe('lost');
  });

  test('known without a purchase; not known yet', () => {
    expect(stateOf([{ customer: 'a', day: DAY - 1, amountE4: -1 }], silence)).toBe('noPurchase');
    expect(stateOf([{ customer: 'a', day: DAY + 1, amountE4: 1 }], silence)).toBeNull();
    expect(stateOf([], silence, [{ customer: 'a' }])).toBe('noPurchase');
  });
});

describe('states by cancel date', () => {
  test('lost from the day of cancelling on, whatever was bought', () => {
    expect(stateOf(bought(1), cancelDate, [{ customer: 'a', cancelledOn: DAY }])).toBe('lost');
    expect(stateOf(bought(1), cancelDate, [{ customer: 'a', cancelledOn: DAY + 1 }])).toBe('active');
    expect(stateOf(bought(900), cancelDate)).toBe('active');
  });

  test('at risk by the own rhythm only', () => {
    expect(stateOf(bought(21, 31, 41), cancelDate)).toBe('atRisk');
    expect(stateOf(bought(21, 31), cancelDate)).toBe('active');
  });

  test('a contract needs no purchase', () => {
    expect(stateOf([], cancelDate, [{ customer: 'a', startedOn: DAY - 5 }])).toBe('active');
    expect(stateOf([], cancelDate, [{ customer: 'a', startedOn: DAY - 5, cancelledOn: DAY - 1 }])).toBe('lost');
    expect(stateOf([], cancelDate, [{ customer: 'a' }])).toBe('noPurchase');
  });
});

describe('states by the end of the contract', () => {
  const contract: ChurnDefinition = { kind: 'contractEnd' };
  const until = (contractEnd: number, startedOn: number | null = null) => [{ customer: 'a', startedOn, contractEnd }];

  test('lost from the day it ends, not before', () => {
    expect(stateOf(bought(900), contract, until(DAY))).toBe('lost');
    expect(stateOf(bought(900), contract, until(DAY + 1))).toBe('active');
    expect(stateOf(bought(900), contract)).toBe('active');
  });

  test('a purchase on the last day or after it is a renewal, one before it is none', () => {
    expect(stateOf(bought(30), contract, until(DAY - 30))).toBe('active');
    expect(stateOf(bought(29), contract, until(DAY - 30))).toBe('active');
    expect(stateOf(bought(31), contract, until(DAY - 30))).toBe('lost');
    // A refund renews nothing, and what comes after D is not known yet.
    const refund = { customer: 'a', day: DAY - 5, amountE4: -10_000 };
    expect(stateOf([...bought(31), refund], contract, until(DAY - 30))).toBe('lost');
    expect(stateOf([...bought(31), { ...refund, day: DAY + 1, amountE4: 1 }], contract, until(DAY - 30))).toBe('lost');
  });

  test('a contract needs no purchase', () => {
    expect(stateOf([], contract, until(DAY + 5, DAY - 5))).toBe('active');
    expect(stateOf([], contract, until(DAY - 1, DAY - 5))).toBe('lost');
    expect(stateOf([], contract, [{ customer: 'a' }])).toBe('noPurchase');
  });
});
