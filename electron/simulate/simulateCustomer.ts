// One customer's life: purchases at an own rhythm, pauses, and the day of leaving.
import type { Random } from '../stats/random.ts';
import { drawCause, leave, TRIAL } from './leave.ts';
import { fading, hazardBetween, type Life, type World } from './life.ts';
import { passDays } from './passDays.ts';
import { placeOrder } from './placeOrder.ts';

function startLife(world: World, c: number, started: number, random: Random): Life {
  const { spec, customers, surveyDays } = world;
  const typeIndex = customers.type[c]!;
  const type = spec.types[typeIndex]!;
  const rate = random.gamma(type.rateShape) / type.rateShape;
  const frailty = random.gamma(type.frailtyShape) / type.frailtyShape;
  const satisfaction = random.normal();
  const nextSurvey = surveyDays.findIndex((day) => day > started);
  return {
    c,
    random,
    typeIndex,
    type,
    home: customers.shop[c]!,
    gapDays: Math.min(400, Math.max(1.5, type.meanGapDays / Math.max(rate, 1e-6))),
    regularity: random.chance(type.regularShare) ? type.regularShape : 1,
    valueFactor: Math.exp(type.valueSpread * random.normal() - type.valueSpread ** 2 / 2),
    satisfaction,
    // Discontent shortens the stay; the last term keeps the mean: E[exp(−0.35 z)] = exp(0.35² ÷ 2).
    hazardPerDay: ((type.churnPerYear * frailty) / 365) * Math.exp(-0.35 * satisfaction - 0.06125),
    fades: random.chance(spec.fadeShare),
    budget: random.exponential(),
    used: 0,
    orders: 0,
    favourites: [0, 0, 0],
    nextSurvey: nextSurvey < 0 ? surveyDays.length : nextSurvey,
    complaintDay: Number.NEGATIVE_INFINITY,
    complaintOpen: false,
    bumpFrom: 0,
    bumpTo: 0,
    bumpPerDay: 0,
  };
}

function noteTruth(world: World, life: Life): void {
  const { truth } = world;
  truth.hazardPerYear[life.c] = life.hazardPerDay * 365;
  truth.gapDays[life.c] = life.gapDays;
  truth.regularity[life.c] = life.regularity;
  truth.valueFactor[life.c] = life.valueFactor;
  truth.satisfaction[life.c] = life.satisfaction;
  truth.fades[life.c] = life.fades ? 1 : 0;
}

const drawGap = (life: Life) => (life.random.gamma(life.regularity) / life.regularity) * life.gapDays;

/** The day within from … to − 1 on which the hazard uses up what the customer can bear. */
function breakingDay(world: World, life: Life, from: number, to: number): number {
  for (let day = from; day < to - 1; day++) {
    life.used += hazardBetween(world, life, day, day + 1);
    if (life.used >= life.budget) return day;
  }
  return to - 1;
}

/** Lives customer c from its registration (days from the first day, negative when earlier). */
export function simulateCustomer(world: World, c: number, started: number, random: Random): void {
  const { spec, days, truth } = world;
  const life = startLife(world, c, started, random);
  noteTruth(world, life);
  // Who was there before the first day has stayed: no trier.
  const tries = random.chance(life.type.trialShare) && started >= 0;
  const trialOrders = tries ? (random.chance(0.3) ? 2 : 1) : 0;
  if (random.chance(life.type.neverShare)) return;
  truth.trial[c] = trialOrders > 0 ? 1 : 0;

  const clock = world.clocks[life.typeIndex]!;
  let from = Math.max(0, started);
  let time: number;
  if (started < 0) {
    // In mid-rhythm on the first day: a uniform part of a length-biased gap is left.
    time = ((random.uniform() * random.gamma(life.regularity + 1)) / life.regularity) * life.gapDays;
  } else {
    time = clock.at(started) + (random.chance(0.85) ? 0 : 0.5 * drawGap(life));
  }
  for (;;) {
    const next = Math.max(clock.dayAt(time), from);
    const to = Math.min(next, days);
    if (life.orders > 0) {
      const hazard = hazardBetween(world, life, from, to);
      if (life.used + hazard >= life.budget) {
        const last = breakingDay(world, life, from, to);
        if (last > from) passDays(world, life, from, last);
        leave(world, life, last + 1, drawCause(world, life, last));
        return;
      }
      life.used += hazard;
    }
    if (to > from) passDays(world, life, from, to);
    if (next >= days) return;
    placeOrder(world, life, next);
    if (life.orders === trialOrders) {
      leave(world, life, next + 1, TRIAL);
      return;
    }
    from = next;
    time = Math.max(time, clock.at(next)) + drawGap(life) * (1 + 1.2 * fading(life));
    if (random.chance(spec.pauseChance)) {
      const [shortest, longest] = spec.pauseDays;
      time = Math.max(time, clock.at(next + shortest + random.below(longest - shortest + 1)));
      truth.pauses[c]!++;
    }
  }
}
