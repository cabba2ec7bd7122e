import { logBeta } from './gammaFunctions.ts';

/**
 * What a call to a customer costs and brings (Neslin et al. 2006; Verbraken, Verbeke & Baesens 2013). A contact costs
 * `contact`; whoever would have left takes the offer and stays with chance `saveRate`, which brings `value` and costs
 * `offer`; whoever would have stayed takes the offer, which costs it. All money in one unit.
 */
export type Campaign = {
  readonly value: number;
  readonly offer: number;
  readonly contact: number;
  readonly saveRate: number;
};

/** What one call to a leaver brings on average: γ(CLV − d) − f. Example: 0.3 × (200 − 10) − 1 = 56. */
export const profitOfHit = ({ value, offer, contact, saveRate }: Campaign): number =>
  saveRate * (value - offer) - contact;

/** What one call to a stayer costs: d + f. */
export const costOfFalseAlarm = ({ offer, contact }: Campaign): number => offer + contact;

/**
 * The share of calls that must reach leavers for them to pay: (d + f) ÷ (γ(CLV − d) + d), null where no share does.
 * Example: 11 ÷ 67 = 16.4 % with value 200, offer 10, contact 1 and a third less than a third saved (γ = 0.3).
 */
export function breakEvenPrecision(campaign: Campaign): number | null {
  const hit = profitOfHit(campaign);
  const miss = costOfFalseAlarm(campaign);
  return hit <= 0 ? null : miss / (hit + miss);
}

/** Profit of calling `hits` leavers and `falseAlarms` stayers. */
export const campaignProfit = (campaign: Campaign, hits: number, falseAlarms: number): number =>
  hits * profitOfHit(campaign) - falseAlarms * costOfFalseAlarm(campaign);

const STEPS = 2000;

/**
 * Expected maximum profit per customer (EMPC): the best cut is chosen for every save rate γ, and the profits are
 * weighted by γ ~ Beta(alpha, beta), so that a doubtful save rate does not decide alone (Verbraken et al. 2013; the
 * usual α = 6, β = 14 has mean 0.3). `cuts` are shares of leavers and of stayers called at each possible cut, calling
 * nobody is always one of them; `churnRate` is the share of leavers. Simpson's rule on 2000 strips.
 */
export function expectedMaximumProfit(
  cuts: readonly { readonly leavers: number; readonly stayers: number }[],
  churnRate: number,
  { value, offer, contact, alpha, beta }: Omit<Campaign, 'saveRate'> & { alpha: number; beta: number },
): number {
  const scale = logBeta(alpha, beta);
  let sum = 0;
  for (let i = 0; i <= STEPS; i++) {
    const saveRate = i / STEPS;
    const density =
      saveRate === 0 || saveRate === 1
        ? 0
        : Math.exp((alpha - 1) * Math.log(saveRate) + (beta - 1) * Math.log1p(-saveRate) - scale);
    const campaign = { value, offer, contact, saveRate };
    let best = 0;
    for (const { leavers, stayers } of cuts) {
      best = Math.max(best, campaignProfit(campaign, churnRate * leavers, (1 - churnRate) * stayers));
    }
    sum += density * best * (i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2);
  }
  return sum / (3 * STEPS);
}
