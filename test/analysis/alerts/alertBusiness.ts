// Random businesses with everything the alert rules look at, as plain rows and as tracks.
import fc from 'fast-check';
import type { AlertInput, PointTrack, SumTrack } from '../../../electron/analysis/alerts/alertInput.ts';
import { byCategory } from '../../../electron/analysis/alerts/byCategory.ts';
import { countTrack } from '../../../electron/analysis/alerts/windowCondition.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { NEVER } from '../../../electron/ledger/ledger.ts';
import { collectRows } from '../../../electron/ledger/tracks.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { dayOf, ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import { FIRST, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

export type Event = { customer: string; day: number; channel: string; value: number };
export type Complaint = { customer: string; day: number; solved: number | null };
export type Answer = { customer: string; day: number; score: number };
export type Business = {
  rows: (Row & { category: string | null })[];
  registrations: Registration[];
  visits: Event[];
  complaints: Complaint[];
  answers: Answer[];
};

const customer = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '王芳');
const day = fc.nat({ max: 400 }).map((d) => FIRST + d);

export const businessArbitrary: fc.Arbitrary<Business> = fc.record({
  rows: rowsArbitrary(400).chain((rows) =>
    fc
      .array(fc.constantFrom('tea', 'cake', 'cups', null), { minLength: rows.length, maxLength: rows.length })
      .map((names) => rows.map((row, i) => ({ ...row, category: names[i]! }))),
  ),
  registrations: registrationsArbitrary,
  visits: fc.array(
    fc.record({ customer, day, channel: fc.constantFrom('site', 'shop', 'app'), value: fc.nat({ max: 9 }) }),
    { maxLength: 40 },
  ),
  complaints: fc.array(
    fc.record({
      customer,
      day,
      solved: fc.option(fc.integer({ min: FIRST, max: FIRST + 450 }), { nil: null }),
    }),
    { maxLength: 12 },
  ),
  answers: fc.array(fc.record({ customer, day, score: fc.integer({ min: 0, max: 10 }) }), { maxLength: 16 }),
});

/** Whoever has only visits, complaints or answers is registered without a date. */
const everybody = ({ rows, registrations, visits, complaints, answers }: Business): Registration[] => {
  const named = new Set([...rows, ...registrations].map((row) => row.customer));
  const others = new Set([...visits, ...complaints, ...answers].map((row) => row.customer));
  return [...registrations, ...[...others].filter((name) => !named.has(name)).map((one) => ({ customer: one }))];
};

export function inputOf(business: Business, definition: ChurnDefinition): AlertInput {
  const registrations = everybody(business);
  const ledger = ledgerFrom(business.rows, registrations);
  const names = [...new Set([...business.rows, ...registrations].map((row) => row.customer))].sort();
  const track = <T extends { customer: string; day: number }>(rows: readonly T[], value: (row: T) => number) => {
    const collector = collectRows(names.length);
    for (const row of rows) collector.add(names.indexOf(row.customer), row.day, value(row));
    return collector.sorted();
  };
  const counted = (rows: readonly { customer: string; day: number }[]): SumTrack | null => {
    const { start, day: days } = track(rows, () => 1);
    return days.length === 0 ? null : countTrack(start, days);
  };
  const point = (found: PointTrack): PointTrack | null => (found.day.length === 0 ? null : found);
  const bought = business.rows.filter((row) => row.amountE4 > 0 && row.category !== null);
  const kinds = ['tea', 'cake', 'cups'];
  return {
    ledger,
    book: makeDayBook(ledger),
    definition,
    visits: (channel) => counted(business.visits.filter((visit) => channel === null || visit.channel === channel)),
    refunds: () =>
      counted(business.rows.filter((row) => row.amountE4 < 0).map((row) => ({ ...row, day: dayOf(row.day) }))),
    complaints: () => {
      const { start, day: days, value } = track(business.complaints, ({ solved }) => solved ?? NEVER);
      return days.length === 0 ? null : { start, day: days, solved: Int32Array.from(value) };
    },
    scores: () => point(track(business.answers, ({ score }) => score * 10_000)),
    columnSum: () => {
      const { start, day: days, value } = track(business.visits, (visit) => visit.value * 10_000);
      const total = value.slice();
      for (let c = 0; c + 1 < start.length; c++) {
        for (let i = start[c]! + 1; i < start[c + 1]!; i++) total[i]! += total[i - 1]!;
      }
      return days.length === 0 ? null : { start, day: days, total, firstDay: Math.min(...days) };
    },
    columnLatest: () => point(track(business.visits, (visit) => visit.value * 10_000)),
    late: () => point(track(business.visits, (visit) => (visit.value > 5 ? 1 : 0))),
    categories: () => {
      const {
        start,
        day: days,
        value,
      } = track(
        bought.map((row) => ({ ...row, day: dayOf(row.day) })),
        (row) => kinds.indexOf(row.category!),
      );
      return days.length === 0 ? null : byCategory({ start, day: days, category: value }, kinds);
    },
    // Changes with the month, and differs between customers: a class of nobody, too.
    valueClasses: (on) => Uint8Array.from(names, (_, c) => (c + Math.floor(on / 30)) % 4),
  };
}
