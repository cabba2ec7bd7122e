import { describe, expect, test } from 'vitest';
import { togetherAt, togetherWherePossible } from '../../electron/gathering/figures/togetherAt.ts';
import { setMembers } from '../../electron/gathering/sets/setMembers.ts';
import { ordersOf } from '../../electron/gathering/view/goodsBook.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import { togetherResult } from '../../shared/contract/together.ts';
import { makeFormat } from '../../shared/format.ts';
import { setWords } from '../../shared/setWords.ts';
import { openShop, type Shop, type ShopLine } from '../customers/customerShop.ts';

const ORDERS = { of: 'product', basket: 'order', first: 1, minCount: null, limit: 60 } as const;
const code = (k: number) => `C${String(k).padStart(3, '0')}`;

/** Of 240 customers with two orders each, who orders cups takes pots along in half of the orders, others in a tenth. */
function teaShop(): Shop {
  const lines: ShopLine[] = [];
  for (let k = 0; k < 240; k++) {
    for (const round of [0, 1]) {
      const order = { code: code(k), date: round === 0 ? '2024-01-10' : '2024-05-10', orderNo: `o${k}-${round}` };
      const isCups = k % 3 === 0;
      const things = [isCups ? '<b>cups</b>' : 'leaves', ['bags', 'tins', 'honey', 'spoons'][k % 4]!];
      if (isCups ? (k / 3 + round) % 2 === 0 : (k + round) % 10 === 0) things.push('pots');
      for (const product of things) lines.push({ ...order, amount: 10, product });
    }
  }
  return { customers: Array.from({ length: 240 }, (_, k) => ({ code: code(k) })), lines };
}

describe('what is bought together', () => {
  const { project } = openShop(teaShop());
  const view = viewOrBlank(project, null);
  const found = togetherAt(project, view, ORDERS);
  const rule = found.rules.find(({ bought }) => bought[0] === '<b>cups</b>')!;

  test('the pair that was tied together is found with its counts, and nothing else', () => {
    expect(togetherResult.parse(found)).toEqual(found);
    expect(found).toMatchObject({ refused: null, baskets: 480, mixed: 480, found: 2 });
    expect(rule).toMatchObject({ leadsTo: 'pots', confidence: { numerator: 80, denominator: 160 } });
    expect(rule.lift).toBeCloseTo(0.5 / (112 / 480), 12);
    expect(rule.liftLow).toBeGreaterThan(1);
  });

  test('customers who bought the one but not yet the other are counted, listed and named', () => {
    const members = setMembers(project, view, rule.set);
    expect(members.reduce((sum, is) => sum + is, 0)).toBe(rule.notYet);
    // Each customer of the cups takes pots along in one of the two orders.
    expect(rule.notYet).toBe(0);
    const other = found.rules.find(({ leadsTo }) => leadsTo === '<b>cups</b>')!;
    expect(other.notYet).toBe(32);
    // Nobody is left to recommend pots to, so that rule comes last whatever its lift.
    expect(found.rules).toEqual([other, rule]);
    expect(setMembers(project, view, other.set).reduce((sum, is) => sum + is, 0)).toBe(32);
    expect(setWords(makeFormat('en', 'CNY'), other.set, new Map())).toBe('bought pots, not yet <b>cups</b>');
  });

  test('earlier dates do not see what came later: who has only the first order may still be asked', () => {
    const early = viewOrBlank(project, '2024-03-01');
    const before = togetherAt(project, early, { ...ORDERS, minCount: 5 });
    expect(before.baskets).toBe(240);
    const again = before.rules.find(({ bought }) => bought[0] === '<b>cups</b>')!;
    expect(again.confidence).toMatchObject({ numerator: 40, denominator: 80 });
    expect(again.notYet).toBe(40);
    expect(setMembers(project, early, again.set).reduce((sum, is) => sum + is, 0)).toBe(40);
  });

  test('within some customers only their baskets count', () => {
    const within: CustomerSet = rule.set;
    const some = viewOrBlank(project, '2024-03-01', undefined, within);
    const cut = togetherAt(project, some, ORDERS);
    expect(cut.refused?.key).toBe('together.refused.few.order');
    expect(cut.mixed).toBe(40);
  });

  test('what no file names is refused; the report takes the first way there is', () => {
    expect(togetherAt(project, view, { ...ORDERS, of: 'category' }).refused?.key).toBe(
      'together.refused.noGoods.category',
    );
    expect(togetherWherePossible(project, view, 30)).toMatchObject({ of: 'product', basket: 'order' });
    const lines = teaShop().lines.map((line, i) => ({ ...line, orderNo: `x${i}` }));
    const { project: single } = openShop({ ...teaShop(), lines });
    const found = togetherWherePossible(single, viewOrBlank(single, null), 30);
    expect(found).toMatchObject({ of: 'product', basket: 'customer', mixed: 240 });
    const { project: empty } = openShop({ customers: [], lines: [] });
    expect(togetherAt(empty, viewOrBlank(empty, null), ORDERS).refused?.key).toBe('analysis.refused.nothing');
  });

  test('without order numbers the lines of one day are one order', () => {
    const lines = teaShop().lines.map(({ orderNo: _, ...line }) => line);
    const { project: bare } = openShop({ ...teaShop(), lines });
    expect(ordersOf(bare, 'product')).toMatchObject({ orders: 480, numbered: false });
    const result = togetherAt(bare, viewOrBlank(bare, null), ORDERS);
    expect(result).toMatchObject({ baskets: 480, found: 2 });
    expect(result.notices.map(({ text }) => text.key)).toContain('together.notice.days');
  });
});
