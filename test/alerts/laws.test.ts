// Laws of the list of alerts: what changes between lists, how cases stand, what the risk is counted from.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertReader } from '../../electron/analysis/alerts/alertReader.ts';
import { alertsAt } from '../../electron/analysis/alerts/alertsAt.ts';
import { type CaseEntry, caseOf } from '../../electron/analysis/alerts/caseOf.ts';
import { diffAlerts, NEW, SAME } from '../../electron/analysis/alerts/diffAlerts.ts';
import { alertFatigue } from '../../electron/analysis/alerts/fatigue.ts';
import { horizonOf } from '../../electron/analysis/alerts/horizon.ts';
import { levelRisks } from '../../electron/analysis/alerts/levelRisk.ts';
import { activityAt } from '../../electron/analysis/view/activity.ts';
import { makeView } from '../../electron/analysis/view/view.ts';
import { businessArbitrary, inputOf } from '../analysis/alerts/alertBusiness.ts';
import { ledgerFrom } from '../analysis/ledgerFrom.ts';
import { FIRST } from '../analysis/smallBusiness.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, RULES } from './shop.ts';

const levels = fc.uint8Array({ min: 0, max: 3, minLength: 30, maxLength: 30 });

describe('what has changed', () => {
  test('the five counts are all who had or have an alert, each once; a list against itself is all the same', () => {
    fc.assert(
      fc.property(levels, levels, (before, now) => {
        const { change, counts } = diffAlerts(before, now);
        const all = before.reduce((sum, one, c) => sum + (one > 0 || now[c]! > 0 ? 1 : 0), 0);
        expect(counts.new + counts.worse + counts.better + counts.same + counts.closed).toBe(all);
        expect(change.filter((code) => code > 0)).toHaveLength(all);
        const back = diffAlerts(now, before).counts;
        expect([back.new, back.worse]).toEqual([counts.closed, counts.better]);
        expect(diffAlerts(now, now).change.every((code) => code === 0 || code === SAME)).toBe(true);
        expect(diffAlerts(new Uint8Array(30), now).change.every((code) => code === 0 || code === NEW)).toBe(true);
      }),
    );
  });
});

describe('lists one after the other', () => {
  const folder = temporaryFolder();
  const days = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 5 });

  test('every list follows from the one before, and once more gives nothing new', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 3, max: 30 }), { minLength: 3, maxLength: 8 }),
        days,
        async (gaps, steps) => {
          const customers = gaps.map((_, i) => ({ code: `c${i}` }));
          const lines = gaps.flatMap((gap, i) =>
            Array.from({ length: 4 + (gap % 5) }, (_, k) => ({
              code: `c${i}`,
              date: new Date(Date.UTC(2024, 0, 1 + k * gap)).toISOString().slice(0, 10),
              amount: 10 + i,
              orderNo: `${i}-${k}`,
            })),
          );
          const { call, project } = alertShop(folder, { customers, lines });
          let day = Date.UTC(2024, 1, 1);
          let open = 0;
          for (const step of steps) {
            day += step * 86_400_000;
            const asOf = new Date(day).toISOString().slice(0, 10);
            const { changes } = await call('alerts.refresh', { asOf });
            const now = changes.new + changes.worse + changes.better + changes.same;
            expect(now + changes.closed).toBe(open + changes.new);
            const list = await call('alerts.list', { asOf });
            expect(list.total).toBe(now);
            expect(list.rows.every(({ alert }) => alert !== null)).toBe(true);
            expect(new Set(list.rows.map(({ alert }) => alert)).size).toBe(now);
            expect((await call('alerts.refresh', { asOf })).changes).toEqual({
              new: 0,
              worse: 0,
              better: 0,
              closed: 0,
              same: now,
            });
            open = now;
          }
          project.close();
        },
      ),
      { numRuns: 12 },
    );
  }, 20_000);
});

