// Named segments in people's own words: which scores of recency, frequency and money (and contacts) carry which name.
import '../noEval.ts';
import { z } from 'zod';

/** Lowest and highest score that belongs; scores run from 1 to the number of bins. */
export const scoreRange = z.tuple([z.int().min(1).max(10), z.int().min(1).max(10)]);
export const scoreRule = z.strictObject({
  name: z.string().trim().min(1).max(60),
  r: scoreRange,
  f: scoreRange,
  m: scoreRange,
  /** Contacts; null where they play no part. */
  i: scoreRange.nullable().default(null),
});
export type ScoreRule = z.infer<typeof scoreRule>;
/** Lines with the same name are one segment. */
export const scoreRules = z.array(scoreRule).min(1).max(200);
