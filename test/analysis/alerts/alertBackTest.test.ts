import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertReader } from '../../../electron/analysis/alerts/alertReader.ts';
import { alertsAt } from '../../../electron/analysis/alerts/alertsAt.ts';
import { backTestPass } from '../../../electron/analysis/alerts/backTestPass.ts';
import { ruleScales } from '../../../electron/analysis/alerts/cutScales.ts';
import { slotsOf } from '../../../electron/analysis/alerts/dialSlots.ts';
import { countAtDials, dialTrace } from '../../../electron/analysis/alerts/dialTrace.ts';
import { plainSilences } from '../../../electron/analysis/alerts/plainSilences.ts';
import { type AlertDates, addToScore, emptyScore, raisedAt } from '../../../electron/analysis/alerts/scoreAlerts.ts';
import { median } from '../../../electron/stats/quantile.ts';
import { rulesAtDials } from '../../../shared/alertNotches.ts';
import type { AlertRule } from '../../../shared/contract/alertRule.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { definitionArbitrary, FIRST, plainStanding } from '../smallBusiness.ts';
import { type Business, businessArbitrary, inputOf } from './alertBusiness.ts';
import { ruleArbitrary } from './alertRuleArbitrary.ts';

test('ten leavers, twelve alarms, six of them right: precision .50, recall .60, median lead 32.5 days', () => {
  const dates: AlertDates = { first: 0, step: 1, mature: 200, total: 300, horizon: 90, minLead: 0 };
  const score = emptyScore(dates);
  const leads = [20, 25, 30, 35, 40, 60];
  const one = (alerts: number[], losses: number[]) =>
    addToScore(
      score,
      dates,
      Int32Array.from(alerts),
      alerts.length,
      Int32Array.from(losses),
      losses.length,
      Float64Array.from(losses, () => 1),
    );
  for (const lead of leads) one([150 - lead], [150]);
  // Four leave without an alarm in time; two of them were called long before, four others stay.
  one([10], [150]);
  one([20], [160]);
  one([], [150]);
  one([], [150]);
  for (let k = 0; k < 4; k++) one([100], []);
  expect(score).toMatchObject({ alerts: 12, hits: 6, churners: 10, caught: 6, valueE4: 10, caughtE4: 6 });
  expect(score.hits / score.alerts).toBe(0.5);
  expect(score.caught / score.churners).toBe(0.6);
  expect(median(score.leads)).toBe(32.5);
});

test('several alarms before one loss are one episode, and the first gives the lead', () => {
  const dates: AlertDates = { first: 0, step: 1, mature: 200, total: 300, horizon: 50, minLead: 0 };
  const score = emptyScore(dates);
  addToScore(score, dates, Int32Array.of(10, 110, 120, 149), 4, Int32Array.of(150), 1, Float64Array.of(5));
  expect(score).toMatchObject({ alerts: 2, hits: 1, caught: 1, leads: [40] });
});

test('an alarm on the day of the horizon is right, a day earlier it is not; too late is not right either', () => {
  const at = (day: number, minLead = 0) => {
    const dates: AlertDates = { first: 0, step: 1, mature: 200, total: 300, horizon: 50, minLead };
    const score = emptyScore(dates);
    addToScore(score, dates, Int32Array.of(day), 1, Int32Array.of(150), 1, Float64Array.of(1));
    return score.hits;
  };
  expect([at(99), at(100), at(149), at(120, 30), at(121, 30)]).toEqual([0, 1, 1, 1, 0]);
});

test('a level that dips between two dates is one alarm, one that is away on a date is two', () => {
  const dates: AlertDates = { first: 0, step: 7, mature: 6, total: 6, horizon: 50, minLead: 0 };
  const out = new Int32Array(8);
  const raised = (days: number[], levels: number[]) => [
    ...out.subarray(
      0,
      raisedAt(dates, { day: Int32Array.from(days), level: Uint8Array.from(levels) }, days.length, 1, out),
    ),
  ];
  expect(raised([0, 3, 5], [1, 0, 2])).toEqual([0]);
  expect(raised([0, 3, 8], [1, 0, 2])).toEqual([0, 2]);
  // Gone again before anybody looked; standing since before the first date; beginning after the last.
  expect(raised([8, 13], [3, 0])).toEqual([]);
  expect(raised([-30, 1], [1, 0])).toEqual([-1]);
  expect(raised([36], [1])).toEqual([]);
  expect(raised([35], [1])).toEqual([5]);
});

