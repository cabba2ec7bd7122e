// Counts distinct orders: order number within customer; a line without a number is an order of its own.
import { fingerprint } from '../../ledger/fingerprint.ts';

/** A growing set of 53-bit fingerprints: open addressing over doubles, 0 for a free slot. */
function makeFingerprintSet() {
  let slots = new Float64Array(1 << 12);
  let used = 0;
  const put = (key: number): boolean => {
    const mask = slots.length - 1;
    let at = (key ^ (key / 4294967296)) & mask;
    for (let held = slots[at]!; held !== 0; held = slots[at]!) {
      if (held === key) return false;
      at = (at + 1) & mask;
    }
    slots[at] = key;
    return true;
  };
  return (key: number): boolean => {
    if (!put(key)) return false;
    if (++used * 2 > slots.length) {
      const old = slots;
      slots = new Float64Array(old.length * 2);
      for (const held of old) if (held !== 0) put(held);
    }
    return true;
  };
}

export function makeOrderCount() {
  const isNew = makeFingerprintSet();
  let orders = 0;
  let lastNo: string | null = null;
  let lastCustomer = -1;
  return {
    add: (customer: number, orderNo: string | null) => {
      if (orderNo === null) orders++;
      else if (orderNo !== lastNo || customer !== lastCustomer) {
        lastNo = orderNo;
        lastCustomer = customer;
        const print = fingerprint(orderNo);
        // The customer goes into the low half only: two customers with one order number must differ, and do.
        const low = (print >>> 0) ^ Math.imul(customer + 1, 0x9e3779b1);
        const key = print - (print >>> 0) + (low >>> 0);
        if (isNew(key || 1)) orders++;
      }
    },
    total: () => orders,
  };
}
