import { dot } from './dot.ts';

/** A function of several variables to be made small: answers its value and writes its slopes into `slope`. */
export type Smooth = (at: Float64Array, slope: Float64Array) => number;

export type Minimum = {
  readonly at: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** The slopes vanish there; false where the search ran out of steps or of ways down. */
  readonly converged: boolean;
};

const MOST_ITERATIONS = 150;
const MOST_TRIES = 60;
/** A step that promises less than this share of the value is lost in the rounding of a long sum. */
const ROUNDING = 1e-14;
/** So many steps with a fall of less than this share of the value end the search: it creeps along an edge. */
const STALL = 1e-11;
const MOST_STALLS = 4;
/** Armijo's and Wolfe's constants. */
const ENOUGH_FALL = 1e-4;
const ENOUGH_FLAT = 0.9;

/**
 * The place of a least value near `start`, by the method of Broyden, Fletcher, Goldfarb and Shanno (1970) with a line
 * search that halves and doubles until Wolfe's conditions hold (Lewis & Overton 2013). The function may answer
 * Infinity or NaN where it is not defined: the search then takes shorter steps. `tolerance` is the largest slope that counts as
 * none, against 1 or the size of the value. Where the inverse of the second derivatives is known about, row by row, it saves
 * steps. The same start gives the same answer.
 */
export function minimize(
  f: Smooth,
  start: ArrayLike<number>,
  tolerance = 1e-8,
  inverseAtStart?: ArrayLike<number>,
  mostIterations = MOST_ITERATIONS,
): Minimum {
  const n = start.length;
  let at = Float64Array.from(start);
  let slope = new Float64Array(n);
  let value = f(at, slope);
  let next = new Float64Array(n);
  let nextSlope = new Float64Array(n);
  const direction = new Float64Array(n);
  const inverse = inverseAtStart ? Float64Array.from(inverseAtStart) : new Float64Array(n * n);
  let fresh = inverseAtStart === undefined;
  let iterations = 0;
  let stalls = 0;
  const flat = () => slope.every((s) => Math.abs(s) <= tolerance * Math.max(1, Math.abs(value)));

  for (; iterations < mostIterations && Number.isFinite(value) && !flat(); iterations++) {
    if (fresh) {
      const size = Math.sqrt(slope.reduce((sum, s) => sum + s * s, 0));
      inverse.fill(0);
      for (let i = 0; i < n; i++) inverse[i * n + i] = 1 / Math.max(size, 1e-300);
    }
    let descent = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum -= inverse[i * n + j]! * slope[j]!;
      direction[i] = sum;
      descent += sum * slope[i]!;
    }
    if (!fresh && descent < 0 && -descent <= ROUNDING * Math.abs(value)) break;
    const found = descent < 0 && search(descent);
    if (!found) {
      if (fresh) break;
      fresh = true;
      continue;
    }
    update(fresh);
    fresh = false;
    [at, next] = [next, at];
    [slope, nextSlope] = [nextSlope, slope];
    const fall = value - found.value;
    value = found.value;
    if (fall <= 1e-15 * Math.abs(value)) fresh = true;
    stalls = fall <= STALL * Math.abs(value) ? stalls + 1 : 0;
    if (stalls === MOST_STALLS) break;
  }
  return { at, value, iterations, converged: Number.isFinite(value) && nearlyFlat() };

  /** Rounding leaves slopes of sums over many rows a little above the tolerance. */
  function nearlyFlat(): boolean {
    return slope.every((s) => Math.abs(s) <= 1e3 * tolerance * Math.max(1, Math.abs(value)));
  }

  function search(descent: number): { value: number } | null {
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let step = 1;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      for (let i = 0; i < n; i++) next[i] = at[i]! + step * direction[i]!;
      const reached = f(next, nextSlope);
      if (!(reached <= value + ENOUGH_FALL * step * descent)) high = step;
      else {
        let ahead = 0;
        for (let i = 0; i < n; i++) ahead += direction[i]! * nextSlope[i]!;
        if (ahead >= ENOUGH_FLAT * descent) return { value: reached };
        low = step;
      }
      step = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
      if (step * Math.max(...direction.map(Math.abs)) < 1e-14) break;
    }
    return null;
  }

  function update(first: boolean): void {
    const moved = next.map((x, i) => x - at[i]!);
    const turned = nextSlope.map((s, i) => s - slope[i]!);
    const curve = dot(moved, turned);
    if (!(curve > 0)) return;
    if (first) {
      const scale = curve / dot(turned, turned);
      for (let i = 0; i < n * n; i++) inverse[i]! *= 0;
      for (let i = 0; i < n; i++) inverse[i * n + i] = scale;
    }
    const bent = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) bent[i]! += inverse[i * n + j]! * turned[j]!;
    const factor = (1 + dot(turned, bent) / curve) / curve;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        inverse[i * n + j]! += factor * moved[i]! * moved[j]! - (bent[i]! * moved[j]! + moved[i]! * bent[j]!) / curve;
      }
    }
  }
}

/** A function without slopes of its own: they are taken by central differences. */
export function withSlopes(f: (at: Float64Array) => number, step = 1e-5): Smooth {
  return (at, slope) => {
    const probe = Float64Array.from(at);
    for (let i = 0; i < at.length; i++) {
      const h = step * Math.max(1, Math.abs(at[i]!));
      probe[i] = at[i]! + h;
      const above = f(probe);
      probe[i] = at[i]! - h;
      slope[i] = (above - f(probe)) / (2 * h);
      probe[i] = at[i]!;
    }
    return f(at);
  };
}

/** The second derivatives at a place, row by row, by central differences of the slopes. */
export function curvature(f: Smooth, at: Float64Array, step = 1e-4): Float64Array {
  const n = at.length;
  const result = new Float64Array(n * n);
  const probe = Float64Array.from(at);
  const above = new Float64Array(n);
  const below = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    probe[i] = at[i]! + step;
    f(probe, above);
    probe[i] = at[i]! - step;
    f(probe, below);
    probe[i] = at[i]!;
    for (let j = 0; j < n; j++) {
      const half = (above[j]! - below[j]!) / (4 * step);
      result[i * n + j]! += half;
      result[j * n + i]! += half;
    }
  }
  return result;
}
