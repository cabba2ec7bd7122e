import type { LevelResult } from '../../../shared/contract/alertTrial.ts';
import type { BackTestPass } from './backTestPass.ts';
import type { AlertScore } from './scoreAlerts.ts';

/**
 * As many customers drawn by lot on the same dates from all who were present: the share that would have been lost
 * within the horizon, the range of it over such draws (mean ± 1.96 standard errors), and the part of the losses that
 * would have been among them, each draw being a chance of one in so many present.
 */
export function chanceOf(
  { alerts, byDate }: Pick<AlertScore, 'alerts' | 'byDate'>,
  { dates, present, leaving, losses }: Pick<BackTestPass, 'dates' | 'present' | 'leaving' | 'losses'>,
): LevelResult['chance'] {
  if (alerts === 0) return { precision: null, low: null, high: null, recall: null };
  let hits = 0;
  let variance = 0;
  const reach = new Float64Array(dates.total + 1);
  const mean = alerts / dates.mature;
  for (let i = 0; i < dates.total; i++) {
    const there = present[Math.min(i, dates.mature - 1)]!;
    const drawn = i < dates.mature ? byDate[i]! : mean;
    reach[i + 1] = reach[i]! + (there > 0 ? drawn / there : 0);
    if (i >= dates.mature || there === 0) continue;
    const rate = leaving[i]! / there;
    hits += drawn * rate;
    variance += drawn * rate * (1 - rate);
  }
  const spread = 1.959964 * Math.sqrt(variance);
  const upTo = (day: number): number =>
    reach[Math.max(0, Math.min(dates.total, Math.ceil((day - dates.first) / dates.step)))]!;
  let reached = 0;
  for (const lost of losses) reached += 1 - Math.exp(upTo(lost - dates.horizon) - upTo(lost));
  return {
    precision: hits / alerts,
    low: Math.max(0, (hits - spread) / alerts),
    high: Math.min(1, (hits + spread) / alerts),
    recall: losses.length === 0 ? null : reached / losses.length,
  };
}
