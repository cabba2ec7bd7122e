/**
 * A level by day as a step function: level[i] holds from day[i] to the day before day[i+1], and the last one goes on;
 * before the first it is 0. Neighbouring steps differ. The arrays grow, and are used again for the next customer.
 */
export type Steps = { count: number; day: Int32Array; level: Uint8Array };

export const makeSteps = (): Steps => ({ count: 0, day: new Int32Array(64), level: new Uint8Array(64) });

/** Lets a level begin on a day not before the last one; a second level on the same day replaces the first. */
export function push(steps: Steps, day: number, level: number): void {
  let { count } = steps;
  if (count > 0 && steps.day[count - 1] === day) count--;
  const before = count === 0 ? 0 : steps.level[count - 1]!;
  if (before !== level) {
    if (count === steps.day.length) grow(steps);
    steps.day[count] = day;
    steps.level[count++] = level;
  }
  steps.count = count;
}

function grow(steps: Steps): void {
  const day = new Int32Array(steps.day.length * 2);
  const level = new Uint8Array(steps.day.length * 2);
  day.set(steps.day);
  level.set(steps.level);
  steps.day = day;
  steps.level = level;
}

/** The level on a day. */
export function levelOn(steps: Steps, dayNo: number): number {
  let i = steps.count - 1;
  while (i >= 0 && steps.day[i]! > dayNo) i--;
  return i < 0 ? 0 : steps.level[i]!;
}

/** Writes to `out` what `combine` makes of the levels of all parts, whenever one of them changes. */
export function combineSteps(parts: readonly Steps[], combine: (levels: Uint8Array) => number, out: Steps): void {
  out.count = 0;
  const at = new Int32Array(parts.length);
  const levels = new Uint8Array(parts.length);
  for (;;) {
    let next = Number.POSITIVE_INFINITY;
    for (let p = 0; p < parts.length; p++) {
      const { count, day } = parts[p]!;
      if (at[p]! < count && day[at[p]!]! < next) next = day[at[p]!]!;
    }
    if (next === Number.POSITIVE_INFINITY) return;
    for (let p = 0; p < parts.length; p++) {
      const { count, day, level } = parts[p]!;
      if (at[p]! < count && day[at[p]!] === next) levels[p] = level[at[p]!++]!;
    }
    push(out, next, combine(levels));
  }
}

const LEVELS = [1, 2, 3] as const;

/** Makes a writer of the level that has held for `days` days without a break: the lowest of the days t − days … t. */
export function makeHold(days: number): (steps: Steps, out: Steps) => void {
  const parts = LEVELS.map(makeSteps);
  const sum = (levels: Uint8Array) => levels[0]! + levels[1]! + levels[2]!;
  return (steps, out) => {
    LEVELS.forEach((wanted, i) => {
      const part = parts[i]!;
      part.count = 0;
      for (let s = 0; s < steps.count; s++) {
        const holds = steps.level[s]! >= wanted;
        const held = s > 0 && steps.level[s - 1]! >= wanted;
        if (holds === held) continue;
        const from = steps.day[s]!;
        if (holds) push(part, from + days, 1);
        // A stretch that was too short is taken back.
        else if (part.day[part.count - 1]! >= from) part.count--;
        else push(part, from, 0);
      }
    });
    combineSteps(parts, sum, out);
  };
}
