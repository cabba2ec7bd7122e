// Orders that somebody placed to try the shop out.

const NAME =
  /^(?:test(?:er|ing)?|测试|測試|试单|demo)(?:[\s_\-#]*(?:user|customer|order|account|用户|账号|客户|会员|订单|单))?[\s_\-#]*\d*$/i;
const GOODS =
  /^(?:测试|測試|test(?:ing)?)[\s_-]*(?:商品|产品|链接|专用|订单|单|款|item|product|order)?[\s_-]*\d*$|测试(?:商品|链接|专用|订单)|(?:请勿|勿)(?:拍|下单|购买)|do not (?:buy|order)|test (?:product|order|item)s? /i;

/** t, T, d, D, 测, 測, 试: nothing else begins a name of that kind. */
const mayBegin = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return (
    code === 116 || code === 84 || code === 100 || code === 68 || code === 0x6d4b || code === 0x6e2c || code === 0x8bd5
  );
};

/** An order number, a customer or a name that says test, alone or with a number; never one that only holds the word. */
export const namesTest = (text: string | null): boolean =>
  text !== null && text.length < 40 && mayBegin(text) && NAME.test(text);

/** Goods that are called test goods, or that say not to buy them. A pregnancy test is none. */
export function makeTestGoods(): (product: string | null) => boolean {
  const known = new Map<string, boolean>();
  return (product) => {
    if (product === null || product === '') return false;
    let test = known.get(product);
    if (test === undefined) {
      test = product.length < 200 && GOODS.test(product);
      if (known.size < 20_000) known.set(product, test);
    }
    return test;
  };
}
