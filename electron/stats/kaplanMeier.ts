import { normalQuantile } from './normal.ts';

/**
 * How long things lasted, counted by length: at `time[i]` (ascending, each once, 0 or more) `events[i]` ended and
 * `censored[i]` were still going on when last seen. A thing censored at a time is still at risk of ending at it.
 */
export type Durations = {
  readonly time: ArrayLike<number>;
  readonly events: ArrayLike<number>;
  readonly censored: ArrayLike<number>;
};

/** Counts durations given one by one; `ended` says whether the end was seen. */
export function durationsOf(times: readonly number[], ended: readonly boolean[]): Durations {
  const time = [...new Set(times)].sort((a, b) => a - b);
  const place = new Map(time.map((value, i) => [value, i]));
  const events = new Array<number>(time.length).fill(0);
  const censored = new Array<number>(time.length).fill(0);
  times.forEach((value, i) => {
    (ended[i] ? events : censored)[place.get(value)!]!++;
  });
  return { time, events, censored };
}

/** The curve from one event to the next: it holds from `time` on. */
export type SurvivalStep = {
  readonly time: number;
  /** Just before `time`. */
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
};

/**
 * The product-limit estimate of survival (Kaplan & Meier 1958): at each time with events, S falls by the share of
 * those at risk who end there. Standard error by Greenwood (1926), S·√Σ d ÷ (n(n − d)). The interval is the log-log
 * one (Kalbfleisch & Prentice 1980), S^exp(±z·σ ÷ ln S) with σ² the sum above: it never leaves 0…1 and keeps its level
 * with few events. Where the last one at risk ends, S and its standard error are 0; the upper bound of the step
 * before then stands, because the formula says nothing. One step per time with events: none without events, S is
 * 1 then. Example: Freireich's 6-MP patients (1963), 21 with 9 relapses: S(6) = 0.8571, standard error 0.0764.
 */
export function kaplanMeier(durations: Durations, level = 0.95): SurvivalStep[] {
  const { time, events, censored } = durations;
  const z = normalQuantile((1 + level) / 2);
  let atRisk = sizeOf(durations);
  let survival = 1;
  let variance = 0;
  let high = 1;
  const steps: SurvivalStep[] = [];
  for (let i = 0; i < time.length; i++) {
    const d = events[i]!;
    if (d > 0) {
      const left = atRisk - d;
      survival *= left / atRisk;
      variance += left > 0 ? d / (atRisk * left) : 0;
      const spread = survival > 0 ? Math.exp((z * Math.sqrt(variance)) / Math.abs(Math.log(survival))) : 1;
      if (survival > 0) high = survival ** (1 / spread);
      steps.push({
        time: time[i]!,
        atRisk,
        events: d,
        survival,
        standardError: survival * Math.sqrt(variance),
        low: survival > 0 ? survival ** spread : 0,
        high,
      });
    }
    atRisk -= d + censored[i]!;
  }
  return steps;
}

/** All that were seen, ended or not. */
export function sizeOf({ events, censored }: Durations): number {
  let n = 0;
  for (let i = 0; i < events.length; i++) n += events[i]! + censored[i]!;
  return n;
}

/** The step in force at a time: the last one at or before it; null before the first event. */
export function stepAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | null {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? null;
}

/** S may meet a share to within rounding: 0.5 from a product of fractions is 0.5. */
const ROUNDING = 1e-12;

export type TimeEstimate = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * The time by which a share 1 − p has ended, with its interval: the first time at which S is p or less, and the first
 * times at which the lower and the upper bound of S are (Brookmeyer & Crowley 1982, on the log-log scale). Null where
 * the curve, or its bound, never falls so far: the time is then at least the length of what was seen. p = 0.5 is the
 * median. Example: Freireich (1963): 23 weeks with 6-MP, 8 with placebo.
 */
export function survivalQuantile(steps: readonly SurvivalStep[], p = 0.5): TimeEstimate {
  const first = (of: (step: SurvivalStep) => number) => steps.find((step) => of(step) <= p + ROUNDING)?.time ?? null;
  return {
    value: first((step) => step.survival),
    low: first((step) => step.low),
    high: first((step) => step.high),
  };
}

/**
 * The restricted mean: how long things last on average within the first `until` units, the area under S from 0 to
 * there (Irwin 1949), with its standard error √Σ A(t)²·d ÷ (n(n − d)), A(t) being the area from t on (Klein &
 * Moeschberger 2003). Unlike the plain mean it exists however many are still going on; beyond the last thing seen
 * S is taken to stay where it is.
 */
export function restrictedMean(
  steps: readonly SurvivalStep[],
  until: number,
): { readonly mean: number; readonly standardError: number } {
  const within = steps.filter((step) => step.time < until);
  let area = 0;
  let variance = 0;
  let end = until;
  for (let i = within.length - 1; i >= 0; i--) {
    const { time, survival, atRisk, events } = within[i]!;
    area += (end - time) * survival;
    end = time;
    if (atRisk > events) variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  return { mean: area + end, standardError: Math.sqrt(variance) };
}

/** The mean time left, within `until`, of those who last beyond `from`; null where nobody does. */
export function meanTimeLeft(steps: readonly SurvivalStep[], from: number, until: number): number | null {
  const before = stepAt(steps, from)?.survival ?? 1;
  if (before <= 0) return null;
  const later = steps
    .filter((step) => step.time > from)
    .map((step) => ({ ...step, time: step.time - from, survival: step.survival / before }));
  return restrictedMean(later, until - from).mean;
}
