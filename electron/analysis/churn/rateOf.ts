import type { Rate } from '../../../shared/contract/common.ts';
import { asShare, type Param } from '../../../shared/text.ts';
import { wilsonInterval } from '../../stats/proportions.ts';

/** Denominators below this are marked small. */
export const SMALL = 30;

/** A share with its counts and Wilson 95 % interval; no value without a denominator. */
export function rateOf(numerator: number, denominator: number): Rate {
  const interval = wilsonInterval(numerator, denominator);
  return {
    numerator,
    denominator,
    value: interval ? numerator / denominator : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    small: denominator < SMALL,
  };
}

/** The parts of a rate for a sentence: {{numerator}} of {{denominator}}, {{rate}} ({{low}}–{{high}}). */
export const rateParams = (rate: Rate): Record<string, Param> => ({
  numerator: rate.numerator,
  denominator: rate.denominator,
  rate: asShare(rate.value),
  low: asShare(rate.low),
  high: asShare(rate.high),
});
