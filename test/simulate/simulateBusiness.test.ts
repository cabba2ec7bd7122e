import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessSpec, CAUSES } from '../../electron/simulate/businessSpec.ts';
import { SAMPLE_SEED } from '../../electron/simulate/sampleBusinesses.ts';
import { bulkTrade } from '../../electron/simulate/samples/bulkTrade.ts';
import { partsDealer } from '../../electron/simulate/samples/partsDealer.ts';
import { teaHouse } from '../../electron/simulate/samples/teaHouse.ts';
import { specDay } from '../../electron/simulate/seasonClock.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { NO_DAY, type SimulatedBusiness } from '../../electron/simulate/simulatedBusiness.ts';

/** Every byte of rows and truth. */
function digest(business: SimulatedBusiness): string {
  const hash = createHash('sha256');
  const { customers, lines, orders, truth, contacts, complaints, surveys } = business;
  for (const part of [customers, lines, orders, truth]) {
    for (const [name, value] of Object.entries(part)) {
      hash.update(name);
      hash.update(ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : JSON.stringify(value));
    }
  }
  return hash.update(JSON.stringify([contacts, complaints, surveys])).digest('hex');
}

const small = (spec: BusinessSpec, customers: number): BusinessSpec => ({ ...spec, customers });
const leavers = ({ truth }: SimulatedBusiness) =>
  Array.from(truth.churnDay.keys()).filter((c) => truth.churnDay[c] !== NO_DAY);

describe('determinism', () => {
  test('the same seed gives the same bytes, another seed other ones', () => {
    for (const spec of [small(teaHouse, 80), small(partsDealer, 50), bulkTrade(300)]) {
      const once = digest(simulateBusiness(spec, 4));
      expect(digest(simulateBusiness(spec, 4))).toBe(once);
      expect(digest(simulateBusiness(spec, 5))).not.toBe(once);
    }
  });

  test('nothing depends on how long a life another customer has', () => {
    const calm = simulateBusiness({ ...small(teaHouse, 100), episodes: [] }, 9);
    const stormy = simulateBusiness(small(teaHouse, 100), 9);
    // The hidden nature of each customer is drawn before anything happens to anybody.
    expect(stormy.truth.hazardPerYear).toEqual(calm.truth.hazardPerYear);
    expect(stormy.truth.gapDays).toEqual(calm.truth.gapDays);
    expect(stormy.customers.name).toEqual(calm.customers.name);
  });
});

