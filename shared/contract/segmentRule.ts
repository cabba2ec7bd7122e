// What a person means by "these customers": conditions joined by and, or, not. Plain data, judged at a date.
import '../noEval.ts';
import { z } from 'zod';

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.string().max(400);

/** Texts from the customers files, and every attribute column the user's files had, by its name there. */
export const ruleTextField = z.enum(['customer', 'name', 'type', 'region', 'phone', 'email']);
/** What is known of a customer in words of a fixed list. */
export const ruleChoiceField = z.enum(['state', 'valueClass', 'segment']);
export const ruleFigureField = z.enum([
  'recencyDays',
  'orders',
  'revenueE4',
  'averageOrderE4',
  'refundsE4',
  'refundShare',
  'trailingYearE4',
  'medianGapDays',
  'overdueRatio',
  'firstOrderE4',
  'orders90',
  'revenue90E4',
  'r',
  'f',
  'm',
]);
export const ruleDayField = z.enum(['firstDay', 'lastDay', 'startedOn', 'contractEnd', 'cancelledOn']);
export type RuleTextField = z.infer<typeof ruleTextField>;
export type RuleChoiceField = z.infer<typeof ruleChoiceField>;
export type RuleFigureField = z.infer<typeof ruleFigureField>;
export type RuleDayField = z.infer<typeof ruleDayField>;

/** What of order lines a customer can like best. */
export const favourite = z.enum(['product', 'category']);
export type Favourite = z.infer<typeof favourite>;

const textPlace = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column: ruleTextField }),
  z.strictObject({ from: z.literal('attribute'), name: z.string().max(400) }),
  /** What the customer bought most often. */
  z.strictObject({ from: z.literal('favourite'), of: favourite }),
]);
export type TextPlace = z.infer<typeof textPlace>;

const condition = [
  /** One of these texts as they stand; an empty one stands for customers without any. */
  z.strictObject({ kind: z.literal('textIs'), field: textPlace, values: z.array(words).min(1).max(200) }),
  /** Holds these letters, of either case and width. */
  z.strictObject({ kind: z.literal('textHas'), field: textPlace, part: words.min(1) }),
  z.strictObject({ kind: z.literal('choice'), field: ruleChoiceField, values: z.array(words).min(1).max(50) }),
  /** Both ends belong to the range; null leaves an end open. Money in E4, shares 0…1, scores 1…bins. */
  z.strictObject({
    kind: z.literal('figure'),
    field: ruleFigureField,
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
  /** A column of one's own read as numbers; texts that are none are in no range. */
  z.strictObject({
    kind: z.literal('attributeFigure'),
    name: z.string().max(400),
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
  /** Both ends belong to the span; null leaves an end open. */
  z.strictObject({
    kind: z.literal('day'),
    field: ruleDayField,
    from: isoDay.nullable(),
    to: isoDay.nullable(),
  }),
  /** Whoever is in another segment of one's own, as it stands now. */
  z.strictObject({ kind: z.literal('inSegment'), segment: z.int() }),
] as const;

const anyCondition = z.discriminatedUnion('kind', condition);
export type RuleCondition = z.infer<typeof anyCondition>;
export type SegmentRule =
  | RuleCondition
  | { kind: 'and' | 'or'; rules: SegmentRule[] }
  | { kind: 'not'; rule: SegmentRule };

/** Rules within rules; deeper ones are no rules any more. */
const DEEPEST = 8;
const PARTS = 50;

function ruleOfDepth(depth: number): z.ZodType<SegmentRule, SegmentRule> {
  if (depth === 0) return anyCondition;
  const inner = ruleOfDepth(depth - 1);
  return z.union([
    z.strictObject({ kind: z.enum(['and', 'or']), rules: z.array(inner).min(1).max(PARTS) }),
    z.strictObject({ kind: z.literal('not'), rule: inner }),
    anyCondition,
  ]);
}

export const segmentRule = ruleOfDepth(DEEPEST);
