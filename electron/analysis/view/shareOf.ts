/** The share a part has; null where the whole is not above 0, or where refunds push a part below 0 or above it. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 && part >= 0 && part <= whole ? part / whole : null;
