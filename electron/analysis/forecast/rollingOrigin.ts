import type { ForecastMethod } from '../../../shared/contract/forecast.ts';
import { fitModel, halfWidth, takesPartFrom, triedFrom } from './forecastModels.ts';

/** Past months from which the methods are made to forecast: no more than these, the latest. */
const MOST_ORIGINS = 24;

export type Trial = {
  readonly method: ForecastMethod;
  /** Mean size of the error; null where nothing was tried. */
  readonly error: number | null;
  readonly tests: number;
  readonly covered: number;
};
export type Trials = { readonly origins: number; readonly trials: readonly Trial[] };

/**
 * Tries methods on the past by the rolling origin (Tashman 2000): at every past month with enough months before it each
 * method is fitted to those months only and forecasts up to `ahead` months, which are then compared with what came.
 * All methods face the same months, so that the mean sizes of their errors can be compared. `floor` is a bound below
 * which intervals do not reach (0 for counts).
 */
export function rollingOrigin(
  values: readonly number[],
  methods: readonly ForecastMethod[],
  ahead: number,
  floor: number,
): Trials {
  const n = values.length;
  const first = Math.max(n - MOST_ORIGINS, ...methods.map((method) => triedFrom(method, n)));
  const found = new Map(methods.map((method) => [method, { size: 0, tests: 0, covered: 0 }]));
  for (let origin = first; origin < n; origin++) {
    const known = values.slice(0, origin);
    for (const method of methods) {
      const model = fitModel(method, known);
      const tally = found.get(method)!;
      if (!model) continue;
      const half = halfWidth(model);
      for (let h = 1; h <= ahead && origin + h <= n; h++) {
        const actual = values[origin + h - 1]!;
        const expected = Math.max(floor, model.forecast(h));
        const width = half * model.spread(h);
        tally.size += Math.abs(actual - expected);
        tally.tests++;
        if (actual >= Math.max(floor, expected - width) && actual <= expected + width) tally.covered++;
      }
    }
  }
  return {
    origins: Math.max(0, n - first),
    trials: methods.map((method) => {
      const { size, tests, covered } = found.get(method)!;
      return { method, error: tests > 0 ? size / tests : null, tests, covered };
    }),
  };
}

/** The methods that so many months carry, plain rules first; those that could hardly be tried are left out. */
export function methodsFor(values: readonly number[]): ForecastMethod[] {
  const above = values.every((value) => value > 0);
  const carried = (method: ForecastMethod) => values.length >= takesPartFrom(method);
  return (['naive', 'seasonalNaive', 'simple', 'holt', 'additive', 'multiplicative'] as const).filter(
    (method) => carried(method) && (method !== 'multiplicative' || above),
  );
}

/** The method with the least error; of equals the plainer one. */
export function winnerOf({ trials }: Trials): Trial | null {
  return trials.reduce<Trial | null>(
    (best, trial) => (trial.error !== null && (best?.error == null || trial.error < best.error) ? trial : best),
    null,
  );
}
