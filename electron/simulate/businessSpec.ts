// What a made-up business is like, before chance has its say.
import type { Locale } from '../../shared/contract/common.ts';

/** Why a customer left for good. `trial` came once or twice and was never won. */
export const CAUSES = ['trial', 'price', 'service', 'product', 'competitor', 'moved', 'needGone', 'natural'] as const;
export type Cause = (typeof CAUSES)[number];

export type CustomerTypeSpec = {
  /** As the customer list writes it. */
  type: string;
  /** Part of all customers, 0…1. */
  share: number;
  naming: 'person' | 'company' | 'trade';
  /** Mean days between purchases, over the customers of the type. */
  meanGapDays: number;
  /** Purchase rates differ between customers as Gamma(rateShape): 1 very uneven, 10 nearly alike. */
  rateShape: number;
  /** Part with regular habits (gap shape `regularShape`); the rest buys at random (gap shape 1). */
  regularShare: number;
  regularShape: number;
  /** Lines of an order: 1 + Poisson(extraLines). */
  extraLines: number;
  /** Typical quantity of a line, and how unevenly customers spend (sigma of a lognormal). */
  quantity: number;
  valueSpread: number;
  /** Quantities are cut to multiples of this (cartons). */
  pack: number;
  /** Price paid as a share of the list price. */
  priceShare: number;
  /** Buys once or twice and is never won. */
  trialShare: number;
  /** Registered, never bought. */
  neverShare: number;
  /** Mean hazard of leaving for good, per year; frailty differs as Gamma(frailtyShape). */
  churnPerYear: number;
  frailtyShape: number;
  /** Visits, calls and messages by staff per year. */
  contactsPerYear: number;
  /** Relative demand January…December and Monday…Sunday. */
  months: readonly number[];
  weekdays: readonly number[];
  /** Relative taste for categories; 1 where not named. */
  taste: Readonly<Record<string, number>>;
};

export type ProductSpec = { name: string; category: string; price: number; popularity: number };

/** A stretch of days on which demand is multiplied: festivals, closed days. */
export type SeasonWindow = { from: string; to: string; factor: number; types?: readonly string[] };

/** Something that drives customers away for a while, at one shop or at all. */
export type EpisodeSpec = {
  name: string;
  cause: Cause;
  shop: string | null;
  from: string;
  to: string;
  /** Hazard added while it lasts, per year. */
  hazardPerYear: number;
  /** Chance of a complaint after an order while it lasts, added. */
  complaintChance: number;
  /** Complaint category while it lasts. */
  complaintCategory: string | null;
};

export type ComplaintWords = {
  category: string;
  weight: number;
  notes: readonly string[];
  /** Product categories the notes fit; all where left out. */
  products?: readonly string[];
};

/** Words of the business, in its own language. `{product}` is replaced. */
export type WordsSpec = {
  complaints: readonly ComplaintWords[];
  contacts: readonly { channel: string; weight: number; notes: readonly string[] }[];
  /** Channel of a call to a silent customer, and what the customer says, by cause. */
  winBackChannel: string;
  winBackNotes: Readonly<Record<Cause, readonly string[]>>;
  surveyQuestion: string;
  /** Answers of detractors (0–6), passives (7–8), promoters (9–10). */
  surveyAnswers: readonly [readonly string[], readonly string[], readonly string[]];
  /** Headers of extra columns: shop of an order, home shop of a customer. */
  shopHeader: string;
};

export type BusinessSpec = {
  sample: string;
  /** Name of the made-up business, in its language. */
  name: string;
  locale: Locale;
  currency: string;
  firstDay: string;
  lastDay: string;
  customers: number;
  /** Customers who were there before the first day, as a share of all. */
  presentShare: number;
  codePrefix: string;
  codeDigits: number;
  orderNo: 'dated' | 'sequence';
  orderPrefix: string;
  openMinute: number;
  closeMinute: number;
  types: readonly CustomerTypeSpec[];
  shops: readonly { name: string; region: string; weight: number }[];
  products: readonly ProductSpec[];
  /** Relative demand of a category January…December. */
  categoryMonths: Readonly<Record<string, readonly number[]>>;
  seasons: readonly SeasonWindow[];
  /** List prices are multiplied by `factor` from a day on; unit prices are cut to `priceStep`. */
  priceSteps: readonly { from: string; factor: number }[];
  priceStep: number;
  /** Why customers leave in quiet times (relative weights; `trial` has its own share). */
  causes: Readonly<Record<Exclude<Cause, 'trial'>, number>>;
  episodes: readonly EpisodeSpec[];
  complaintChance: number;
  /** Hazard added for `complaintDays` after a complaint (a third of it when solved within a week). */
  complaintHazardPerYear: number;
  complaintDays: number;
  refundChance: number;
  /** Leavers who slow down before they go, and who say that they go (cancel date). */
  fadeShare: number;
  cancelShare: number;
  /** Chance after an order of a long pause of pauseDays[0]…[1] days, with return. */
  pauseChance: number;
  pauseDays: readonly [number, number];
  /** Days on which the NPS question is sent, and the share that answers. */
  surveyDays: readonly string[];
  surveyAnswerShare: number;
  words: WordsSpec;
};
