// Indicators from outside one's own rows: size of the market, ranks, awards; and revenue and profit beside them.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { amountE4, asOfArg, count, definitionInForce, isoDay, projectRef, share } from './common.ts';
import { withinArg } from './customerSet.ts';

const body = z.string().trim().min(1).max(200);
const note = z.string().trim().max(2000).nullable().default(null);

export const newIndicator = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('marketSize'),
    /** Who measured: an association, a statistical office. */
    body,
    from: isoDay,
    /** First day after the period. */
    to: isoDay,
    valueE4: amountE4.min(1),
    note,
  }),
  z.strictObject({
    kind: z.literal('rank'),
    body,
    day: isoDay,
    rank: z.int().min(1).max(1e9),
    outOf: z.int().min(1).max(1e9),
    note,
  }),
  z.strictObject({ kind: z.literal('award'), body, day: isoDay, note }),
]);
export type NewIndicator = z.infer<typeof newIndicator>;

export const marketPeriod = z.strictObject({
  indicator: z.int(),
  body: z.string(),
  from: isoDay,
  to: isoDay,
  marketE4: amountE4,
  /** Own sales of the period, refunds taken off, up to D. */
  ownE4: amountE4,
  /** Own ÷ market; null where refunds exceed purchases. */
  share: z.number().nullable(),
  /** Against the period before of the same source; null for the first. */
  marketGrowth: z.number().nullable(),
  ownGrowth: z.number().nullable(),
  /** Own growth less growth of the market. */
  growthGap: z.number().nullable(),
  /** What one would have sold with the share of the period before, less what one sold. */
  missedE4: z.number().nullable(),
  note: z.string().nullable(),
  /** Not over at D, or before the own data begin. */
  incomplete: z.enum(['unfinished', 'beforeData']).nullable(),
});
export type MarketPeriod = z.infer<typeof marketPeriod>;

export const rankEntry = z.strictObject({
  indicator: z.int(),
  body: z.string(),
  day: isoDay,
  rank: count,
  outOf: count,
  /** Among the best so many: rank ÷ out of. */
  top: share,
  /** Places gained since the entry before of the same body; below 0: lost. */
  gained: z.int().nullable(),
  note: z.string().nullable(),
});
export type RankEntry = z.infer<typeof rankEntry>;

export const market = z.strictObject({
  ...analysisBase,
  /** Oldest first, by source. */
  periods: z.array(marketPeriod),
  ranks: z.array(rankEntry),
  awards: z.array(z.strictObject({ indicator: z.int(), body: z.string(), day: isoDay, note: z.string().nullable() })),
});
export type Market = z.infer<typeof market>;

const lostPart = { customers: count, revenueE4: amountE4, profitE4: amountE4 };
export const finance = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  marginShare: share,
  revenueE4: amountE4,
  profitE4: amountE4,
  /** The year before; null where the data do not reach back. */
  revenueBeforeE4: amountE4.nullable(),
  growth: z.number().nullable(),
  /** Customers lost in the 365 days up to D, with what they brought in their last year, by the month they became lost. */
  months: z.array(z.strictObject({ month: isoDay, ...lostPart })),
  /** The same customers by what they brought, the largest first; the rest together. */
  top: z.array(
    z.strictObject({
      customer: z.string(),
      name: z.string().nullable(),
      lostOn: isoDay,
      revenueE4: amountE4,
      profitE4: amountE4,
    }),
  ),
  others: z.strictObject(lostPart),
  total: z.strictObject(lostPart),
});
export type Finance = z.infer<typeof finance>;

export const indicatorsCalls = {
  'indicators.market': read({
    help: 'Share of the market, growth and gap by period; ranks and awards',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: market,
  }),
  'indicators.finance': read({
    help: 'Revenue and profit of the last 365 days, and what of it was lost with lost customers',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** Left out: the margin of the settings. */
      marginShare: share.optional(),
    },
    result: finance,
  }),
  'indicators.add': write({
    help: 'Note the size of the market in a period, a rank or an award',
    args: { project: projectRef, indicator: newIndicator },
    result: z.strictObject({ indicator: z.int() }),
    touches: ['settings'],
  }),
  'indicators.remove': write({
    help: 'Take a noted indicator out again',
    args: { project: projectRef, indicator: z.int() },
    result: z.strictObject({ removed: z.boolean() }),
    touches: ['settings'],
  }),
};