const datesArbitrary: fc.Arbitrary<AlertDates> = fc
  .record({
    first: fc.integer({ min: FIRST + 5, max: FIRST + 100 }),
    step: fc.constantFrom(1, 7),
    mature: fc.integer({ min: 1, max: 30 }),
    horizon: fc.integer({ min: 1, max: 60 }),
    minLead: fc.constantFrom(0, 0, 5),
  })
  .map((one) => ({ ...one, total: one.mature + Math.floor(one.horizon / one.step) }));

const LAST = FIRST + 500;

/** Alarms and losses counted day by day from alertsAt and the plain standing of each customer. */
function plainBackTest(
  business: Business,
  rules: AlertRule[],
  definition: ChurnDefinition,
  dates: AlertDates,
  asOf: number,
) {
  const input = inputOf(business, definition);
  const names = Array.from({ length: input.ledger.customerCount }, (_, c) => c);
  const customers = [
    ...new Set([
      ...[...business.rows, ...business.registrations].map((row) => row.customer),
      ...[...business.visits, ...business.complaints, ...business.answers].map((row) => row.customer),
    ]),
  ].sort();
  const levelsOn = Array.from({ length: dates.total + 1 }, (_, i) =>
    alertsAt(input, { rules, sensitive: true }, dates.first + (i - 1) * dates.step),
  );
  return [1, 2, 3].map((level) => {
    const counts = { alerts: 0, hits: 0, churners: 0, caught: 0, leads: [] as number[] };
    for (const c of names) {
      const losses: number[] = [];
      for (let d = dates.first + 1; d <= asOf; d++) {
        const before = plainStanding(business.rows, business.registrations, customers[c]!, d - 1, definition);
        const now = plainStanding(business.rows, business.registrations, customers[c]!, d, definition);
        if (before && !before.lost && now?.lost) losses.push(d);
      }
      counts.churners += losses.filter((day) => day >= dates.first + dates.horizon).length;
      const told = new Set<number>();
      for (let i = 0; i <= dates.total; i++) {
        const is = levelsOn[i]!.level[c]! >= level;
        const was = i > 0 && levelsOn[i - 1]!.level[c]! >= level;
        if (!is || was) continue;
        const day = dates.first + (i - 1) * dates.step;
        const next = losses.find((loss) => loss > day);
        if (next !== undefined && told.has(next)) continue;
        const right = next !== undefined && next - day <= dates.horizon && next - day >= dates.minLead;
        if (right) {
          told.add(next);
          if (next >= dates.first + dates.horizon) {
            counts.caught++;
            counts.leads.push(next - day);
          }
        }
        if (i === 0 || i > dates.mature) continue;
        counts.alerts++;
        if (right) counts.hits++;
      }
    }
    return counts;
  });
}

test('the back-test counts what counting day by day gives', () => {
  fc.assert(
    fc.property(
      businessArbitrary,
      fc.array(ruleArbitrary, { minLength: 1, maxLength: 2 }),
      // Short silences, so that many losses fall on the borders.
      fc.oneof(
        fc.integer({ min: 2, max: 30 }).map((days) => ({ kind: 'silence' as const, days })),
        definitionArbitrary.filter(({ kind }) => kind !== 'rhythm'),
      ),
      datesArbitrary,
      (business, rules, definition, dates) => {
        const asOf = Math.min(LAST, dates.first + (dates.mature - 1) * dates.step + dates.horizon);
        const input = inputOf(business, definition);
        const pass = backTestPass(input, alertReader(input, { rules, sensitive: true }), dates, asOf);
        const plain = plainBackTest(business, rules, definition, dates, asOf);
        pass.levels.forEach((score, i) => {
          const { alerts, hits, churners, caught, leads } = score;
          expect({ alerts, hits, churners, caught, leads: leads.toSorted((a, b) => a - b) }).toEqual({
            ...plain[i]!,
            leads: plain[i]!.leads.toSorted((a, b) => a - b),
          });
        });
        const { alerts } = pass.levels[0];
        expect(pass.byRule.reduce((sum, one) => sum + one.alerts, 0)).toBe(alerts);
      },
    ),
    { numRuns: 200 },
  );
}, 30_000);

