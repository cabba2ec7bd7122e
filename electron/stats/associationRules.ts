import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { fisherExact } from './fisherExact.ts';
import { type Baskets, frequentSets } from './frequentSets.ts';
import { type Interval, wilsonInterval } from './proportions.ts';

/** In how many baskets: all of it, what comes first, what it leads to; and how many baskets there are. */
export type RuleCounts = {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly baskets: number;
};

export type RuleFigures = {
  /** Share of the baskets with all of it. */
  readonly support: number;
  /** Of the baskets with what comes first, the share that have the other thing as well, with its interval. */
  readonly confidence: number;
  readonly confidenceInterval: Interval;
  /** How many times as often as in all baskets, with its interval. */
  readonly lift: number;
  readonly liftInterval: Interval;
};

export type AssociationRule = RuleCounts &
  RuleFigures & {
    /** One thing, or two. */
    readonly items: readonly number[];
    readonly leadsTo: number;
    /** Of Fisher's exact test, adjusted for all that was looked at. */
    readonly pValue: number;
  };

export type AssociationRules = {
  readonly rules: readonly AssociationRule[];
  /** Rules there could have been among the frequent things: each was a chance to be wrong. */
  readonly looked: number;
  /** The lift that comes of some baskets being larger than others, and of nothing else. */
  readonly sizeLift: number;
};

/**
 * Support, confidence and lift (Agrawal, Imieliński & Swami 1993; Brin, Motwani & Silverstein 1997). The confidence has
 * the score interval of a share; that of the lift is the same one over the share of all baskets, which is taken as
 * known, and so a little too wide. Example: of 1000 people 200 drink tea, 800 coffee, 150 both: support 0.15,
 * confidence 0.75, lift 0.9375: tea drinkers are less given to coffee than others.
 */
export function ruleFigures({ both, first, second, baskets }: RuleCounts): RuleFigures | null {
  const interval = wilsonInterval(both, first);
  if (!interval || second <= 0 || baskets <= 0) return null;
  const share = second / baskets;
  return {
    support: both / baskets,
    confidence: both / first,
    confidenceInterval: interval,
    lift: both / first / share,
    liftInterval: { low: interval.low / share, high: interval.high / share },
  };
}

/** Rules are called found with so many of them wrong at most. */
const WRONG = 0.05;

/**
 * What is bought with what: rules "who has these has that" among things that stand together in `minCount` baskets at
 * least, with one thing first, or up to two where `size` is 3. Only rules that raise the chance (lift above 1) and
 * hold after all that was looked at: with thousands of things there are millions of pairs, and chance alone would make
 * thousands of them look alike. The exact test of every rule is therefore adjusted (Benjamini & Hochberg 1995) for all
 * rules that were possible among the frequent things; at most one in twenty of the rules shown is there by chance.
 * Whoever buys much has more of everything: where things fall into baskets of k things at random, the lift of any two
 * is n · Σk(k − 1) ÷ (Σk)², so the lower end of the lift must be above that, too. In order of the lower end of the lift's interval. `all` leaves test and sizes out, for textbook examples of
 * five baskets. Example: of the five baskets of Tan, Steinbach & Kumar, milk and diapers lead to beer with support
 * 0.4, confidence 0.67 and lift 1.11.
 */
export function associationRules(
  baskets: Baskets,
  { minCount, size = 2, all = false }: { minCount: number; size?: 2 | 3; all?: boolean },
): AssociationRules {
  const n = baskets.start.length - 1;
  const single = new Int32Array(baskets.items);
  const pairs = new Map<number, number>();
  const pairKey = (a: number, b: number) => Math.min(a, b) * baskets.items + Math.max(a, b);
  const found: AssociationRule[] = [];
  let frequent = 0;
  const sizeLift = liftOfSizes(baskets);
  const add = (items: readonly number[], leadsTo: number, both: number, first: number) => {
    const counts = { both, first, second: single[leadsTo]!, baskets: n };
    const figures = ruleFigures(counts);
    if (!figures || figures.lift <= 1) return;
    const pValue = fisherExact(both, first, counts.second, n);
    if (all || (pValue <= WRONG && figures.liftInterval.low > sizeLift))
      found.push({ ...counts, ...figures, items, leadsTo, pValue });
  };
  const triples: number[] = [];
  // Larger sets are looked at once all counts of their parts are known.
  const perSet: ((set: readonly number[], count: number) => void)[] = [
    ([a], count) => {
      single[a!] = count;
      frequent++;
    },
    ([a, b], count) => pairs.set(pairKey(a!, b!), count),
    ([a, b, c], count) => triples.push(a!, b!, c!, count),
  ];
  frequentSets(baskets, minCount, size, (set, count) => perSet[set.length - 1]!(set, count));
  for (const [key, both] of pairs) {
    const [a, b] = [Math.floor(key / baskets.items), key % baskets.items];
    add([a], b, both, single[a]!);
    add([b], a, both, single[b]!);
  }
  for (let i = 0; i < triples.length; i += 4) {
    const three = triples.slice(i, i + 3);
    for (const leadsTo of three) {
      const items = three.filter((one) => one !== leadsTo);
      add(items, leadsTo, triples[i + 3]!, pairs.get(pairKey(items[0]!, items[1]!))!);
    }
  }
  const looked = frequent * (frequent - 1) + (size > 2 ? pairs.size * Math.max(0, frequent - 2) : 0);
  const adjusted = benjaminiHochberg(
    found.map(({ pValue }) => pValue),
    looked,
  );
  const rules = found
    .map((rule, i): AssociationRule => ({ ...rule, pValue: adjusted[i]! }))
    .filter(({ pValue }) => all || pValue <= WRONG)
    .sort(
      (x, y) =>
        y.liftInterval.low - x.liftInterval.low ||
        y.both - x.both ||
        x.items[0]! - y.items[0]! ||
        x.leadsTo - y.leadsTo,
    );
  return { rules, looked, sizeLift };
}

function liftOfSizes({ start, item, items }: Baskets): number {
  const last = new Int32Array(items).fill(-1);
  let things = 0;
  let pairs = 0;
  for (let b = 0; b + 1 < start.length; b++) {
    let k = 0;
    for (let i = start[b]!; i < start[b + 1]!; i++) {
      if (last[item[i]!] === b) continue;
      last[item[i]!] = b;
      k++;
    }
    things += k;
    pairs += k * (k - 1);
  }
  return things === 0 ? 0 : ((start.length - 1) * pairs) / (things * things);
}
