// What is bought: products by taste and season, and what they cost on a day.
import { civilDate } from '../../shared/dates.ts';
import { E4 } from '../../shared/money.ts';
import type { Random } from '../stats/random.ts';
import type { BusinessSpec } from './businessSpec.ts';
import { specDay } from './seasonClock.ts';

export type Shelf = {
  /** A product by the taste of a customer type on a day number. */
  readonly draw: (type: number, day: number, random: Random) => number;
  /** Unit price in E4 on a day number, at the type's price share, cut to the price step. */
  readonly unitPriceE4: (product: number, type: number, day: number) => number;
};

/** The shelf over the days firstDay … firstDay + days − 1. */
export function makeShelf(spec: BusinessSpec, firstDay: number, days: number): Shelf {
  const monthOf = Uint8Array.from({ length: days }, (_, d) => civilDate(firstDay + d).month - 1);
  const totals = spec.types.map((type) =>
    Array.from({ length: 12 }, (_, month) => {
      let total = 0;
      return Float64Array.from(spec.products, (product) => {
        const season = spec.categoryMonths[product.category]?.[month] ?? 1;
        total += product.popularity * season * (type.taste[product.category] ?? 1);
        return total;
      });
    }),
  );
  const periodOf = Uint8Array.from(
    { length: days },
    (_, d) => spec.priceSteps.filter((step) => specDay(step.from) <= firstDay + d).length,
  );
  const stepE4 = Math.round(spec.priceStep * E4);
  // Prices by price period, type and product: a table, because it is asked once a line.
  const prices = Array.from({ length: spec.priceSteps.length + 1 }, (_, period) => {
    const factor = spec.priceSteps.slice(0, period).reduce((product, step) => product * step.factor, 1);
    return spec.types.map((type) =>
      Float64Array.from(spec.products, (product) =>
        Math.max(stepE4, Math.round((product.price * factor * type.priceShare * E4) / stepE4) * stepE4),
      ),
    );
  });
  return {
    draw: (type, day, random) => random.weighted(totals[type]![monthOf[day - firstDay]!]!),
    unitPriceE4: (product, type, day) => prices[periodOf[day - firstDay]!]![type]![product]!,
  };
}
