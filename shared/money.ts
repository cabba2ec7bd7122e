// Money is an exact integer: ten-thousandths of the project's currency unit, named …E4.

export const E4 = 10_000;

/** Largest amount kept: sums of millions of lines stay below 2^53. */
export const MAX_AMOUNT_E4 = 1e13;

/**
 * Exact E4 amount of a decimal number; rounds half away from zero at the fifth decimal.
 * Throws RangeError for a value that is not finite or beyond MAX_AMOUNT_E4.
 */
export function amountE4(value: number): number {
  const scaled = value * E4;
  const magnitude = Math.abs(scaled);
  if (!(magnitude <= MAX_AMOUNT_E4)) throw new RangeError(`amount out of range: ${value}`);
  // The nudge undoes binary error: 1.00005 * 10000 is 10000.499999… in floating point.
  const rounded = Math.floor(magnitude + 0.5 + magnitude * 1e-15);
  return rounded === 0 ? 0 : Math.sign(scaled) * rounded;
}

/** The decimal number of an E4 amount, for display and export only. */
export const amountOf = (e4: number): number => e4 / E4;
