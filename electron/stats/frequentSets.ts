/** Things bought together: those of basket b stand at start[b] … start[b + 1] − 1, a thing may stand there twice. */
export type Baskets = {
  readonly start: Int32Array;
  /** 0 … items − 1. */
  readonly item: Int32Array;
  readonly items: number;
};

/** Takes a set of things (only lent: copy it) and in how many baskets all of them are. */
export type UseSet = (set: readonly number[], count: number) => void;

/**
 * Every set of up to `size` things that stand together in at least `minCount` baskets (1 or more), sets before the larger ones that
 * begin with them. A set can be no more frequent than its parts (Agrawal, Imieliński & Swami 1993), so rare things
 * are put away first, and a set grows only while it is frequent. Each growing set carries the places of its last thing
 * in the baskets and counts what stands behind (prefix projection, Pei et al. 2001): things stand by frequency, the
 * rare ones first, so that what is carried stays short. Exact. Memory is linear in lines and things, never in pairs;
 * time for pairs is the sum of k(k − 1) ÷ 2 over baskets of k frequent things.
 */
export function frequentSets(baskets: Baskets, minCount: number, size: number, use: UseSet): void {
  const { things, start, places, shelf } = arrange(baskets, minCount);
  const set: number[] = [];
  const counts = Array.from({ length: size }, () => new Int32Array(things.length));
  const grow = (from: number, to: number, at: Int32Array): void => {
    const count = counts[set.length]!;
    for (let k = from; k < to; k++) {
      for (let i = at[k]! + 1, one = shelf[i]!; one >= 0; one = shelf[++i]!) count[one]!++;
    }
    const frequent: number[] = [];
    for (let one = 0; one < count.length; one++) {
      if (count[one]! >= minCount) frequent.push(one);
      else count[one] = 0;
    }
    const deeper = set.length + 1 < size ? split(frequent, count, { from, to, at, shelf }) : null;
    let begin = 0;
    for (const one of frequent) {
      set.push(things[one]!);
      use(set, count[one]!);
      if (deeper) grow(begin, begin + count[one]!, deeper);
      set.pop();
      begin += count[one]!;
      count[one] = 0;
    }
  };
  for (let one = 0; one < things.length; one++) {
    set.push(things[one]!);
    use(set, start[one + 1]! - start[one]!);
    if (size > 1) grow(start[one]!, start[one + 1]!, places);
    set.pop();
  }
}

/** The places of each frequent thing behind the places given, one thing after the other. */
function split(
  frequent: readonly number[],
  count: Int32Array,
  { from, to, at, shelf }: { from: number; to: number; at: Int32Array; shelf: Int32Array },
): Int32Array {
  const next = new Int32Array(count.length).fill(-1);
  let size = 0;
  for (const one of frequent) {
    next[one] = size;
    size += count[one]!;
  }
  const found = new Int32Array(size);
  for (let k = from; k < to; k++) {
    for (let i = at[k]! + 1; shelf[i]! >= 0; i++) if (next[shelf[i]!]! >= 0) found[next[shelf[i]!]!++] = i;
  }
  return found;
}

/**
 * The frequent things, the rarest first, and the baskets with their places in that list: ascending, each thing once, −1
 * behind each basket. The places of thing k in that shelf stand at start[k] … start[k + 1] − 1.
 */
function arrange({ start: from, item, items }: Baskets, minCount: number) {
  const baskets = from.length - 1;
  const count = new Int32Array(items);
  const last = new Int32Array(items).fill(-1);
  for (let b = 0; b < baskets; b++) {
    for (let i = from[b]!; i < from[b + 1]!; i++) {
      const one = item[i]!;
      if (last[one] === b) continue;
      last[one] = b;
      count[one]!++;
    }
  }
  const things = [...count.keys()]
    .filter((one) => count[one]! >= minCount)
    .sort((a, b) => count[a]! - count[b]! || a - b);
  const place = new Int32Array(items).fill(-1);
  const start = new Int32Array(things.length + 1);
  things.forEach((one, k) => {
    place[one] = k;
    start[k + 1] = start[k]! + count[one]!;
  });
  const next = start.slice(0, things.length);
  const places = new Int32Array(start[things.length]!);
  const filled = new Int32Array(baskets);
  last.fill(-1);
  for (let b = 0; b < baskets; b++) {
    for (let i = from[b]!; i < from[b + 1]!; i++) {
      const one = item[i]!;
      const k = place[one]!;
      if (k < 0 || last[one] === b) continue;
      last[one] = b;
      places[next[k]!++] = b;
      filled[b]!++;
    }
  }
  const shelf = new Int32Array(places.length + baskets).fill(-1);
  let size = 0;
  for (let b = 0; b < baskets; b++) {
    const length = filled[b]!;
    filled[b] = size;
    size += length + 1;
  }
  for (let k = 0; k < things.length; k++) {
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      const to = filled[places[i]!]!++;
      shelf[to] = k;
      places[i] = to;
    }
  }
  return { things, start, places, shelf };
}