describe.each([
  ['tea house', simulateBusiness(teaHouse, SAMPLE_SEED)],
  ['parts dealer', simulateBusiness(partsDealer, SAMPLE_SEED)],
  ['bulk', simulateBusiness(bulkTrade(3000), 1)],
  ['fifty customers', simulateBusiness(small(teaHouse, 50), 2)],
])('rows and truth of %s agree', (_, business) => {
  const { spec, lines, orders, customers, truth, firstDay, lastDay } = business;

  /** Positions of the lines for which something does not hold. */
  const linesWhere = (wrong: (i: number) => boolean) =>
    Array.from({ length: lines.count }, (_, i) => i).filter((i) => wrong(i));

  test('no purchase on or after the hidden churn day, none before registration', () => {
    const outside = linesWhere((i) => {
      const day = lines.day[i]!;
      return day < Math.max(firstDay, customers.startedDay[lines.customer[i]!]!) || day > lastDay;
    });
    expect(outside).toEqual([]);
    const late = linesWhere((i) => {
      const gone = truth.churnDay[lines.customer[i]!]!;
      return lines.refund[i] === 0 && gone !== NO_DAY && lines.day[i]! >= gone;
    });
    expect(late).toEqual([]);
    const buyers = new Set(lines.customer);
    expect(leavers(business).filter((c) => !buyers.has(c))).toEqual([]);
  });

  test('every leaver has a cause, nobody else has; triers are triers', () => {
    const everybody = Array.from({ length: spec.customers }, (_, c) => c);
    expect(everybody.filter((c) => (truth.cause[c] === 255) !== (truth.churnDay[c] === NO_DAY))).toEqual([]);
    const trial = CAUSES.indexOf('trial');
    expect(everybody.filter((c) => truth.cause[c] === trial && truth.trial[c] === 0)).toEqual([]);
  });

  test('lines stand in time, orders are numbered in it and belong to one customer', () => {
    const backwards = linesWhere(
      (i) => i > 0 && (lines.day[i]! - lines.day[i - 1]!) * 1440 + lines.minute[i]! - lines.minute[i - 1]! < 0,
    );
    expect(backwards).toEqual([]);
    const owner = new Int32Array(orders.day.length).fill(-1);
    let newest = -1;
    const misplaced = linesWhere((i) => {
      const order = lines.order[i]!;
      if (order > newest + 1) return true;
      newest = Math.max(newest, order);
      if (owner[order] === -1) owner[order] = lines.customer[i]!;
      return owner[order] !== lines.customer[i];
    });
    expect(misplaced).toEqual([]);
    expect(orders.day).toHaveLength(newest + 1);
  });

  test('amounts are whole cents; purchases positive, refunds negative and after their purchase', () => {
    expect(linesWhere((i) => Math.abs(lines.amountE4[i]!) % 100 !== 0)).toEqual([]);
    const sign = (i: number) => (lines.refund[i] === 1 ? -1 : 1);
    const turned = linesWhere(
      (i) => Math.sign(lines.amountE4[i]!) !== sign(i) || Math.sign(lines.quantity[i]!) !== sign(i),
    );
    expect(turned).toEqual([]);
    expect(linesWhere((i) => lines.refund[i] === 1 && lines.day[i]! <= orders.day[lines.order[i]!]!)).toEqual([]);
  });

  test('codes are unique; contacts, complaints and surveys lie in the data', () => {
    expect(new Set(customers.code).size).toBe(spec.customers);
    for (const row of [...business.contacts, ...business.complaints, ...business.surveys]) {
      expect(row.day).toBeGreaterThanOrEqual(firstDay);
      expect(row.day).toBeLessThanOrEqual(lastDay);
    }
    for (const { score } of business.surveys) expect(score >= 0 && score <= 10 && Number.isInteger(score)).toBe(true);
    for (const { day, solvedDay } of business.complaints)
      if (solvedDay !== null) expect(solvedDay).toBeGreaterThan(day);
  });
});

