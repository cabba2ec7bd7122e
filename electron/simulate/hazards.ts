// Episodes as running totals, so that a hazard over any stretch of days is one subtraction.
import { type BusinessSpec, CAUSES } from './businessSpec.ts';
import { specDay } from './seasonClock.ts';

export type Hazards = {
  /** Hazard added by episodes at a shop over days from … to − 1 (counted from the first day of the data), all causes. */
  readonly between: (shop: number, from: number, to: number) => number;
  /** The same on one day, by cause (same order as CAUSES; overwritten by the next call). */
  readonly onDay: (shop: number, day: number) => Float64Array;
  /** Chance of a complaint added on a day, and the category of the episode that adds most. */
  readonly complaintChance: (shop: number, day: number) => number;
  readonly complaintCategory: (shop: number, day: number) => string | null;
};

export function makeHazards(spec: BusinessSpec, firstDay: number, days: number): Hazards {
  const episodes = spec.episodes.map((episode) => ({
    ...episode,
    causeIndex: CAUSES.indexOf(episode.cause),
    shopIndex: episode.shop === null ? -1 : spec.shops.findIndex((shop) => shop.name === episode.shop),
    first: specDay(episode.from) - firstDay,
    last: specDay(episode.to) - firstDay,
    perDay: episode.hazardPerYear / 365,
  }));
  const at = (shop: number, day: number) =>
    episodes.filter((e) => (e.shopIndex < 0 || e.shopIndex === shop) && e.first <= day && day <= e.last);

  const totals = spec.shops.map((_, shop) => {
    const total = new Float64Array(days + 1);
    for (let d = 0; d < days; d++) total[d + 1] = total[d]! + at(shop, d).reduce((sum, e) => sum + e.perDay, 0);
    return total;
  });
  const chances = spec.shops.map((_, shop) =>
    Float64Array.from({ length: days }, (_, d) => at(shop, d).reduce((sum, e) => sum + e.complaintChance, 0)),
  );
  const byCause = new Float64Array(CAUSES.length);
  const clamp = (day: number) => Math.min(Math.max(day, 0), days);
  return {
    between: (shop, from, to) => totals[shop]![clamp(to)]! - totals[shop]![clamp(from)]!,
    onDay: (shop, day) => {
      byCause.fill(0);
      for (const e of at(shop, day)) byCause[e.causeIndex]! += e.perDay;
      return byCause;
    },
    complaintChance: (shop, day) => chances[shop]![day] ?? 0,
    complaintCategory: (shop, day) =>
      at(shop, day).sort((a, b) => b.complaintChance - a.complaintChance)[0]?.complaintCategory ?? null,
  };
}
