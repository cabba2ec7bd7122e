// A whole made-up business from its description and a seed: the same pair gives the same business, to the byte.
import { makeRandom } from '../stats/random.ts';
import { type BusinessSpec, CAUSES } from './businessSpec.ts';
import { makeHazards } from './hazards.ts';
import type { World } from './life.ts';
import { arrangeInTime, makeLineColumns } from './lineColumns.ts';
import { makeShelf } from './makeShelf.ts';
import { nameCustomer } from './nameCustomer.ts';
import { makeSeasonClock, specDay } from './seasonClock.ts';
import { simulateCustomer } from './simulateCustomer.ts';
import { NO_DAY, type SimulatedBusiness, type SimulatedCustomers, type Truth } from './simulatedBusiness.ts';

/** Streams of the seed: what is drawn for all, then one stream a customer. */
const ARRIVALS = 0;
const FIRST_CUSTOMER = 1000;

function runningTotals(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}

/** Days of registration from the first day, ascending; negative for those who were there before. */
function drawArrivals(world: World, seed: number): Int32Array {
  const random = makeRandom(seed, ARRIVALS);
  const { spec, days } = world;
  const clock = world.clocks[0]!;
  return Int32Array.from({ length: spec.customers }, () => {
    if (random.chance(spec.presentShare)) return -1 - Math.floor(Math.min(1800, 420 * random.exponential()));
    return Math.min(days - 1, clock.dayAt(random.uniform() * clock.at(days)));
  }).sort();
}

function emptyCustomers(n: number): SimulatedCustomers {
  return {
    code: [],
    name: [],
    phone: [],
    email: [],
    type: new Uint8Array(n),
    shop: new Uint8Array(n),
    startedDay: new Int32Array(n),
    cancelledDay: new Int32Array(n).fill(NO_DAY),
    birthdayDay: new Int32Array(n).fill(NO_DAY),
  };
}

function emptyTruth(n: number): Truth {
  return {
    churnDay: new Int32Array(n).fill(NO_DAY),
    cause: new Uint8Array(n).fill(255),
    hazardPerYear: new Float64Array(n),
    gapDays: new Float64Array(n),
    regularity: new Float64Array(n),
    valueFactor: new Float64Array(n),
    satisfaction: new Float64Array(n),
    fades: new Uint8Array(n),
    trial: new Uint8Array(n),
    pauses: new Uint8Array(n),
  };
}

const byDayThenCustomer = (a: { day: number; customer: number }, b: { day: number; customer: number }) =>
  a.day - b.day || a.customer - b.customer;

export function simulateBusiness(spec: BusinessSpec, seed: number): SimulatedBusiness {
  const firstDay = specDay(spec.firstDay);
  const lastDay = specDay(spec.lastDay);
  const days = lastDay - firstDay + 1;
  const quietCauses = Object.values(spec.causes).reduce((sum, weight) => sum + weight, 0);
  const world: World = {
    spec,
    firstDay,
    days,
    clocks: spec.types.map((type) => makeSeasonClock(spec, type, firstDay, days)),
    hazards: makeHazards(spec, firstDay, days),
    shelf: makeShelf(spec, firstDay, days),
    shopTotals: runningTotals(spec.shops.map((shop) => shop.weight)),
    causeWeights: CAUSES.map((cause) => (cause === 'trial' ? 0 : spec.causes[cause] / quietCauses)),
    complaintTotals: runningTotals(spec.words.complaints.map((kind) => kind.weight)),
    contactTotals: runningTotals(spec.words.contacts.map((kind) => kind.weight)),
    surveyDays: spec.surveyDays.map((iso) => specDay(iso) - firstDay),
    customers: emptyCustomers(spec.customers),
    truth: emptyTruth(spec.customers),
    lines: makeLineColumns(spec.customers * 12),
    contacts: [],
    complaints: [],
    surveys: [],
  };
  const { customers, truth } = world;
  const typeTotals = runningTotals(spec.types.map((type) => type.share));
  const arrivals = drawArrivals(world, seed);
  const random = makeRandom(seed);
  for (let c = 0; c < spec.customers; c++) {
    random.startStream(FIRST_CUSTOMER + c);
    customers.type[c] = random.weighted(typeTotals);
    customers.shop[c] = random.weighted(world.shopTotals);
    customers.startedDay[c] = firstDay + arrivals[c]!;
    const type = spec.types[customers.type[c]!]!;
    const { name, phone, email } = nameCustomer(spec.locale, type, c, random);
    customers.code.push(spec.codePrefix + String(c + 1).padStart(spec.codeDigits, '0'));
    customers.name.push(name);
    customers.phone.push(phone);
    customers.email.push(email);
    if (type.naming === 'person' && spec.locale === 'zh-CN' && random.chance(0.6)) {
      customers.birthdayDay[c] = firstDay - 7300 - random.below(14_600);
    }
    simulateCustomer(world, c, arrivals[c]!, random);
  }
  return {
    spec,
    seed,
    firstDay,
    lastDay,
    customers,
    ...arrangeInTime(world.lines.take(), firstDay, days),
    contacts: world.contacts.sort(byDayThenCustomer),
    complaints: world.complaints.sort(byDayThenCustomer),
    surveys: world.surveys.sort(byDayThenCustomer),
    truth,
  };
}