describe('what the spec says comes out', () => {
  const quiet: BusinessSpec = {
    ...bulkTrade(8000),
    presentShare: 1,
    priceSteps: [],
    complaintChance: 0,
    complaintHazardPerYear: 0,
    pauseChance: 0,
    fadeShare: 0,
  };
  const [type] = quiet.types;
  const plain: BusinessSpec = {
    ...quiet,
    types: [
      {
        ...type!,
        trialShare: 0,
        neverShare: 0,
        churnPerYear: 0.3,
        frailtyShape: 1e6,
        meanGapDays: 30,
        rateShape: 1e6,
        regularShare: 0,
      },
    ],
  };

  test('leaving follows the hazard: survival after the years of data is exp(−hazard · time)', () => {
    const business = simulateBusiness(plain, 3);
    // Time at risk starts with the first purchase, on average a gap after the first day.
    const exposed = (business.lastDay - business.firstDay - 30) / 365;
    const survived = 1 - leavers(business).length / plain.customers;
    const mean = business.truth.hazardPerYear.reduce((sum, h) => sum + h, 0) / plain.customers;
    expect(Math.abs(mean - 0.3)).toBeLessThan(0.005);
    // Discontent spreads the hazard: the mixture survives a little better than its mean.
    const mixture = business.truth.hazardPerYear.reduce((sum, h) => sum + Math.exp(-h * exposed), 0) / plain.customers;
    expect(Math.abs(survived - mixture)).toBeLessThan(0.017);
  });

  test('random buyers of one rate: gaps have the mean and the spread of an exponential', () => {
    const business = simulateBusiness(
      { ...plain, customers: 2000, types: [{ ...plain.types[0]!, churnPerYear: 0 }] },
      3,
    );
    const last = new Int32Array(2000).fill(NO_DAY);
    const seen = new Set<number>();
    let n = 0;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < business.lines.count; i++) {
      const c = business.lines.customer[i]!;
      if (business.lines.refund[i] === 1 || seen.has(business.lines.order[i]!)) continue;
      seen.add(business.lines.order[i]!);
      if (last[c] !== NO_DAY) {
        const gap = business.lines.day[i]! - last[c]!;
        n++;
        sum += gap;
        squares += gap * gap;
      }
      last[c] = business.lines.day[i]!;
    }
    const mean = sum / n;
    expect(Math.abs(mean - 30)).toBeLessThan(0.8);
    expect(Math.abs(Math.sqrt(squares / n - mean * mean) / mean - 1)).toBeLessThan(0.03);
  });

  test('types, triers and people who never buy come in their shares', () => {
    const business = simulateBusiness(small(teaHouse, 8000), 8);
    teaHouse.types.forEach((spec, t) => {
      const members = Array.from(business.customers.type.keys()).filter((c) => business.customers.type[c] === t);
      expect(Math.abs(members.length / 8000 - spec.share)).toBeLessThan(0.015);
      const triers = members.filter((c) => business.truth.trial[c] === 1).length / members.length;
      expect(Math.abs(triers - spec.trialShare * (1 - spec.neverShare) * (1 - teaHouse.presentShare))).toBeLessThan(
        0.05,
      );
    });
    const bought = new Set(business.lines.customer);
    expect(1 - bought.size / 8000).toBeGreaterThan(0.02);
    expect(1 - bought.size / 8000).toBeLessThan(0.07);
  });

  test('size follows the number of customers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.nat(1000), (times, seed) => {
        const one = simulateBusiness(bulkTrade(1500), seed).lines.count;
        const many = simulateBusiness(bulkTrade(1500 * times), seed + 1).lines.count;
        expect(Math.abs(many / (one * times) - 1)).toBeLessThan(0.12);
      }),
      { numRuns: 5 },
    );
  });

  test('shops close for Chinese New Year and are full before it', () => {
    const { lines } = simulateBusiness(teaHouse, SAMPLE_SEED);
    const aDay = (from: string, to: string) => {
      const [first, last] = [specDay(from), specDay(to)];
      return lines.day.filter((day) => day >= first && day <= last).length / (last - first + 1);
    };
    const usual = aDay('2025-02-20', '2025-12-31');
    expect(aDay('2025-01-08', '2025-01-26') / usual).toBeGreaterThan(1.3);
    expect(aDay('2025-01-27', '2025-02-04') / usual).toBeLessThan(0.35);
  });
});

