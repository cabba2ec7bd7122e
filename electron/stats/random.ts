// Seeded random numbers: the same seed gives the same sequence on every machine.

/** State of a generator: four words, not all zero. */
export type RandomState = Int32Array;

/**
 * Next unsigned 32-bit integer of xoshiro128** (Blackman & Vigna 2018), period 2^128 − 1; moves the state on.
 * Good for simulation and resampling; never for secrets.
 */
export function xoshiro128(state: RandomState): number {
  const s1 = state[1]!;
  const scrambled = Math.imul(s1, 5);
  const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
  state[2]! ^= state[0]!;
  state[3]! ^= s1;
  state[1]! = s1 ^ state[2]!;
  state[0]! ^= state[3]!;
  state[2]! ^= s1 << 9;
  const s3 = state[3]!;
  state[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

/** One-to-one scrambling of 32 bits (the finaliser of MurmurHash3, Appleby 2011). */
export function mixBits(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

export type Random = {
  /** Starts over on a stream of the same seed: as a new generator, but cheaper. */
  readonly startStream: (stream: number) => void;
  /** Uniform integer 0…2^32 − 1. */
  readonly bits: () => number;
  /** Uniform on [0, 1) with 53 random bits. */
  readonly uniform: () => number;
  /** Uniform integer 0…n − 1, n ≥ 1, without modulo bias. */
  readonly below: (n: number) => number;
  /** True with probability p. */
  readonly chance: (p: number) => boolean;
  /** Standard normal (Marsaglia's polar method, 1964). */
  readonly normal: () => number;
  /** Exponential with mean 1. */
  readonly exponential: () => number;
  /** Gamma with this shape > 0 and scale 1: mean and variance both equal the shape (Marsaglia & Tsang 2000). */
  readonly gamma: (shape: number) => number;
  /** Beta(a, b), both > 0: mean a ÷ (a + b). */
  readonly beta: (a: number, b: number) => number;
  /** Poisson with mean ≥ 0: products of uniforms below 10, transformed rejection PTRS (Hörmann 1993) above. */
  readonly poisson: (mean: number) => number;
  /** One of the items, all alike; the list must not be empty. */
  readonly choice: <T>(items: readonly T[]) => T;
  /** Index drawn in proportion to weights given as running totals (ascending, last one > 0). */
  readonly weighted: (runningTotals: ArrayLike<number>) => number;
  /** Shuffles in place, every order alike (Fisher & Yates; Durstenfeld 1964). */
  readonly shuffle: <T>(items: T[]) => T[];
};

const TWO_32 = 4294967296;

/** ln Γ(k + 1) by Stirling's series with four terms; error below 1e-13 for the k ≥ 10 it is used with, exact table below. */
function logFactorial(k: number): number {
  if (k < 10) return Math.log([1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880][k] as number);
  const n = k + 1;
  const square = 1 / (n * n);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / n;
  return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

/**
 * A generator for a seed and a stream number (integers up to 2^53).
 *
 * Streams of one seed never share a state, so each customer, resample or fold can have its own and
 * its draws do not move when others draw more or fewer.
 *
 * Example: `makeRandom(1).bits()` is always the same number; `makeRandom(1, 1).bits()` another one.
 */
export function makeRandom(seed: number, stream = 0): Random {
  const seedLow = mixBits(seed >>> 0);
  const seedHigh = mixBits(Math.floor(seed / TWO_32) ^ 0x9e3779b9);
  const state: RandomState = new Int32Array(4);
  // The second normal of a pair, NaN when there is none.
  const spare = new Float64Array(1);
  const bits = () => xoshiro128(state);
  const startStream = (number: number) => {
    const low = mixBits((number >>> 0) ^ seedLow);
    const high = mixBits(Math.floor(number / TWO_32) ^ 0x7f4a7c15);
    state[0] = seedLow;
    state[1] = low ^ seedHigh;
    state[2] = seedHigh;
    state[3] = mixBits(low ^ high) | 1;
    spare[0] = Number.NaN;
    // A few steps spread neighbouring seeds and streams over the whole state.
    for (let i = 0; i < 12; i++) bits();
  };
  startStream(stream);

  const uniform = () => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  // 1 − uniform is never 0, so its logarithm is finite.
  const exponential = () => -Math.log(1 - uniform());

  const below = (n: number) => {
    const limit = TWO_32 - (TWO_32 % n);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % n;
  };

  const normal = () => {
    const kept = spare[0]!;
    if (!Number.isNaN(kept)) {
      spare[0] = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare[0] = v * factor;
      return u * factor;
    }
  };

  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = 1 - uniform();
      // Their squeeze: nearly every draw is taken without a logarithm.
      if (u < 1 - 0.0331 * x * x * x * x) return d * v;
      if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };

  const poisson = (mean: number) => {
    if (mean <= 0) return 0;
    if (mean < 10) {
      const threshold = Math.exp(-mean);
      let count = 0;
      for (let product = uniform(); product > threshold; product *= uniform()) count++;
      return count;
    }
    const b = 0.931 + 2.53 * Math.sqrt(mean);
    const a = -0.059 + 0.02483 * b;
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    for (;;) {
      const u = uniform() - 0.5;
      const v = 1 - uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
    }
  };

  return {
    startStream,
    bits,
    uniform,
    below,
    chance: (p) => uniform() < p,
    normal,
    exponential,
    gamma,
    beta: (a, b) => {
      const x = gamma(a);
      return x / (x + gamma(b));
    },
    poisson,
    choice: <T>(items: readonly T[]) => items[below(items.length)] as T,
    weighted: (runningTotals) => {
      const target = uniform() * (runningTotals[runningTotals.length - 1] as number);
      let low = 0;
      let high = runningTotals.length - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((runningTotals[middle] as number) > target) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [items[i], items[j]] = [items[j] as (typeof items)[number], items[i] as (typeof items)[number]];
      }
      return items;
    },
  };
}
