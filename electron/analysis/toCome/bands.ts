/** Chances to be still a customer, and days to the next order, at which a band begins. */
export const ALIVE_STARTS = [0, 0.2, 0.4, 0.6, 0.8, 0.95] as const;
export const NEXT_STARTS = [1, 8, 15, 31, 61, 91, 181] as const;

type Bounds = { readonly from: number; readonly to: number | null };

/** From `from` up to, not with, `to`; nothing that is not a number. */
export const isWithin = (value: number, { from, to }: Bounds): boolean => value >= from && (to === null || value < to);

/** How many values lie in each band; those below the first start and those that are no number in none. */
export function bandsOf(values: Float64Array, starts: readonly number[]): (Bounds & { readonly customers: number })[] {
  return starts.map((from, i) => {
    const bounds = { from, to: starts[i + 1] ?? null };
    return { ...bounds, customers: values.reduce((count, value) => count + (isWithin(value, bounds) ? 1 : 0), 0) };
  });
}
