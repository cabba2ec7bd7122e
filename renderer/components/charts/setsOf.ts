// Which customers stand behind a place of a chart.
import type { ChartOption } from '../../../shared/charts/chartOption.ts';
import { type CustomerSet, customerSet } from '../../../shared/contract/customerSet.ts';

export function setOf(item: unknown): CustomerSet | null {
  if (item === null || typeof item !== 'object' || !('set' in item)) return null;
  const parsed = customerSet.safeParse(item.set);
  return parsed.success ? parsed.data : null;
}

const dataOf = (option: ChartOption): unknown[][] =>
  [option.series ?? []].flat().map((series) => (Array.isArray(series.data) ? series.data : []));

/** The one set behind all that is drawn at an index; null where there is none, or more than one. */
export function setAt(option: ChartOption, index: number): CustomerSet | null {
  const sets = dataOf(option).flatMap((data) => setOf(data[index]) ?? []);
  const different = new Set(sets.map((set) => JSON.stringify(set)));
  return different.size === 1 ? (sets[0] ?? null) : null;
}

const placeOf = (item: unknown): [number, number] | null => {
  if (item === null || typeof item !== 'object' || !('value' in item) || !Array.isArray(item.value)) return null;
  const [x, y] = item.value;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
};

/** On two axes of numbers: of every line with sets the last point up to x, and of these the one nearest in height. */
export function setNear(option: ChartOption, x: number, y: number): CustomerSet | null {
  let best: { set: CustomerSet; away: number } | null = null;
  for (const data of dataOf(option)) {
    if (data.filter((item) => setOf(item) !== null).length < 2) continue;
    const at = data.findLast((item) => (placeOf(item)?.[0] ?? Number.POSITIVE_INFINITY) <= x && setOf(item) !== null);
    const [set, place] = [setOf(at), placeOf(at)];
    if (!set || !place) continue;
    const away = Math.abs(place[1] - y);
    if (!best || away < best.away) best = { set, away };
  }
  return best?.set ?? null;
}

export const hasSets = (option: ChartOption): boolean =>
  dataOf(option).some((data) => data.some((item) => setOf(item) !== null));

/** Places one can step through: the categories of the chart, or its points. */
export const placesOf = (option: ChartOption): number => Math.max(0, ...dataOf(option).map((data) => data.length));
