// What one simulated life is made of: the world around it, its hidden nature, and how far it has come.
import type { Random } from '../stats/random.ts';
import type { BusinessSpec, CustomerTypeSpec } from './businessSpec.ts';
import type { Hazards } from './hazards.ts';
import type { LineColumns } from './lineColumns.ts';
import type { Shelf } from './makeShelf.ts';
import type { SeasonClock } from './seasonClock.ts';
import type {
  SimulatedComplaint,
  SimulatedContact,
  SimulatedCustomers,
  SimulatedSurvey,
  Truth,
} from './simulatedBusiness.ts';

export type World = {
  spec: BusinessSpec;
  firstDay: number;
  /** Length of the data; days inside a life are counted 0…days − 1 from firstDay. */
  days: number;
  clocks: readonly SeasonClock[];
  hazards: Hazards;
  shelf: Shelf;
  shopTotals: readonly number[];
  /** Weights of quiet-time causes as in CAUSES, adding to 1, `trial` 0. */
  causeWeights: readonly number[];
  /** Running totals of the weights of complaint and contact kinds. */
  complaintTotals: readonly number[];
  contactTotals: readonly number[];
  surveyDays: readonly number[];
  customers: SimulatedCustomers;
  truth: Truth;
  lines: LineColumns;
  contacts: SimulatedContact[];
  complaints: SimulatedComplaint[];
  surveys: SimulatedSurvey[];
};

export type Life = {
  readonly c: number;
  readonly random: Random;
  readonly typeIndex: number;
  readonly type: CustomerTypeSpec;
  readonly home: number;
  readonly gapDays: number;
  readonly regularity: number;
  readonly valueFactor: number;
  readonly satisfaction: number;
  readonly hazardPerDay: number;
  readonly fades: boolean;
  /** Hazard the customer can bear before leaving (a standard exponential), and what was borne so far. */
  readonly budget: number;
  used: number;
  orders: number;
  readonly favourites: number[];
  nextSurvey: number;
  /** The last complaint: its day, whether it stays open, and the hazard it adds from a day to the day before another. */
  complaintDay: number;
  complaintOpen: boolean;
  bumpFrom: number;
  bumpTo: number;
  bumpPerDay: number;
};

/** Part of the bearable hazard after which fading and worse survey scores show. */
const FADE_FROM = 0.7;

/** 0 in good times, up to 1 just before leaving. */
export const strain = (life: Life): number =>
  Math.max(0, (Math.min(1, life.used / life.budget) - FADE_FROM) / (1 - FADE_FROM));
export const fading = (life: Life): number => (life.fades ? strain(life) : 0);

/** Hazard over the days from … to − 1: quiet times, episodes, the aftermath of a complaint. */
export function hazardBetween(world: World, life: Life, from: number, to: number): number {
  const bumpDays = Math.max(0, Math.min(to, life.bumpTo) - Math.max(from, life.bumpFrom));
  return life.hazardPerDay * (to - from) + world.hazards.between(life.home, from, to) + bumpDays * life.bumpPerDay;
}
