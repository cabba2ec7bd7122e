// Forecasts, signs before leaving and drivers on a real project file, against what only the simulator knows.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { SAMPLE_SEED, sampleBusinesses } from '../../electron/simulate/sampleBusinesses.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { writeBusiness } from '../../electron/simulate/writeBusiness.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { callsOn } from '../callsOn.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
const spec = sampleBusinesses[0]!;
const business = simulateBusiness(spec, SAMPLE_SEED);
const path = join(folder, 'sample.holdfast');
createProject(path, { name: 'Sample', currency: 'CNY', locale: 'zh-CN' });
const project = openProject(path, 'p');
writeBusiness(project.db, business);
const call = callsOn(project, folder);
afterAll(() => project.close());

describe('forecasts', () => {
  test('the losses told on earlier days are those that came, within a third on the whole', async () => {
    const { tests, tried, horizons, refused } = await call('forecast.losses', {});
    expect(refused).toBeNull();
    expect(tests.filter(({ months }) => months === 6).length).toBeGreaterThanOrEqual(4);
    for (const figure of ['lost', 'lostRevenueE4'] as const) {
      const sum = (of: 'value' | 'actual') => tests.reduce((total, one) => total + one[figure][of], 0);
      expect(sum('actual') / sum('value')).toBeGreaterThan(2 / 3);
      expect(sum('actual') / sum('value')).toBeLessThan(4 / 3);
      const held = tests.filter(
        ({ [figure]: { low, high, actual } }) => Math.round(low) <= actual && actual <= Math.round(high),
      );
      expect(tried!.params).toMatchObject({
        [figure === 'lost' ? 'held' : 'heldMoney']: held.length,
        tests: tests.length,
      });
    }
    expect(horizons.map(({ months }) => months)).toEqual([1, 3, 6]);
  });

  test('customers lost in a month are those of the screen Churn; the set behind a point holds as many', async () => {
    const { history } = await call('forecast.get', { of: 'lost' });
    const { points } = await call('rates.series', {});
    for (const { from, value } of history) expect(points.find((point) => point.from === from)!.lost).toBe(value);
    const last = history.at(-1)!;
    const page = await call('customers.page', { set: { kind: 'lostIn', from: last.from, to: last.to } });
    expect(page.total).toBe(last.value);
  });

  test('revenue of whole months is that of the overview, at any date and for some customers only', async () => {
    for (const within of [null, { kind: 'state' as const, states: ['active' as const] }]) {
      const asOf = '2026-03-15';
      const { history } = await call('forecast.get', { of: 'revenue', asOf, within, months: 1 });
      const { revenueMonths } = await call('overview.get', { asOf, within });
      expect(history.at(-1)!.from).toBe('2026-02-01');
      for (const { from, value } of history) {
        expect(revenueMonths.find(({ month }) => month === from)!.revenueE4).toBe(value);
      }
    }
  });
});

describe('what goes with churn', () => {
  test('own prices move as the simulator made them move', async () => {
    const { drivers, points } = await call('drivers.monthly', {});
    const price = drivers.find(({ kind }) => kind === 'price')!;
    const at = (month: string) => price.values[points.findIndex(({ from }) => from === month)]!;
    for (const { from, factor } of spec.priceSteps) {
      const [year, month] = from.split('-').map(Number) as [number, number];
      const name = (shift: number) => {
        const m = month - 1 + shift;
        return `${year + Math.floor(m / 12)}-${String((((m % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
      };
      if (points.every((point) => point.from !== name(-1)) || points.every((point) => point.from !== name(1))) continue;
      expect(at(name(1)) / at(name(-1))).toBeCloseTo(factor, 1);
    }
    expect(drivers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['complaints', 'refunds', 'visits', 'price']),
    );
  });

  test('a figure and an event that are noted take part, rows after D do not, and both go again', async () => {
    const { points } = await call('drivers.monthly', {});
    const values = points.map(({ from, rate }) => ({ month: from.slice(0, 7), value: 1000 * rate }));
    await call('drivers.saveFigure', { figure: { name: '流失的影子', values } });
    await call('events.add', { day: points[8]!.from, name: "涨价'; --" });
    const found = await call('drivers.monthly', {});
    expect(found.drivers[0]).toMatchObject({ name: '流失的影子', verdict: 'clear', best: { lag: 0 } });
    expect(found.drivers[0]!.best.partial).toBeCloseTo(1, 9);
    expect(found.drivers.some(({ kind, name }) => kind === 'event' && name === "涨价'; --")).toBe(true);
    expect((await call('drivers.figures', {})).figures).toEqual([{ name: '流失的影子', values }]);
    const early = await call('drivers.monthly', { asOf: '2025-09-10' });
    const lastKnown = early.points.at(-1)!;
    expect(parseIsoDate(lastKnown.to)!).toBeLessThanOrEqual(parseIsoDate('2025-09-10')!);
    const was = points.find(({ from }) => from === lastKnown.from)!;
    expect(lastKnown.there).toBe(was.there);
    expect(await call('drivers.removeFigure', { name: '流失的影子' })).toEqual({ removed: true });
    expect(await call('drivers.removeFigure', { name: '流失的影子' })).toEqual({ removed: false });
    await call('events.remove', { event: 1 });
  });

  test('a month that is none is refused and nothing is kept of it', async () => {
    const figure = {
      name: 'x',
      values: [
        { month: '2024-05', value: 1 },
        { month: '2024-13', value: 2 },
      ],
    };
    await expect(call('drivers.saveFigure', { figure })).rejects.toMatchObject({ code: 'drivers.badMonth' });
    expect((await call('drivers.figures', {})).figures).toEqual([]);
  });

  test('odds of the single customer: the simulator lets complaints drive customers away', async () => {
    const { factors, left, refused } = await call('drivers.customers', {});
    expect(refused).toBeNull();
    expect(left.denominator).toBeGreaterThan(300);
    const complaints = factors.find(({ feature }) => feature.id === 'complaintsYear')!;
    expect(complaints.oddsRatio).toBeGreaterThan(1);
    for (const { oddsRatio, low, high } of factors) {
      expect(low).toBeLessThanOrEqual(oddsRatio);
      expect(high).toBeGreaterThanOrEqual(oddsRatio);
    }
  });
});

describe('before they leave', () => {
  test('the leavers are truly gone, and the set behind them holds as many', async () => {
    const study = await call('behaviour.beforeLeaving', {});
    expect(study.refused).toBeNull();
    expect(study.series.map(({ indicator }) => indicator)).toEqual(
      expect.arrayContaining(['spend', 'orders', 'interval', 'refunds', 'visits', 'complaints', 'score']),
    );
    const page = await call('customers.page', {
      set: { kind: 'beforeLeaving', days: 180, part: 'leavers' },
      limit: 1000,
    });
    expect(page.total).toBe(study.pairs);
    const goneOf = new Map(business.customers.code.map((code, i) => [code, business.truth.churnDay[i]!]));
    const gone = page.rows.filter(({ customer }) => goneOf.get(customer)! > 0).length;
    expect(gone / page.rows.length).toBeGreaterThan(0.9);
    for (const { difference } of study.balance) expect(Math.abs(difference)).toBeLessThan(0.25);
  });
});
