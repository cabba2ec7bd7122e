/**
 * How many yearly margins a customer is worth: r ÷ (1 + i − r), the present value of a margin of 1 at the end of every
 * year a customer is still there, for ever, with retention r a year and discount rate i (Gupta & Lehmann 2003).
 * r lies in 0…1, i is 0 or more. Null where r ≥ 1 + i, because the sum then has no end. Example: r 0.9, i 0.12 gives
 * 4.09.
 */
export const lifetimeMultiple = (retention: number, discount: number): number | null =>
  retention < 1 + discount ? retention / (1 + discount - retention) : null;