describe('cases', () => {
  const DAYS = [30, 14, 7] as const;
  const at = (entries: CaseEntry[], asOf: number, alert = { level: 3, raisedDay: 100 }) =>
    caseOf(alert, entries, DAYS, asOf);

  test('overdue the day after the deadline of its level, not before', () => {
    for (const [level, due] of [
      [1, 130],
      [2, 114],
      [3, 107],
    ] as const) {
      const alert = { level, raisedDay: 100 };
      expect(at([], due, alert)).toMatchObject({ status: 'open', due });
      expect(at([], due + 1, alert)).toMatchObject({ status: 'overdue', due });
    }
  });

  test('an outcome closes it until the alert is raised again; not reached is to be tried again', () => {
    const said = (value: string, day = 103): CaseEntry[] => [{ day, kind: 'outcome', value }];
    for (const outcome of ['saved', 'lost', 'falseAlarm']) expect(at(said(outcome), 300).status).toBe('done');
    expect(at(said('saved'), 300, { level: 3, raisedDay: 104 })).toMatchObject({ status: 'overdue', outcome: null });
    expect(at(said('unreachable'), 110)).toMatchObject({ status: 'open', due: 110, outcome: 'unreachable' });
    expect(at(said('unreachable'), 111).status).toBe('overdue');
    expect(at([...said('saved'), { day: 104, kind: 'outcome', value: null }], 105).status).toBe('open');
    expect(at([], 105, { level: 0, raisedDay: 100 }).status).toBe('done');
  });

  test('a snooze holds the deadline off; a day set by hand stands unless the alert grows worse', () => {
    const snoozed: CaseEntry[] = [{ day: 101, kind: 'snooze', value: 120 }];
    expect(at(snoozed, 119)).toMatchObject({ status: 'snoozed', snoozedUntil: 120 });
    expect(at(snoozed, 120)).toMatchObject({ status: 'open', due: 127 });
    const byHand: CaseEntry[] = [{ day: 101, kind: 'due', value: 150 }];
    expect(at(byHand, 140)).toMatchObject({ status: 'open', due: 150 });
    expect(at(byHand, 140, { level: 3, raisedDay: 110 })).toMatchObject({ status: 'overdue', due: 117 });
  });
});

describe('risk by level', () => {
  const DEFINITION = { kind: 'silence', days: 40 } as const;

  test('is what a slow look at every customer on four days says', () => {
    fc.assert(
      fc.property(businessArbitrary, fc.integer({ min: 200, max: 420 }), (business, after) => {
        const input = inputOf(business, DEFINITION);
        const asOf = FIRST + after;
        const found = levelRisks(input, alertReader(input, RULES), asOf);
        expect(found.horizonDays).toBe(horizonOf(DEFINITION));
        const stood = [0, 0, 0, 0];
        const lost = [0, 0, 0, 0];
        for (let look = 1; look <= 4; look++) {
          const day = asOf - look * 40;
          const { level } = alertsAt(input, RULES, day);
          for (let c = 0; c < level.length; c++) {
            if (level[c] === 0) continue;
            stood[level[c]!]!++;
            for (let later = day + 1; later <= day + 40; later++) {
              if (activityAt(input.ledger, input.book, later, DEFINITION).lost[c] !== 1) continue;
              lost[level[c]!]!++;
              break;
            }
          }
        }
        for (const [i, { numerator, denominator, from, to }] of found.risks.entries()) {
          const together = [1, 2, 3].slice(from - 1, to);
          expect(together).toContain(i + 1);
          const sum = (counts: number[]) => together.reduce((all, level) => all + counts[level]!, 0);
          expect([numerator, denominator]).toEqual(stood[i + 1] === 0 ? [0, 0] : [sum(lost), sum(stood)]);
        }
        const shares = found.risks.flatMap(({ value }) => value ?? []);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });
});

describe('fatigue', () => {
  const ledger = ledgerFrom([{ customer: 'a', day: '2024-01-01', amountE4: 10_000 }], []);
  const asOf = 19_900;
  const view = makeView(ledger, asOf, { definition: { kind: 'silence', days: 90 }, origin: 'chosen' });
  const outcomes = (count: number, outcome: 'falseAlarm' | 'saved') =>
    Array.from({ length: count }, () => ({ day: asOf - 3, outcome }));
  const raised = (count: number) => Array.from({ length: count }, (_, i) => asOf - (i % 14));
  const of = (facts: Partial<Parameters<typeof alertFatigue>[1]>) =>
    alertFatigue(view, { raised: [], outcomes: [], firstDay: asOf - 14, ...facts }, 8);

  test('too young, fine, too many, too many false', () => {
    expect(of({ firstDay: asOf - 13 })).toMatchObject({ verdict: 'tooYoung', weeks: [{}] });
    expect(of({ firstDay: null }).weeks).toEqual([]);
    expect(of({ raised: raised(20), outcomes: outcomes(10, 'saved') })).toMatchObject({
      verdict: 'fine',
      raisedPerWeek: 10,
      handledPerWeek: 5,
    });
    expect(of({ raised: raised(21), outcomes: outcomes(10, 'saved') }).verdict).toBe('tooMany');
    expect(of({ outcomes: outcomes(10, 'falseAlarm') })).toMatchObject({
      verdict: 'tooManyFalse',
      falseAlarms: { numerator: 10, denominator: 10 },
    });
    expect(of({ outcomes: outcomes(9, 'falseAlarm') }).verdict).toBe('fine');
  });
});
