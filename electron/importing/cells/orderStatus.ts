// What a status word says about an order line, in Chinese and English exports.

/**
 * paid: a sale like any other (also every word not known here) · unpaid: money never came · refunded: money came and
 * went back, or the order was called off.
 */
export type OrderStatus = 'paid' | 'unpaid' | 'refunded';

const PARTLY = /部分退|partial/;
const REFUNDED =
  /退款成功|已退款|全额退|已退货|退货完成|退款完成|退款关闭|^退款$|^退货$|已取消|^取消|交易取消|订单取消|作废|refunded|^refund$|returned|cancell?ed|voided|^void$|chargeback|reversed/;
const NO_REFUND = /无退款|未退款|没有退款|not refunded|no refund|退款失败|refund (?:failed|rejected|declined)/;
const UNPAID =
  /未付|待付|待支付|等待.*付款|未支付|交易关闭|已关闭|超时关闭|支付失败|付款失败|unpaid|not paid|pending payment|awaiting payment|payment pending|on hold|abandoned|payment failed|^failed$|^pending$|^closed$|expired|^draft$/;

/** A status word without what varies: width, case, blanks around, underscores. */
export const statusKey = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replaceAll('_', ' ');

function guess(plain: string): OrderStatus {
  if (plain === '' || PARTLY.test(plain)) return 'paid';
  if (UNPAID.test(plain)) return 'unpaid';
  return REFUNDED.test(plain) && !NO_REFUND.test(plain) ? 'refunded' : 'paid';
}

export const orderStatus = (word: string): OrderStatus => guess(statusKey(word));

/** What status words mean where some were said (by statusKey); the others are guessed. */
export function makeStatusMeaning(said: ReadonlyMap<string, OrderStatus>): (word: string) => OrderStatus {
  const read = new Map<string, OrderStatus>();
  // Neighbouring rows mostly say the same.
  let lastWord = '';
  let lastStatus = said.get('') ?? 'paid';
  return (word) => {
    if (word === lastWord) return lastStatus;
    let status = read.get(word);
    if (status === undefined) {
      status = said.get(statusKey(word)) ?? orderStatus(word);
      if (read.size < 1_000) read.set(word, status);
    }
    lastWord = word;
    lastStatus = status;
    return status;
  };
}
