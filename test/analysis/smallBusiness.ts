// Random small businesses for laws, and the obvious way to count in them.
import fc from 'fast-check';
import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { dayOf, type Registration, type Row } from './ledgerFrom.ts';

export const FIRST = 19_000;

export const rowsArbitrary = (maxDay = 400): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.record({
      customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '王芳'),
      day: fc.nat({ max: maxDay }).map((d) => FIRST + d),
      amountE4: fc.integer({ min: -50, max: 200 }).map((x) => x * 10_000),
      orderNo: fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: null }),
    }),
    { maxLength: 60 },
  );

export const registrationsArbitrary: fc.Arbitrary<Registration[]> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'), { maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((customer) =>
        fc.record({
          customer: fc.constant(customer),
          type: fc.option(fc.constantFrom('x', '经销商'), { nil: null }),
          startedOn: fc.option(fc.integer({ min: FIRST - 50, max: FIRST + 400 }), { nil: null }),
          cancelledOn: fc.option(fc.integer({ min: FIRST - 50, max: FIRST + 400 }), { nil: null }),
          contractEnd: fc.option(fc.integer({ min: FIRST - 50, max: FIRST + 400 }), { nil: null }),
        }),
      ),
    ),
  );

export const definitionArbitrary: fc.Arbitrary<ChurnDefinition> = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map((days) => ({ kind: 'silence' as const, days })),
  fc.record({
    kind: fc.constant('silence' as const),
    days: fc.integer({ min: 1, max: 120 }),
    byType: fc.uniqueArray(
      fc.record({ type: fc.constantFrom('x', '经销商', 'nobody’s'), days: fc.integer({ min: 1, max: 120 }) }),
      { maxLength: 3, selector: (one) => one.type },
    ),
  }),
  fc.constant({ kind: 'cancelDate' as const }),
  fc.constant({ kind: 'contractEnd' as const }),
  fc.record({
    kind: fc.constant('rhythm' as const),
    factor: fc.constantFrom(1, 1.5, 2, 2.3, 3),
    minDays: fc.integer({ min: 1, max: 30 }),
    fallbackDays: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({
    kind: fc.constant('spendDrop' as const),
    days: fc.integer({ min: 1, max: 90 }),
    windows: fc.integer({ min: 1, max: 4 }),
    dropShare: fc.constantFrom(0.05, 0.25, 0.5, 0.75, 1),
  }),
);

export const asOfArbitrary = fc.integer({ min: FIRST - 5, max: FIRST + 420 });

const plainPurchases = (rows: readonly Row[], customer: string, asOf: number): Row[] =>
  rows.filter(
    (row) =>
      row.customer === customer && dayOf(row.day) <= asOf && !(row.refund ?? row.amountE4 < 0) && row.amountE4 > 0,
  );

/** Everything about one customer at the end of a day, from plain rows. */
export function plainCustomer(rows: readonly Row[], customer: string, asOf: number) {
  const mine = rows.filter((row) => row.customer === customer && dayOf(row.day) <= asOf);
  const isRefund = (row: Row) => row.refund ?? row.amountE4 < 0;
  const purchases = plainPurchases(rows, customer, asOf);
  const days = [...new Set(purchases.map((row) => dayOf(row.day)))].sort((a, b) => a - b);
  const gaps = days.slice(1).map((d, i) => d - days[i]!);
  const sum = (list: readonly Row[]) => list.reduce((total, row) => total + row.amountE4, 0);
  const ordered = gaps.toSorted((a, b) => a - b);
  const half = ordered.length / 2;
  return {
    days,
    gaps,
    orders:
      new Set(purchases.flatMap((row) => row.orderNo ?? [])).size +
      purchases.filter((row) => row.orderNo == null).length,
    purchasesE4: sum(purchases),
    refundsE4: -sum(mine.filter(isRefund)) + 0,
    trailingYearE4: sum(mine.filter((row) => dayOf(row.day) > asOf - 365)),
    medianGapDays:
      gaps.length < 2
        ? -1
        : ordered.length % 2 === 1
          ? ordered[Math.floor(half)]!
          : (ordered[half - 1]! + ordered[half]!) / 2,
  };
}

/** Where a customer stands at the end of a day: entry into the business and lost or not; null before the entry. */
export function plainStanding(
  rows: readonly Row[],
  registrations: readonly Registration[],
  customer: string,
  dayNo: number,
  definition: ChurnDefinition,
): { entry: number; lost: boolean } | null {
  const { days, medianGapDays } = plainCustomer(rows, customer, dayNo);
  if (definition.kind === 'contractEnd') {
    const person = registrations.find((row) => row.customer === customer);
    const end = person?.contractEnd ?? null;
    const since = person?.startedOn ?? end;
    const entries = [...days.slice(0, 1), ...(since !== null && since <= dayNo ? [since] : [])];
    if (entries.length === 0) return null;
    const over = end !== null && end <= dayNo && !days.some((day) => day >= end);
    return { entry: Math.min(...entries), lost: over };
  }
  if (definition.kind !== 'cancelDate') {
    const last = days.at(-1);
    if (last === undefined) return null;
    const entry = days[0]!;
    if (definition.kind === 'silence') {
      const type = registrations.find((row) => row.customer === customer)?.type ?? null;
      const own = definition.byType?.find((one) => one.type === type);
      return { entry, lost: dayNo - last > (own?.days ?? definition.days) };
    }
    if (definition.kind === 'rhythm') {
      const { factor, minDays, fallbackDays } = definition;
      const wait = medianGapDays < 0 ? fallbackDays : Math.max(minDays, factor * medianGapDays);
      return { entry, lost: dayNo - last >= Math.floor(wait + 1e-9) + 1 };
    }
    const bought = (from: number, to: number) =>
      plainPurchases(rows, customer, dayNo)
        .filter((row) => dayOf(row.day) > from && dayOf(row.day) <= to)
        .reduce((total, row) => total + row.amountE4, 0);
    const recentFrom = dayNo - definition.days;
    const baselineFrom = recentFrom - definition.windows * definition.days;
    const recent = bought(recentFrom, dayNo);
    const usual = bought(baselineFrom, recentFrom) / definition.windows;
    const fallen = entry <= baselineFrom && usual > 0 && recent <= (1 - definition.dropShare) * usual + 1e-6;
    return { entry, lost: recent === 0 || fallen };
  }
  const registration = registrations.find((row) => row.customer === customer);
  const cancelled = registration?.cancelledOn ?? null;
  const joined = registration?.startedOn ?? cancelled;
  const entries = [...days.slice(0, 1), ...(joined !== null && joined <= dayNo ? [joined] : [])];
  if (entries.length === 0) return null;
  return { entry: Math.min(...entries), lost: cancelled !== null && cancelled <= dayNo };
}