test('the plain rule for every number of days is the rule "silent for x days"', () => {
  fc.assert(
    fc.property(
      businessArbitrary,
      definitionArbitrary,
      datesArbitrary,
      fc.integer({ min: 1, max: 60 }),
      (business, definition, dates, x) => {
        const asOf = dates.first + (dates.mature - 1) * dates.step + dates.horizon;
        const input = inputOf(business, definition);
        const silent: AlertRule = {
          id: 'x',
          name: null,
          on: true,
          conditions: [
            {
              indicator: { kind: 'silentDays' },
              windowDays: 1,
              baseline: { kind: 'absolute' },
              direction: 'up',
              cuts: [x, null, null],
            },
          ],
          combine: { kind: 'any' },
          minHistoryDays: 0,
          minOrders: 0,
          holdDays: 0,
          overrides: [],
        };
        const [score] = backTestPass(
          input,
          alertReader(input, { rules: [silent], sensitive: false }),
          dates,
          asOf,
        ).levels;
        const plain = plainSilences(input, dates, asOf);
        expect([plain.alerts[x], plain.hits[x], plain.caught[x]]).toEqual([score.alerts, score.hits, score.caught]);
        if (score.caught > 0) expect(plain.medianLead(x)).toBe(median(score.leads));
      },
    ),
    { numRuns: 150 },
  );
});

test('dials count what the back-test counts with the cuts of their notches', () => {
  // Whoever changes class has to hold a level anew in the other group's dial.
  const together = (rule: AlertRule): AlertRule =>
    rule.overrides.some(({ of }) => of.by === 'valueClass') ? { ...rule, holdDays: 0 } : rule;
  fc.assert(
    fc.property(
      businessArbitrary,
      fc.array(ruleArbitrary.filter(({ combine }) => combine.kind !== 'score').map(together), {
        minLength: 1,
        maxLength: 2,
      }),
      datesArbitrary,
      fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 12, maxLength: 12 }),
      (business, rules, dates, turned) => {
        const asOf = dates.first + (dates.mature - 1) * dates.step + dates.horizon;
        const input = inputOf(business, { kind: 'silence', days: 60 });
        const scales = rules.map((rule) => ruleScales(rule, 60));
        const slots = slotsOf(rules, scales);
        const dials = slots.map((_, r) => turned[r]!);
        const trace = dialTrace(input, slots, dates, asOf, 1);
        const counts = countAtDials(trace, dials, dates, dates.mature, dates.mature);
        const set = rulesAtDials({ rules, sensitive: true }, scales, [dials, dials, dials]);
        const [score] = backTestPass(input, alertReader(input, set), dates, asOf).levels;
        expect([counts.early, counts.earlyHits]).toEqual([score.alerts, score.hits]);
      },
    ),
    { numRuns: 100 },
  );
});

test('nothing dated after a day changes the alerts of that day', () => {
  fc.assert(
    fc.property(
      businessArbitrary,
      businessArbitrary,
      fc.array(ruleArbitrary, { minLength: 1, maxLength: 2 }),
      definitionArbitrary,
      fc.integer({ min: FIRST + 1, max: FIRST + 400 }),
      (business, other, rules, definition, day) => {
        const upTo = <T extends { day: number | string }>(rows: readonly T[]) =>
          rows.filter((row) => Number(row.day) <= day);
        const after = <T extends { day: number | string }>(rows: readonly T[]) =>
          rows.filter((row) => Number(row.day) > day);
        const known = (value: number | null | undefined) => (value == null || value > day ? null : value);
        const past: Business = {
          rows: upTo(business.rows),
          registrations: business.registrations.map((row) => ({ ...row, cancelledOn: known(row.cancelledOn) })),
          visits: upTo(business.visits),
          complaints: upTo(business.complaints).map((row) => ({ ...row, solved: known(row.solved) })),
          answers: upTo(business.answers),
        };
        const future: Business = {
          rows: [...past.rows, ...after(other.rows)],
          registrations: business.registrations,
          visits: [...past.visits, ...after(other.visits)],
          complaints: [...upTo(business.complaints), ...after(other.complaints)],
          answers: [...past.answers, ...after(other.answers)],
        };
        // The classes of the made-up business go by a customer's place: the same places are needed.
        const plain = rules.map((rule) => ({ ...rule, overrides: [] }));
        const of = (one: Business) => {
          const input = inputOf(one, definition);
          const found = alertsAt(input, { rules: plain, sensitive: true }, day);
          const names = [
            ...new Set([
              ...[...one.rows, ...one.registrations].map((row) => row.customer),
              ...[...one.visits, ...one.complaints, ...one.answers].map((row) => row.customer),
            ]),
          ].sort();
          return names.flatMap((name, c) =>
            found.level[c] === 0 ? [] : [[name, found.level[c], found.since[c], found.levelSince[c], found.reasons(c)]],
          );
        };
        expect(of(future)).toEqual(of(past));
      },
    ),
    { numRuns: 100 },
  );
});
