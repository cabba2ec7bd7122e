// Whether alerts still hold, on made-up businesses that are moved on week by week with lists really made.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alertsNeeded, heldVerdict } from '../../electron/analysis/alerts/heldVerdict.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop } from './shop.ts';

const folder = temporaryFolder();
const START = parseIsoDate('2022-01-01')!;
const FIRST_LIST = START + 420;
const LAST = START + 720;
const HORIZON = 60;

type Visits = Map<string, number[]>;

/**
 * Weekly buyers, some of whom are silent for 25 … 80 days at a time: of those silences before the first list `before`
 * is the share that is for good, of those after it `after`.
 */
function weekly(customers: number, before: number, after: number): Visits {
  const random = makeRandom(7);
  const visits: Visits = new Map();
  for (let i = 0; i < customers; i++) {
    const days: number[] = [];
    for (let day = START + random.below(200); day <= LAST; ) {
      days.push(day);
      if (random.uniform() < 0.05) {
        if (random.uniform() < (day < FIRST_LIST ? before : after)) break;
        day += 25 + random.below(30);
      } else day += 6 + random.below(3);
    }
    visits.set(`c${i}`, days);
  }
  return visits;
}

function shopOf(visits: Visits) {
  const shop = alertShop(folder, {
    customers: [...visits.keys()].map((code) => ({ code })),
    lines: [...visits].flatMap(([code, days]) =>
      days.map((day) => ({ code, date: isoDate(day), amount: 100, orderNo: `${code}-${day}` })),
    ),
  });
  return shop;
}
type Call = ReturnType<typeof alertShop>['call'];

/** Makes a list every week and answers the levels it showed, by customer. */
async function makeLists(call: Call, from: number, to: number) {
  const seen: { day: number; level: Map<string, number> }[] = [];
  for (let day = from; day <= to; day += 7) {
    await call('alerts.refresh', { asOf: isoDate(day) });
    const { rows } = await call('alerts.list', { asOf: isoDate(day), limit: 5000 });
    seen.push({ day, level: new Map(rows.map((row) => [row.customer, row.level])) });
  }
  return seen;
}

/** Slowly, from the lists as they were shown and the days of purchase. */
function slowly(visits: Visits, seen: Awaited<ReturnType<typeof makeLists>>, level: number, asOf: number) {
  let [judged, hits, waiting] = [0, 0, 0];
  for (const [customer, days] of visits) {
    const told = new Set<number>();
    seen.forEach(({ day, level: now }, i) => {
      const before = seen[i - 1]?.level.get(customer) ?? 0;
      if (i === 0 || before >= level || (now.get(customer) ?? 0) < level) return;
      const silentFrom = days
        .filter((one) => one <= asOf)
        .find((one, k, all) => {
          const lost = one + HORIZON + 1;
          return lost > day && lost <= asOf && (all[k + 1] ?? Number.POSITIVE_INFINITY) >= lost;
        });
      const lost = silentFrom === undefined ? null : silentFrom + HORIZON + 1;
      if (lost !== null && told.has(lost)) return;
      if (day + HORIZON > asOf) waiting++;
      else {
        judged++;
        if (lost !== null && lost <= day + HORIZON) {
          hits++;
          told.add(lost);
        }
      }
    });
  }
  return { judged, hits, waiting };
}

