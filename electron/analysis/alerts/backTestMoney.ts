import type { BackTestResult, CampaignArgs, LevelResult } from '../../../shared/contract/alertTrial.ts';
import { breakEvenPrecision, type Campaign, campaignProfit } from '../../stats/campaignProfit.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { BackTestPass } from './backTestPass.ts';
import type { AlertScore } from './scoreAlerts.ts';

/** What is not given is taken from the data: margin of the last year of those caught, 5 % of it an offer, 0.5 % a call. */
export function campaignOf(
  { levels }: BackTestPass,
  { valueE4, offerE4, contactE4, saveRate }: CampaignArgs,
  marginShare: number,
): Campaign | null {
  const { caught, caughtE4, churners, valueE4: lostE4 } = levels[0];
  const mean = caught > 0 ? caughtE4 / caught : churners > 0 ? lostE4 / churners : 0;
  const value = valueE4 ?? mean * marginShare;
  return value <= 0 ? null : { value, offer: offerE4 ?? 0.05 * value, contact: contactE4 ?? 0.005 * value, saveRate };
}

/**
 * What calling all of these would have cost and brought: a contact each; an offer to whoever is saved and to whoever
 * would have stayed anyway; the value of those saved. The range of the profit is that of the share of right alerts
 * (Wilson, 95 %); what a call costs and brings is taken as given.
 */
export function moneyOf({ alerts, hits }: AlertScore, campaign: Campaign): LevelResult['money'] {
  const { value, offer, contact, saveRate } = campaign;
  const contactCost = alerts * contact;
  const offerCost = (hits * saveRate + alerts - hits) * offer;
  const cost = contactCost + offerCost;
  const profit = campaignProfit(campaign, hits, alerts - hits);
  const { low, high } = rateOf(hits, alerts);
  const profitAt = (share: number | null): number =>
    campaignProfit(campaign, alerts * (share ?? 0), alerts * (1 - (share ?? 0)));
  // More right alerts never bring less.
  const [least, most] = [profitAt(low), profitAt(high)].toSorted((a, b) => a - b) as [number, number];
  const costAt = (share: number | null): number =>
    contactCost + alerts * ((share ?? 0) * saveRate + 1 - (share ?? 0)) * offer;
  const returnAt = (share: number | null): number | null =>
    costAt(share) > 0 ? profitAt(share) / costAt(share) : null;
  return {
    contactE4: Math.round(contactCost),
    offerE4: Math.round(offerCost),
    costE4: Math.round(cost),
    saved: hits * saveRate,
    gainE4: Math.round(hits * saveRate * value),
    profitE4: Math.round(profit),
    profitLowE4: Math.round(least),
    profitHighE4: Math.round(most),
    roi: cost > 0 ? profit / cost : null,
    roiLow: returnAt(low),
    roiHigh: returnAt(high),
    pays: profit > 0,
  };
}

export const campaignResult = (campaign: Campaign | null): BackTestResult['campaign'] =>
  campaign && {
    valueE4: Math.round(campaign.value),
    offerE4: Math.round(campaign.offer),
    contactE4: Math.round(campaign.contact),
    saveRate: campaign.saveRate,
    breakEvenPrecision: breakEvenPrecision(campaign),
  };
