// The cube, the way to the next segment, movement between two dates, segments in people's own words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryDistances, boundaryOf } from '../../../electron/analysis/segments/boundary.ts';
import { boundarySummary } from '../../../electron/analysis/segments/boundarySummary.ts';
import { cubeOf } from '../../../electron/analysis/segments/cube.ts';
import { cubeResult } from '../../../electron/analysis/segments/cubeResult.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { movementOf } from '../../../electron/analysis/segments/movement.ts';
import { movementResult, moveReason } from '../../../electron/analysis/segments/movementResult.ts';
import { type Rfm, rfmOf } from '../../../electron/analysis/segments/rfm.ts';
import { rfmResult } from '../../../electron/analysis/segments/rfmResult.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { contactsAt, noFacts } from '../../../electron/analysis/view/viewFacts.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import type { CubeOptions, MovementOptions, RfmOptions } from '../../../shared/contract/customerSet.ts';
import {
  cubeResult as cubeShape,
  movementResult as movementShape,
  rfmResult as rfmShape,
} from '../../../shared/contract/segments.ts';
import { isoDate } from '../../../shared/dates.ts';
import { simpleRules } from '../../../shared/publishedSegments.ts';
import { withoutOverlaps } from '../../../shared/segmentPartition.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const byQuantiles: RfmOptions = { bins: 5, method: 'quantile', cuts: null };
const byJenks: RfmOptions = { bins: 4, method: 'jenks', cuts: null };
const own: RfmOptions = { ...byQuantiles, rules: simpleRules((name) => name) };
const optionsArbitrary = fc.constantFrom(byQuantiles, byJenks, own, { ...byQuantiles, bins: 3 });
const cubeArbitrary = fc.constantFrom<CubeOptions>(
  { method: 'tertile', cuts: null },
  { method: 'jenks', cuts: null },
  { method: 'fixed', cuts: { frequency: [1, 2], monetary: [100, 300], interaction: [0, 1] } },
);

/** Contacts by customer as days; the view's facts as the project would give them. */
function withContacts(view: View, days: readonly (readonly number[])[]): View {
  const n = view.ledger.customerCount;
  const start = new Int32Array(n + 1);
  for (let c = 0; c < n; c++) start[c + 1] = start[c]! + (days[c]?.length ?? 0);
  const day = Int32Array.from(Array.from({ length: n }, (_, c) => [...(days[c] ?? [])].sort((a, b) => a - b)).flat());
  return { ...view, facts: { ...noFacts(n), contacts: (on) => contactsAt({ start, day }, on) } };
}
const contactsArbitrary = fc.array(fc.array(fc.integer({ min: 18_990, max: 19_400 }), { maxLength: 4 }), {
  maxLength: 8,
});

const viewOf = (rows: readonly Row[], asOf: number) => makeView(ledgerFrom(rows), asOf, definition);
const bought = (view: View) => [...view.metrics.lastDay.keys()].filter((c) => view.metrics.lastDay[c] !== NO_DAY);

