/**
 * The place of the least value of a function on the cube 0…1 in each direction, by the direct search of Hooke & Jeeves
 * (1961): steps along the axes, a jump along the way that led down, and half the step where none does. It needs no slope
 * and is at home on the border, which is where smoothing parameters often end. It finds the valley it starts in;
 * whoever fears others starts several times. `precision` is the last size of a step.
 */
export function patternSearch(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  precision = 1e-7,
): { readonly at: Float64Array; readonly value: number } {
  let base = Float64Array.from(start, (x) => Math.min(1, Math.max(0, x)));
  let best = f(base);
  let step = 0.1;
  const explore = (from: Float64Array, value: number) => {
    const at = Float64Array.from(from);
    let least = value;
    for (let i = 0; i < at.length; i++) {
      const here = at[i]!;
      for (const next of [Math.min(1, here + step), Math.max(0, here - step)]) {
        if (next === here) continue;
        at[i] = next;
        const tried = f(at);
        if (tried < least) {
          least = tried;
          break;
        }
        at[i] = here;
      }
    }
    return { at, value: least };
  };
  while (step > precision) {
    let found = explore(base, best);
    if (!(found.value < best)) {
      step /= 2;
      continue;
    }
    while (found.value < best) {
      const from = base;
      base = found.at;
      best = found.value;
      const jump = base.map((x, i) => Math.min(1, Math.max(0, 2 * x - from[i]!)));
      found = explore(jump, f(jump));
    }
  }
  return { at: base, value: best };
}
