// Which of the many rates of churn is asked for.
import type { Result } from '../../../shared/contract/contract.ts';

export type RateChoice = Pick<Result<'rates.series'>, 'by' | 'denominator' | 'revenueRate'>;

export const PLAIN_RATE: RateChoice = { by: 'count', denominator: 'opening', revenueRate: 'lost' };

/** Name of the rate in the keys of texts; null for churn by count of the opening customers. */
export const rateName = ({ by, denominator, revenueRate }: RateChoice): string | null =>
  by === 'revenue' ? `revenue.${revenueRate}` : denominator === 'opening' ? null : denominator;