describe('the cube', () => {
  test('law: 27 cells (nine without contacts) hold every buyer once, revenue and lost included; bands agree', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        cubeArbitrary,
        fc.option(contactsArbitrary),
        (rows, asOf, options, contacts) => {
          const plain = viewOf(rows, asOf);
          const view = contacts ? withContacts(plain, contacts) : plain;
          const result = cubeResult(view, cubeOf(view, options));
          cubeShape.parse(result);
          const known = view.facts?.contacts(asOf) ?? null;
          expect(result.cells).toHaveLength(known ? 27 : 9);
          expect(result.interactionUnavailable === null).toBe(known !== null);
          const buyers = bought(view);
          const sum = (of: (cell: (typeof result.cells)[number]) => number) =>
            result.cells.reduce((all, cell) => all + of(cell), 0);
          expect(sum((cell) => cell.customers)).toBe(buyers.length);
          expect(sum((cell) => cell.revenueE4)).toBe(buyers.reduce((all, c) => all + view.metrics.revenueE4[c]!, 0));
          const seen = new Uint8Array(view.ledger.customerCount);
          for (const cell of result.cells) {
            if (cell.set.kind !== 'cubeCell') throw new Error('a cell is a set of the cube');
            const members = membersOf(cell.set, view);
            expect(members.reduce((all, is) => all + is, 0)).toBe(cell.customers);
            members.forEach((is, c) => {
              seen[c]! += is;
            });
          }
          expect([...seen].filter((times) => times > 1)).toEqual([]);
          for (const axis of result.axes) {
            expect(axis.bands.reduce((all, band) => all + band.customers, 0)).toBe(buyers.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('contacts after D do not make an axis; a value on a cut is below it', () => {
    const rows = [1, 2, 3].map((n) => ({ customer: `c${n}`, day: 19_000, amountE4: n * 1_000_000 }));
    const view = withContacts(viewOf(rows, 19_010), [[19_020], [], []]);
    expect(cubeResult(view, cubeOf(view, { method: 'tertile', cuts: null })).cells).toHaveLength(9);
    const fixed: CubeOptions = {
      method: 'fixed',
      cuts: { frequency: [1, 2], monetary: [100, 200], interaction: null },
    };
    expect([...cubeOf(view, fixed).bands.monetary!]).toEqual([1, 2, 3]);
  });
});

describe('the way to the next segment', () => {
  /** The segment of customer c after so many more days of silence, money, or orders, with the cuts as they are. */
  function moved(rfm: Rfm, view: View, c: number, more: { days?: number; moneyE4?: number; orders?: number }): string {
    const { edges, options } = rfm;
    const below = (cuts: readonly number[], value: number) => cuts.filter((cut) => value > cut).length;
    const recency = view.asOf - view.metrics.lastDay[c]! + (more.days ?? 0);
    const code = rfm.codeAt(
      options.bins - below(edges!.recencyDays, recency),
      1 + below(edges!.frequency, view.metrics.orders[c]! + (more.orders ?? 0)),
      1 + below(edges!.monetaryE4, view.metrics.revenueE4[c]! + (more.moneyE4 ?? 0)),
      rfm.i?.[c] ?? 1,
    );
    return rfm.names[code - 1]!;
  }

  test('law: the distance changes the segment as said, one unit less does not, and none means none', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, optionsArbitrary, (rows, asOf, options) => {
        const view = viewOf(rows, asOf);
        const rfm = rfmOf(view, options);
        const days = boundaryDistances(view, rfm, 'days');
        for (const c of bought(view)) {
          const now = rfm.names[rfm.segment[c]! - 1]!;
          const { fall, byMoney, byOrders } = boundaryOf(view, rfm, c);
          expect(Number.isNaN(days[c]!) ? null : days[c]).toBe(fall?.days ?? null);
          if (fall) {
            expect(fall.days).toBeGreaterThan(0);
            expect(moved(rfm, view, c, { days: fall.days })).toBe(fall.to);
            expect(moved(rfm, view, c, { days: fall.days - 1 })).toBe(now);
          } else expect(moved(rfm, view, c, { days: 100_000 })).toBe(now);
          if (byMoney) {
            expect(moved(rfm, view, c, { moneyE4: byMoney.amountE4 })).toBe(byMoney.to);
            expect(moved(rfm, view, c, { moneyE4: byMoney.amountE4 - 1 })).toBe(now);
          } else expect(moved(rfm, view, c, { moneyE4: 1e14 })).toBe(now);
          if (byOrders) {
            expect(moved(rfm, view, c, { orders: byOrders.orders })).toBe(byOrders.to);
            expect(moved(rfm, view, c, { orders: byOrders.orders - 1 })).toBe(now);
          } else expect(moved(rfm, view, c, { orders: 1e6 })).toBe(now);
        }
        for (const { customers, set } of boundarySummary(view, rfm, days).falling) {
          expect(membersOf(set as Extract<typeof set, { kind: 'nearFall' }>, view).reduce((a, b) => a + b, 0)).toBe(
            customers,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('three days or 40 of money from the next segment', () => {
    const cuts = { recencyDays: [10, 20], frequency: [1, 2], monetary: [100, 200] };
    const rules = withoutOverlaps(
      [
        { name: 'fresh', r: [3, 3], f: [1, 3], m: [1, 2], i: null },
        { name: 'big', r: [3, 3], f: [1, 3], m: [3, 3], i: null },
      ],
      3,
      'others',
    );
    const view = viewOf([{ customer: 'a', day: 19_000, amountE4: 1_600_000 }], 19_008);
    const rfm = rfmOf(view, { bins: 3, method: 'fixed', cuts, rules });
    expect(boundaryOf(view, rfm, 0)).toEqual({
      fall: { days: 3, to: 'others' },
      byMoney: { amountE4: 400_001, to: 'big' },
      byOrders: null,
    });
  });
});

describe('movement', () => {
  const optionsAt = (from: number, by: MovementOptions['by'], sameCuts = false): MovementOptions => ({
    from: isoDate(from),
    by,
    sameCuts,
    rfm: byQuantiles,
    value: { basis: 'allTime', keyShare: 0.2, ordinaryShare: 0.3 },
  });

  test('law: flows add up to the buyers of either date, and each is the customers it says', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom<MovementOptions['by']>('segment', 'valueClass', 'state'),
        fc.boolean(),
        (rows, asOf, back, by, sameCuts) => {
          const view = viewOf(rows, asOf);
          const movement = movementOf(view, asOf - back, optionsAt(asOf - back, by, sameCuts));
          const result = movementResult(view, movement);
          movementShape.parse(result);
          const sum = (flows: typeof result.flows) => flows.reduce((all, flow) => all + flow.customers, 0);
          expect(sum(result.flows)).toBe(bought(view).length);
          expect(sum(result.flows.filter((flow) => flow.before !== null))).toBe(
            bought(viewOf(rows, asOf - back)).length,
          );
          if (back === 0 && !(by === 'segment' && sameCuts)) expect(result.stayed.numerator).toBe(result.before);
          for (const flow of result.flows) {
            if (flow.set.kind !== 'moved') throw new Error('a flow is a set of moved customers');
            const members = membersOf(flow.set, view);
            expect(members.reduce((a, b) => a + b, 0)).toBe(flow.customers);
            members.forEach((is, c) => {
              if (is) expect(moveReason(view, movement, c).key).toMatch(/^segments\.moved\./);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('reasons: came, bought, gave back, fell silent', () => {
    const rows: Row[] = [
      { customer: 'back', day: 19_000, amountE4: 50 },
      { customer: 'back', day: 19_150, amountE4: -20 },
      { customer: 'buys', day: 19_000, amountE4: 50 },
      { customer: 'buys', day: 19_150, amountE4: 70 },
      { customer: 'comes', day: 19_150, amountE4: 10 },
      { customer: 'quiet', day: 19_000, amountE4: 50 },
    ];
    const view = viewOf(rows, 19_200);
    const movement = movementOf(view, 19_100, optionsAt(19_100, 'state'));
    expect([0, 1, 2, 3].map((c) => moveReason(view, movement, c))).toMatchObject([
      { key: 'segments.moved.refunded', params: { money: { value: 20 }, count: 200 } },
      { key: 'segments.moved.bought', params: { count: 1, money: { value: 70 }, silent: 50 } },
      { key: 'segments.moved.first', params: { count: 1, money: { value: 10 } } },
      { key: 'segments.moved.silent', params: { count: 200 } },
    ]);
  });
});

describe('segments in own words', () => {
  test('law: every buyer stands in exactly one, cells of any two scores add up, and a cell is its customers', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        fc.option(contactsArbitrary),
        fc.constantFrom(own, byJenks),
        (rows, asOf, contacts, options) => {
          const plain = viewOf(rows, asOf);
          const view = contacts ? withContacts(plain, contacts) : plain;
          const rfm = rfmOf(view, options);
          const result = rfmResult(view, rfm, 'm', 'f');
          rfmShape.parse(result);
          const buyers = bought(view).length;
          expect(result.segments.reduce((sum, row) => sum + row.customers, 0)).toBe(buyers);
          expect(result.grid.flat().reduce((a, b) => a + b, 0)).toBe(buyers);
          const top = result.grid[options.bins - 1]![options.bins - 1]!;
          const cell = { kind: 'rfmCell' as const, options, rows: 'm' as const, columns: 'f' as const };
          const members = membersOf({ ...cell, row: options.bins, column: options.bins }, view);
          expect(members.reduce((a, b) => a + b, 0)).toBe(top);
          for (const row of result.segments) {
            const inIt = membersOf({ kind: 'rfmSegment', options, segment: row.segment }, view);
            expect(inIt.reduce((a, b) => a + b, 0)).toBe(row.customers);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('contacts as a fourth axis; hostile names are only names', () => {
    const rules = [
      { name: '__proto__', r: [1, 3], f: [1, 3], m: [1, 3], i: [1, 1] },
      { name: 'constructor', r: [1, 3], f: [1, 3], m: [1, 3], i: [2, 3] },
    ] satisfies NonNullable<RfmOptions['rules']>;
    const rows = [0, 1, 2].map((n) => ({ customer: `c${n}`, day: 19_000, amountE4: 10 }));
    const options: RfmOptions = {
      bins: 3,
      method: 'fixed',
      cuts: { recencyDays: [1, 2], frequency: [1, 2], monetary: [1, 2], interaction: [0, 2] },
      rules,
    };
    const view = withContacts(viewOf(rows, 19_010), [[], [19_001], [19_001, 19_002, 19_003]]);
    const result = rfmResult(view, rfmOf(view, options), 'i', 'r');
    expect(result.segments.map((row) => [row.segment, row.customers])).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect(Object.keys(result.why)).toContain('ownSegment1');
    expect(result.grid.map((row) => row.reduce((a, b) => a + b))).toEqual([1, 1, 1]);
    const blind = viewOf(rows, 19_010);
    expect(rfmResult(blind, rfmOf(blind, options)).interaction.unavailable?.key).toBe('segments.interaction.none');
  });
});

test('law: what comes after D, rows and contacts, changes nothing, nor does the order of the rows', () => {
  fc.assert(
    fc.property(rowsArbitrary(), asOfArbitrary, contactsArbitrary, cubeArbitrary, (rows, asOf, contacts, options) => {
      const everybody: Row[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', '王芳'].map((customer) => ({
        customer,
        day: 18_900,
        amountE4: 0,
      }));
      const answer = (some: readonly Row[], touched: readonly (readonly number[])[]) => {
        const view = withContacts(viewOf([...everybody, ...some], asOf), touched);
        const rfm = rfmOf(view, byJenks);
        const moves: MovementOptions = {
          from: isoDate(asOf - 100),
          by: 'segment',
          sameCuts: true,
          rfm: own,
          value: { basis: 'allTime', keyShare: 0.2, ordinaryShare: 0.3 },
        };
        return JSON.stringify([
          cubeResult(view, cubeOf(view, options)),
          rfmResult(view, rfm),
          boundarySummary(view, rfm, boundaryDistances(view, rfm, 'days')),
          movementResult(view, movementOf(view, asOf - 100, moves)),
        ]);
      };
      const known = contacts.map((days) => days.filter((day) => day <= asOf));
      const upTo = rows.filter((row) => Number(row.day) <= asOf);
      expect(answer(upTo, known)).toBe(answer(rows, contacts));
      expect(answer(rows.toReversed(), contacts)).toBe(answer(rows, contacts));
    }),
    { numRuns: 50 },
  );
});
