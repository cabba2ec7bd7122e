import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featureReader } from '../../../electron/analysis/prediction/features.ts';
import type { PredictionInput } from '../../../electron/analysis/prediction/predictionInput.ts';
import { type Business, businessArbitrary, inputOf } from '../alerts/alertBusiness.ts';
import { dayOf } from '../ledgerFrom.ts';
import { FIRST } from '../smallBusiness.ts';

const WINDOW = 45;

function predictionInput(business: Business): PredictionInput {
  const input = inputOf(business, { kind: 'silence', days: 60 });
  return {
    ledger: input.ledger,
    book: input.book,
    definition: input.definition,
    complaints: input.complaints(),
    contacts: input.visits(null),
    scores: input.scores(null),
    named: [],
    categories: input.categories(),
    groups: [],
  };
}

const upTo = (business: Business, day: number): Business => ({
  rows: business.rows.filter((row) => dayOf(row.day) <= day),
  registrations: business.registrations,
  visits: business.visits.filter((visit) => visit.day <= day),
  complaints: business.complaints.filter((one) => one.day <= day),
  answers: business.answers.filter((one) => one.day <= day),
});

/** Features by id of one customer by name at a day. */
function featuresOf(business: Business, name: string, day: number): Map<string, number> {
  const reader = featureReader(predictionInput(business), WINDOW);
  const names = [
    ...new Set(
      [
        ...business.rows,
        ...business.registrations,
        ...business.visits,
        ...business.complaints,
        ...business.answers,
      ].map((row) => row.customer),
    ),
  ].sort();
  reader.moveTo(day);
  reader.read(names.indexOf(name));
  return new Map(reader.features.map(({ id }, j) => [id, reader.row[j]!]));
}

const asked = fc.record({ business: businessArbitrary, day: fc.nat({ max: 420 }).map((d) => FIRST + d) });
const buyersAt = ({ business, day }: { business: Business; day: number }) => [
  ...new Set(
    business.rows.filter((row) => row.amountE4 > 0 && !row.refund && dayOf(row.day) <= day).map((row) => row.customer),
  ),
];

describe('features at a cut-off', () => {
  test('nothing dated after it changes them', () => {
    fc.assert(
      fc.property(asked, ({ business, day }) => {
        const before = upTo(business, day);
        for (const name of buyersAt({ business, day })) {
          const whole = featuresOf(business, name, day);
          // Columns of kinds that had no row by then are missing in the cut business; the others must be the same.
          for (const [id, value] of featuresOf(before, name, day)) expect([id, whole.get(id)]).toEqual([id, value]);
        }
      }),
      { numRuns: 120 },
    );
  });

  test('are what counting by hand gives', () => {
    fc.assert(
      fc.property(asked, ({ business, day }) => {
        for (const name of buyersAt({ business, day })) {
          const rows = business.rows
            .filter((row) => row.customer === name && dayOf(row.day) <= day)
            .map((row) => ({ day: dayOf(row.day), amount: row.amountE4 / 10_000, refund: row.refund === true }));
          const bought = rows.filter((row) => row.amount > 0 && !row.refund);
          const days = [...new Set(bought.map((row) => row.day))].sort((a, b) => a - b);
          const found = featuresOf(business, name, day);
          expect(found.get('recency')).toBe(day - days.at(-1)!);
          expect(found.get('tenure')).toBe(day - days[0]!);
          expect(found.get('purchaseDays')).toBe(days.length);
          expect(found.get('purchasesRecent')).toBe(days.filter((d) => d > day - WINDOW).length);
          expect(found.get('purchasesBefore')).toBe(
            days.filter((d) => d > day - 2 * WINDOW && d <= day - WINDOW).length,
          );
          expect(found.get('noRhythm')).toBe(days.length >= 3 ? 0 : 1);
          const complaints = business.complaints.filter((one) => one.customer === name && one.day <= day);
          if (found.has('complaintsYear')) {
            expect(found.get('complaintsYear')).toBe(complaints.filter((one) => one.day > day - 365).length);
            expect(found.get('complaintOpen')).toBe(
              complaints.some((one) => one.solved === null || one.solved > day) ? 1 : 0,
            );
          }
          const visits = business.visits.filter((one) => one.customer === name && one.day <= day);
          if (found.has('contactsRecent')) {
            expect(found.get('contactsRecent')).toBe(visits.filter((one) => one.day > day - WINDOW).length);
          }
          if (found.has('categoriesYear')) {
            const kinds = business.rows.filter(
              (row) =>
                row.customer === name &&
                row.amountE4 > 0 &&
                row.category !== null &&
                dayOf(row.day) <= day &&
                dayOf(row.day) > day - 365,
            );
            expect(found.get('categoriesYear')).toBe(new Set(kinds.map((row) => row.category)).size);
          }
          for (const value of found.values()) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });
});
