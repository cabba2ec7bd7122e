/** What a product brought and how much of it was sold, month by month; months in which it was not sold are 0. */
export type ProductMonths = { readonly amount: Float64Array; readonly quantity: Float64Array };

/**
 * How one's own prices moved, as a chained index, the first month with anything sold 100. From month to month only products
 * sold in both are compared, each by amount ÷ quantity, the logarithms of their price ratios weighted with the mean of
 * their shares in both months (Törnqvist 1936): a change of what is bought is no change of price. Null in months before
 * anything was sold; where two months share no product the index stands still.
 */
export function priceIndex(products: Iterable<ProductMonths>, months: number): (number | null)[] {
  // In an order of their own, so that no rounding hangs on the order of the rows.
  const all = [...products].sort((a, b) => compare(a.amount, b.amount) || compare(a.quantity, b.quantity));
  const total = new Float64Array(months);
  for (const { amount } of all) for (let m = 0; m < months; m++) total[m]! += amount[m]!;
  const index: (number | null)[] = new Array<number | null>(months).fill(null);
  const first = total.findIndex((sum) => sum > 0);
  if (first < 0) return index;
  let level = 0;
  index[first] = 100;
  for (let m = first + 1, before = first; m < months; m++) {
    if (total[m]! > 0) {
      let change = 0;
      let weight = 0;
      for (const { amount, quantity } of all) {
        if (!(quantity[m]! > 0) || !(quantity[before]! > 0) || !(amount[m]! > 0) || !(amount[before]! > 0)) continue;
        const share = (amount[m]! / total[m]! + amount[before]! / total[before]!) / 2;
        change += share * Math.log(amount[m]! / quantity[m]! / (amount[before]! / quantity[before]!));
        weight += share;
      }
      if (weight > 0) level += change / weight;
      before = m;
    }
    index[m] = 100 * Math.exp(level);
  }
  return index;
}

function compare(a: Float64Array, b: Float64Array): number {
  const m = a.findIndex((value, at) => value !== b[at]);
  return m < 0 ? 0 : a[m]! - b[m]!;
}
