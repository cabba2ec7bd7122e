// A made-up business: the rows anyone may see, and the truth behind them, kept apart.
import type { BusinessSpec } from './businessSpec.ts';

/** No such day. */
export const NO_DAY = -2147483648;

/** Customers by index, in the order they registered. */
export type SimulatedCustomers = {
  code: string[];
  name: string[];
  phone: string[];
  email: (string | null)[];
  /** Index into spec.types / spec.shops. */
  type: Uint8Array;
  shop: Uint8Array;
  startedDay: Int32Array;
  /** NO_DAY where the customer did not say. */
  cancelledDay: Int32Array;
  birthdayDay: Int32Array;
};

/** Order and refund lines in order of time. */
export type SimulatedLines = {
  count: number;
  customer: Int32Array;
  day: Int32Array;
  minute: Int32Array;
  /** Orders are numbered 0… by their time; a refund carries the order it belongs to. */
  order: Int32Array;
  product: Uint16Array;
  /** Negative for refunds. */
  quantity: Int32Array;
  amountE4: Float64Array;
  refund: Uint8Array;
  shop: Uint8Array;
};

export type SimulatedContact = { customer: number; day: number; channel: string; note: string };
export type SimulatedComplaint = {
  customer: number;
  day: number;
  category: string;
  note: string;
  solvedDay: number | null;
};
export type SimulatedSurvey = { customer: number; day: number; score: number; answer: string | null };

/** What nobody in the business knows, by customer. */
export type Truth = {
  /** First day on which the customer is gone for good: all purchases are earlier. NO_DAY while still a customer. */
  churnDay: Int32Array;
  /** Index into CAUSES; 255 while still a customer. */
  cause: Uint8Array;
  /** Hazard of leaving in quiet times, per year. */
  hazardPerYear: Float64Array;
  /** Own mean days between purchases (in normal season), shape of the gaps (1 random, 8 like clockwork). */
  gapDays: Float64Array;
  regularity: Float64Array;
  /** Factor on quantities; 1 is the typical customer of the type. */
  valueFactor: Float64Array;
  /** Standard normal; lifts survey scores. */
  satisfaction: Float64Array;
  /** Slows down before leaving; never won; long pauses taken. */
  fades: Uint8Array;
  trial: Uint8Array;
  pauses: Uint8Array;
};

export type SimulatedBusiness = {
  spec: BusinessSpec;
  seed: number;
  firstDay: number;
  lastDay: number;
  customers: SimulatedCustomers;
  lines: SimulatedLines;
  /** Day of each order and its place in that day (1…). */
  orders: { day: Int32Array; serial: Int32Array };
  contacts: SimulatedContact[];
  complaints: SimulatedComplaint[];
  surveys: SimulatedSurvey[];
  truth: Truth;
};