describe('a business that goes on as it was', () => {
  const visits = weekly(500, 0.5, 0.5);
  const { call, project, pathOf } = shopOf(visits);

  test('before the first horizon is over it says when; then the alerts hold', async () => {
    await call('definition.set', { definition: { kind: 'silence', days: HORIZON } });
    await call('alerts.refresh', { asOf: isoDate(FIRST_LIST) });
    expect((await call('alerts.held', { asOf: isoDate(FIRST_LIST) })).refused?.key).toBe('alerts.held.refused.none');

    const seen = await makeLists(call, FIRST_LIST, LAST);
    const early = await call('alerts.held', { asOf: isoDate(FIRST_LIST + 28) });
    expect(early.refused?.key).toBe('alerts.held.refused.waiting');
    expect(early.firstAnswer).toBe(isoDate(FIRST_LIST + 7 + HORIZON));

    for (const asOf of [FIRST_LIST + 90, LAST]) {
      const held = await call('alerts.held', { asOf: isoDate(asOf) });
      expect(held).toMatchObject({ version: 1, versions: [1], promisedOn: isoDate(FIRST_LIST), horizonDays: HORIZON });
      for (const { level, held: rate, waiting } of held.levels) {
        const upTo = seen.filter(({ day }) => day <= asOf);
        expect({ judged: rate.denominator, hits: rate.numerator, waiting }).toEqual(slowly(visits, upTo, level, asOf));
      }
    }
    const { levels } = await call('alerts.held', { asOf: isoDate(LAST) });
    const severe = levels[2]!;
    expect(severe.held.denominator).toBeGreaterThan(100);
    expect(severe.verdict).toBe('holds');
    expect(severe.outcomes.none).toBe(severe.held.denominator);
  });

  test('the promise is what the back-test says of the rules on the day of their first list', async () => {
    const tried = await call('alertRules.backTest', { asOf: isoDate(FIRST_LIST) });
    const { levels } = await call('alerts.held', { asOf: isoDate(LAST) });
    expect(levels.map(({ promised }) => promised)).toEqual(tried.levels.map(({ precision }) => precision));
  });

  test('stands in the report', async () => {
    const built = await call('report.build', { asOf: isoDate(LAST), locale: 'en', sections: ['alerts'] });
    expect(readFileSync(pathOf(built), 'utf8')).toContain('still hold');
    project.close();
  });
});

describe('a business in which customers come back of late', () => {
  const { call, project } = shopOf(weekly(500, 0.8, 0.1));

  test('less than promised; with those entered as saved they hold', async () => {
    await call('definition.set', { definition: { kind: 'silence', days: HORIZON } });
    await makeLists(call, FIRST_LIST, LAST);
    const severe = async () => (await call('alerts.held', { asOf: isoDate(LAST) })).levels[2]!;
    const bare = await severe();
    expect(bare.verdict).toBe('less');
    expect(bare.difference!.high).toBeLessThan(0);

    const alerts = project.db
      .prepare<[], number>('SELECT DISTINCT alert_id FROM alert_step WHERE after = 3 ORDER BY 1')
      .pluck()
      .all();
    await call('alerts.act', {
      asOf: isoDate(LAST - ((LAST - FIRST_LIST) % 7)),
      alerts,
      action: { kind: 'outcome', outcome: 'saved' },
    });
    const saved = await severe();
    expect(saved.held).toEqual(bare.held);
    expect(saved.heldOrSaved.value).toBe(1);
    expect(saved.outcomes.saved).toBe(saved.held.denominator);
    expect(saved.verdict).toBe('holdsIfSaved');
    project.close();
  });
});

describe('the comparison', () => {
  const of = (numerator: number, denominator: number) => ({ numerator, denominator });
  test('holds, less, too few, nothing promised', () => {
    const verdict = (hits: number, n: number, saved = hits, promised = of(400, 1000)) =>
      heldVerdict(of(hits, n), of(saved, n), promised).verdict;
    expect(verdict(80, 200)).toBe('holds');
    expect(verdict(4, 10)).toBe('tooFew');
    expect(verdict(0, 0)).toBe('tooFew');
    expect(verdict(40, 200)).toBe('less');
    expect(verdict(40, 200, 90)).toBe('holdsIfSaved');
    expect(verdict(4, 10, 4, of(0, 0))).toBe('noPromise');
    // A fall that is sure is told, however small.
    expect(verdict(3500, 10_000, 3500, of(4000, 10_000))).toBe('less');
  });

  test('so many more are enough, and one fewer is not', () => {
    const promised = of(400, 1000);
    const needed = alertsNeeded(promised)!;
    const verdict = (n: number) => heldVerdict(of(0.4 * n, n), of(0.4 * n, n), promised).verdict;
    expect([verdict(needed - 1), verdict(needed)]).toEqual(['tooFew', 'holds']);
    expect(alertsNeeded(of(3, 6))).toBeNull();
    expect(alertsNeeded(of(0, 0))).toBeNull();
  });
});
