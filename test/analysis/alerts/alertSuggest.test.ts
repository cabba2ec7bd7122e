// Cuts for an aim: groups with cuts of their own, and calls too few for the strictest cuts.
import { expect, test } from 'vitest';
import type { AlertInput } from '../../../electron/analysis/alerts/alertInput.ts';
import { suggestCuts } from '../../../electron/analysis/alerts/suggestCuts.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import type { AlertRule } from '../../../shared/contract/alertRule.ts';
import type { AlertAim } from '../../../shared/contract/alertTrial.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { clockworkRows, DAYS, START, shopInput } from '../prediction/twoShops.ts';

const rows = clockworkRows(1500, 11);
const codes = [...new Set(rows.map((row) => row.customer))];
/** Quick buyers are shops, slow ones kiosks; a handful of either has a type of its own. */
const typeOf = (code: string) =>
  Number(code.slice(1)) < 12 ? 'few' : Number(code.slice(1)) % 2 === 0 ? 'shop' : 'kiosk';
const ledger = ledgerFrom(
  rows,
  codes.map((customer) => ({ customer, type: typeOf(customer) })),
);
const { book, definition } = shopInput(rows);
const input: AlertInput = {
  ledger,
  book,
  definition,
  visits: () => null,
  refunds: () => null,
  complaints: () => null,
  scores: () => null,
  columnSum: () => null,
  columnLatest: () => null,
  late: () => null,
  categories: () => null,
  valueClasses: () => new Uint8Array(ledger.customerCount),
};
const view = makeView(ledger, START + DAYS, { definition, origin: 'chosen' }, book);

const silent = (overrides: AlertRule['overrides']): AlertRule => ({
  id: 'silent',
  name: null,
  on: true,
  conditions: [
    {
      indicator: { kind: 'silentDays' },
      windowDays: 1,
      baseline: { kind: 'absolute' },
      direction: 'up',
      cuts: [30, 40, 50],
    },
  ],
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 0,
  holdDays: 0,
  overrides,
});
const of = (type: string): AlertRule['overrides'][number]['of'] => ({ by: 'type', type });
const suggest = (rule: AlertRule, aim: AlertAim) =>
  suggestCuts(
    view,
    input,
    { rules: [rule], sensitive: false },
    {
      horizonDays: null,
      minLeadDays: 0,
      every: 'week',
      campaign: { valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 },
      aim,
    },
    0.3,
  );

test('a group with cuts of its own is given new ones, and too small a one keeps what it has', () => {
  const rule = silent([
    { of: of('shop'), cuts: [[10, 20, 30]] },
    { of: of('few'), cuts: [[11, 22, 33]] },
  ]);
  const answer = suggest(rule, { kind: 'precision', share: 0.6 });
  expect(answer.refused).toBeNull();
  const suggested = answer.suggested!.rules[0]!;
  expect(suggested.overrides.map((one) => one.of)).toEqual([of('shop'), of('few')]);
  expect(suggested.overrides[1]!.cuts).toEqual([[11, 22, 33]]);
  expect(suggested.overrides[0]!.cuts).not.toEqual([[10, 20, 30]]);
  expect(answer.notices.map(({ text }) => text.key)).toEqual(
    expect.arrayContaining(['alertRules.suggest.notice.groups', 'alertRules.suggest.notice.heldGroups']),
  );
  // A silence of days that is nothing to kiosks is the end of shops: both can be told apart only group by group.
  const alone = suggest(silent([]), { kind: 'precision', share: 0.6 });
  expect(answer.later[0]!.lead!.median).toBeGreaterThan(alone.later[0]!.lead!.median);
  expect(answer.later[0]!.precision.value!).toBeGreaterThan(0.55);
});

test('fewer calls than the strictest cuts raise are made in the order of the list', () => {
  const answer = suggest(silent([]), { kind: 'capacity', perWeek: 0.1 });
  expect(answer.refused).toBeNull();
  expect(answer.chosen).toEqual([0, 0, 0]);
  expect(answer.path[0]!.perWeek).toBeGreaterThan(0.1);
  expect(answer.headline.key).toBe('alertRules.suggest.headline.beyond');
  expect(answer.notices.map(({ text }) => text.key)).toContain('alertRules.suggest.notice.beyond');
});

test('a point of the slider says of the later dates what the back-test says of its cuts', () => {
  const answer = suggest(silent([]), { kind: 'capacity', perWeek: 8 });
  const point = answer.path[answer.chosen![0]]!;
  const [all] = answer.later;
  expect(point.laterPrecision).toEqual(all!.precision);
  expect(point.laterRecall).toEqual(all!.recall);
  expect(point.laterLead).toBe(all!.lead!.median);
  expect(point.laterPerWeek).toBeCloseTo(all!.perWeek, 9);
});
