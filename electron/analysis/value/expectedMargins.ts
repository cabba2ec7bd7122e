import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import type { LifetimeTier } from '../../../shared/contract/value.ts';
import type { Text } from '../../../shared/text.ts';
import { lifetimeMultiple } from '../../stats/lifetimeMultiple.ts';
import { valuesAtPlaces } from '../../stats/valuesAtPlaces.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import { isKept, yearRetention } from '../survival/yearRetention.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { makeView, type View } from '../view/view.ts';

type Margin = NonNullable<ValueOptions['margin']>;

type ExpectedMargins = {
  readonly valueE4: Float64Array;
  /** From the best customers down; empty where refused. */
  readonly tiers: readonly LifetimeTier[];
  readonly refused: Text | null;
};

const TIERS = ['key', 'ordinary', 'small'] as const;
const NONE = 255;

/**
 * The margin every customer will still bring, by the simple rule of Gupta & Lehmann (2003): margin of the last year ×
 * r ÷ (1 + i − r). The yearly retention r is not one for all: the customers who were active a year before D are put
 * into tiers by the margin they had brought by then (the best `keyShare`, the next `ordinaryShare`, the rest), and r of
 * a tier is the part of them not lost at D. A customer active at D takes the r of the tier their own margin of the
 * last year puts them in among those active at D. A tier with fewer than 30 customers a year ago takes the r of all
 * together; nothing after D is looked at. Who is lost at D brings 0, and a customer who first bought within the
 * year only what that part of a year brought: neither is filled up by guessing. Equal margins at a border all belong to
 * the upper tier. Refused where yearRetention is.
 */
export function expectedMargins(
  view: View,
  { keyShare, ordinaryShare }: Pick<ValueOptions, 'keyShare' | 'ordinaryShare'>,
  margin: Margin,
  discount: number,
): ExpectedMargins {
  const n = view.states.length;
  const { before, opening, customers, kept, refused } = yearRetention(view);
  if (refused || before === null) return { valueE4: new Float64Array(n), tiers: [], refused };
  const then = makeView(view.ledger, before, view.definition, view.book, view.facts && { facts: view.facts });
  const now = yearMargins(view, margin);
  const active = Uint8Array.from(opening, (_, c) => (isKept(view, c) ? 1 : 0));
  const wasIn = tiersOf(yearMargins(then, margin), opening, keyShare, ordinaryShare);
  const isIn = tiersOf(now, active, keyShare, ordinaryShare);

  const had = [0, 0, 0];
  const stayed = [0, 0, 0];
  for (let c = 0; c < n; c++) {
    const tier = wasIn[c]!;
    if (tier === NONE) continue;
    had[tier]!++;
    if (isKept(view, c)) stayed[tier]!++;
  }
  const pooled = rateOf(kept, customers);
  const tiers = TIERS.map((tier, k): LifetimeTier => {
    const own = had[k]! >= SMALL;
    const retention = own ? rateOf(stayed[k]!, had[k]!) : pooled;
    return { tier, retention, pooled: !own, multiple: lifetimeMultiple(retention.value!, discount) ?? 0 };
  });
  const valueE4 = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    if (isIn[c] !== NONE) valueE4[c] = Math.round(now[c]! * tiers[isIn[c]!]!.multiple);
  }
  return { valueE4, tiers, refused: null };
}

/** Share of the revenue of the 365 days up to the view's date, less what the contacts of these days cost. */
export function yearMargins({ metrics, facts, asOf }: View, margin: Margin): Float64Array {
  const contacts = facts?.contacts(asOf) ?? null;
  const before = facts?.contacts(asOf - YEAR_DAYS) ?? null;
  return metrics.trailingYearE4.map((value, c) =>
    Math.round(value * margin.share - ((contacts?.[c] ?? 0) - (before?.[c] ?? 0)) * margin.perContactE4),
  );
}

function tiersOf(values: Float64Array, counts: Uint8Array, keyShare: number, ordinaryShare: number): Uint8Array {
  const judged = values.filter((_, c) => counts[c] === 1);
  const tier = new Uint8Array(values.length).fill(NONE);
  if (judged.length === 0) return tier;
  const borderOf = (share: number) => {
    const places = Math.min(judged.length, Math.ceil(share * judged.length - 1e-9));
    return places === 0 ? Number.POSITIVE_INFINITY : valuesAtPlaces(judged.slice(), [judged.length - places])[0]!;
  };
  const key = borderOf(keyShare);
  const upper = borderOf(keyShare + ordinaryShare);
  for (let c = 0; c < tier.length; c++) {
    if (counts[c] === 1) tier[c] = values[c]! >= key ? 0 : values[c]! >= upper ? 1 : 2;
  }
  return tier;
}