describe('what drives customers away', () => {
  /** Share of leavers among all customers, with and without the hazard that complaints add. */
  const share = (spec: BusinessSpec, seed: number) => leavers(simulateBusiness(spec, seed)).length / spec.customers;

  test('complaints do: the same people stay longer where complaints have no aftermath', () => {
    const spec = { ...small(teaHouse, 4000), episodes: [], complaintChance: 0.05 };
    const harmless = share({ ...spec, complaintHazardPerYear: 0 }, 12);
    const harmful = share({ ...spec, complaintHazardPerYear: 3 }, 12);
    expect(harmful - harmless).toBeGreaterThan(0.05);
  });

  test('those who complained leave for service reasons far more often', () => {
    const business = simulateBusiness(small(teaHouse, 4000), 12);
    const complained = new Set(business.complaints.map(({ customer }) => customer));
    const service = CAUSES.indexOf('service');
    const rate = (inside: boolean) => {
      const group = leavers(business).filter((c) => complained.has(c) === inside && business.truth.trial[c] === 0);
      return group.filter((c) => business.truth.cause[c] === service).length / group.length;
    };
    expect(rate(true)).toBeGreaterThan(2 * rate(false));
  });

  test('the planted service failures stand out in the month and the shop where they were planted', () => {
    for (const spec of [teaHouse, partsDealer]) {
      const business = simulateBusiness(spec, SAMPLE_SEED);
      const [failure] = spec.episodes;
      const [from, to] = [specDay(failure!.from), specDay(failure!.to)];
      const shop = spec.shops.findIndex(({ name }) => name === failure!.shop);
      const perDay = (here: boolean, during: boolean) => {
        const days = during ? to - from + 1 : business.lastDay - business.firstDay - (to - from);
        const gone = leavers(business).filter((c) => {
          const day = business.truth.churnDay[c]!;
          return (business.customers.shop[c] === shop) === here && (day >= from && day <= to + 1) === during;
        });
        return gone.length / days;
      };
      expect(perDay(true, true)).toBeGreaterThan(4 * perDay(true, false));
      expect(perDay(false, true)).toBeLessThan(2 * perDay(false, false));
      const complaints = business.complaints.filter(({ customer }) => business.customers.shop[customer] === shop);
      const during = complaints.filter(({ day }) => day >= from && day <= to + 2).length;
      expect(during / (to - from)).toBeGreaterThan(
        (3 * (complaints.length - during)) / (business.lastDay - business.firstDay),
      );
    }
  });

  test('unhappy people score lower and leave sooner', () => {
    const { truth, surveys, spec } = simulateBusiness(small(teaHouse, 6000), 21);
    const score = (happy: boolean) => {
      const own = surveys.filter(({ customer }) => truth.satisfaction[customer]! > 0 === happy);
      return own.reduce((sum, row) => sum + row.score, 0) / own.length;
    };
    expect(score(true) - score(false)).toBeGreaterThan(1);
    const gone = (happy: boolean) => {
      const group = Array.from({ length: spec.customers }, (_, c) => c).filter(
        (c) => truth.satisfaction[c]! > 0 === happy && truth.trial[c] === 0,
      );
      return group.filter((c) => truth.churnDay[c] !== NO_DAY).length / group.length;
    };
    expect(gone(false)).toBeGreaterThan(gone(true));
  });
});

describe('they read real', () => {
  test('people and companies have names, fictional numbers and example addresses', () => {
    const tea = simulateBusiness(teaHouse, SAMPLE_SEED).customers;
    for (const [c, name] of tea.name.entries()) {
      expect(name).toMatch(
        teaHouse.types[tea.type[c]!]!.naming === 'person' ? /^\p{Script=Han}{2,3}$/u : /^\p{Script=Han}{5,16}$/u,
      );
    }
    expect(tea.phone.every((phone) => /^199-00\d\d-\d{4}$/.test(phone))).toBe(true);
    const parts = simulateBusiness(partsDealer, SAMPLE_SEED).customers;
    expect(parts.phone.every((phone) => /^(01632 960|020 7946 0|01[26]1 496 0)\d{3}$/.test(phone))).toBe(true);
    expect(
      [...tea.email, ...parts.email].every(
        (mail) => mail === null || /@(example\.com|[a-z-]+-\d+\.example)$/.test(mail),
      ),
    ).toBe(true);
    expect(new Set(parts.name).size).toBeGreaterThan(380);
  });

  test('value is uneven, as in trade, but not absurd', () => {
    for (const spec of [teaHouse, partsDealer]) {
      const { lines } = simulateBusiness(spec, SAMPLE_SEED);
      const revenue = new Float64Array(spec.customers);
      for (let i = 0; i < lines.count; i++) revenue[lines.customer[i]!]! += lines.amountE4[i]!;
      const sorted = revenue.toSorted().reverse();
      const total = sorted.reduce((sum, x) => sum + x, 0);
      const top = sorted.subarray(0, Math.round(spec.customers / 5)).reduce((sum, x) => sum + x, 0) / total;
      expect(top).toBeGreaterThan(0.55);
      expect(top).toBeLessThan(0.85);
      expect(sorted[0]! / total).toBeLessThan(0.1);
    }
  });
});
