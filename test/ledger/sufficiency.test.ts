import { describe, expect, test } from 'vitest';
import { backTestOf } from '../../electron/analysis/alerts/backTestResult.ts';
import { forecastResult } from '../../electron/analysis/forecast/forecastResult.ts';
import { unsuited } from '../../electron/analysis/toCome/suitability.ts';
import { alertInputAt } from '../../electron/gathering/alerts/alertInputAt.ts';
import { rulesOrStarter } from '../../electron/gathering/alerts/rulesOrStarter.ts';
import { beforeLeavingAt } from '../../electron/gathering/behaviour/behaviourAt.ts';
import { monthlyDriversAt } from '../../electron/gathering/behaviour/driversAt.ts';
import { sufficiencyAt } from '../../electron/gathering/figures/sufficiencyAt.ts';
import { togetherWherePossible } from '../../electron/gathering/figures/togetherAt.ts';
import { trainAt } from '../../electron/gathering/prediction/trainAt.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { sufficiency } from '../../shared/contract/definition.ts';
import { isoDate } from '../../shared/dates.ts';
import { makeI18n } from '../../shared/i18n.ts';
import { dayOf, openShop, type ShopLine } from '../customers/customerShop.ts';

/** Customers who come about every twenty days and leave at any time. */
function shopOf(customers: number, days: number, seed: number) {
  const random = makeRandom(seed);
  const first = dayOf('2022-01-03');
  const lines: ShopLine[] = [];
  for (let c = 0; c < customers; c++) {
    const until = random.uniform() < 0.5 ? days : random.below(days);
    for (let day = random.below(60); day < until; day += 4 + random.below(34)) {
      const order = {
        code: `C${c}`,
        date: isoDate(first + day),
        amount: 10 + random.below(20),
        orderNo: `${c}-${day}`,
      };
      lines.push({ ...order, product: `P${random.below(5)}` }, { ...order, product: `P${random.below(5)}` });
    }
  }
  return openShop({ customers: Array.from({ length: customers }, (_, c) => ({ code: `C${c}` })), lines }).project;
}

describe.each([
  ['a small shop of four months', 40, 120, 1],
  ['a small shop of a year', 60, 365, 2],
  ['a shop of two years', 300, 760, 6],
])('%s', (_, customers, days, possible) => {
  const project = shopOf(customers, days, 7);
  const view = viewOrBlank(project, null);
  const found = sufficiencyAt(project, view);
  const refusedBy = {
    clv: () => unsuited(view),
    alarms: () =>
      backTestOf(
        view,
        alertInputAt(project, view),
        rulesOrStarter(project, view),
        {
          horizonDays: null,
          minLeadDays: 7,
          every: 'week',
          campaign: { valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 },
        },
        0.3,
      ).refused,
    beforeLeaving: () => beforeLeavingAt(project, view, 180).refused,
    drivers: () => monthlyDriversAt(project, view).refused,
    prediction: () => {
      const trained = trainAt(project, view, { horizonDays: null, outcome: null }, () => true);
      return trained && 'refused' in trained ? trained.refused : null;
    },
    forecast: () => forecastResult(view, { of: 'lost', months: 3, method: null }, []).refused,
    together: () => togetherWherePossible(project, view, 10).refused,
  };

  test.each(Object.entries(refusedBy))(
    '%s is possible exactly where its own screen answers',
    (method, refusedBySelf) => {
      const verdict = found.methods.find((one) => one.method === method)!;
      const refused = refusedBySelf();
      expect(verdict.can).toBe(refused === null);
      if (refused) expect(verdict.reason).toEqual(refused);
    },
  );

  test('some can and some cannot', () => {
    expect(
      Object.keys(refusedBy).filter((name) => found.methods.some(({ method, can }) => method === name && can)),
    ).toHaveLength(possible);
  });

  test('every method has its name and its reason in both languages', () => {
    expect(sufficiency.parse(found)).toEqual(found);
    for (const locale of ['en', 'zh-CN'] as const) {
      const i18n = makeI18n(locale);
      for (const { method, reason } of found.methods) {
        expect(i18n.exists(`sufficiency.methods.${method}`), method).toBe(true);
        expect(i18n.exists(reason.key, { count: 2 }), reason.key).toBe(true);
      }
      expect(i18n.exists(found.headline.key, { count: 2 }), found.headline.key).toBe(true);
    }
  });
});
