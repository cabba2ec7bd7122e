import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilDate,
  dayNumber,
  isCivilDate,
  isoDate,
  nextPeriodStart,
  parseIsoDate,
  periodStart,
} from '../../shared/dates.ts';

test('known days', () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(dayNumber(2000, 3, 1)).toBe(11017);
  expect(parseIsoDate('2004-12-20')).toBe(12772);
  expect(isoDate(-1)).toBe('1969-12-31');
});

test('law: day numbers and calendar dates are one to one, and agree with the system calendar in UTC', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
      const { year, month, day: dom } = civilDate(day);
      expect(dayNumber(year, month, dom)).toBe(day);
      expect(isCivilDate(year, month, dom)).toBe(true);
      const system = new Date(day * 86_400_000);
      expect([year, month, dom]).toEqual([system.getUTCFullYear(), system.getUTCMonth() + 1, system.getUTCDate()]);
    }),
  );
});

test('days that are not in the calendar', () => {
  for (const text of ['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-1-1', 'x', ''])
    expect(parseIsoDate(text)).toBeNull();
  expect(parseIsoDate('2024-02-29')).not.toBeNull();
});

describe('periods', () => {
  test('a week starts on Monday', () =>
    expect(isoDate(periodStart(parseIsoDate('2026-11-22')!, 'week'))).toBe('2026-11-16'));
  test('a quarter', () => expect(isoDate(periodStart(parseIsoDate('2026-11-22')!, 'quarter'))).toBe('2026-10-01'));
  test('December to January', () =>
    expect(isoDate(nextPeriodStart(parseIsoDate('2026-12-31')!, 'month'))).toBe('2027-01-01'));
  test.each(['week', 'month', 'quarter'] as const)('law: %ss follow each other without gap', (period) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const start = periodStart(day, period);
        const next = nextPeriodStart(day, period);
        expect(start <= day && day < next).toBe(true);
        expect(periodStart(next, period)).toBe(next);
        expect(periodStart(next - 1, period)).toBe(start);
      }),
    );
  });
});
