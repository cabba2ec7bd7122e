// One order: basket, amounts, and what may go wrong with it.
import type { Random } from '../stats/random.ts';
import { fading, type Life, type World } from './life.ts';

/** Of the wanted category where there is one, else by weight; drawn until the words fit the product. */
function drawComplaint({ spec, complaintTotals }: World, random: Random, category: string | null, product: string) {
  const kinds = spec.words.complaints;
  const wanted = kinds.find((kind) => kind.category === category);
  if (wanted) return wanted;
  for (;;) {
    const kind = kinds[random.weighted(complaintTotals)]!;
    if (!kind.products || kind.products.includes(product)) return kind;
  }
}

function complain(world: World, life: Life, day: number, product: number): boolean {
  const { spec, hazards, days, firstDay } = world;
  const { random } = life;
  const added = hazards.complaintChance(life.home, day);
  // Discontented customers complain more; the last term keeps the mean.
  const usual = spec.complaintChance * Math.exp(-0.3 * life.satisfaction - 0.045);
  if (!random.chance(usual + added)) return false;
  const category = random.uniform() * (usual + added) < added ? hazards.complaintCategory(life.home, day) : null;
  const kind = drawComplaint(world, random, category, spec.products[product]!.category);
  const on = Math.min(days - 1, day + random.below(3));
  // Most are solved after days; in an episode it takes weeks; some never are.
  const typical = Math.floor(Math.exp((added > 0 ? 2.6 : 1.4) + 0.8 * random.normal()));
  const solvedAfter = random.chance(0.8) ? 1 + typical : Number.POSITIVE_INFINITY;
  const note = random.choice(kind.notes).replace('{product}', spec.products[product]!.name);
  const solvedDay = on + solvedAfter < days ? firstDay + on + solvedAfter : null;
  world.complaints.push({ customer: life.c, day: firstDay + on, category: kind.category, note, solvedDay });
  life.complaintDay = on;
  life.complaintOpen = solvedAfter > 30;
  life.bumpFrom = on;
  life.bumpTo = on + spec.complaintDays;
  life.bumpPerDay = (spec.complaintHazardPerYear / 365) * (solvedAfter <= 7 ? 1 / 3 : 1);
  return true;
}

export function placeOrder(world: World, life: Life, day: number): void {
  const { spec, shelf, lines, firstDay, days } = world;
  const { random, type, typeIndex, favourites } = life;
  const date = firstDay + day;
  if (life.orders === 0) for (let i = 0; i < 3; i++) favourites[i] = shelf.draw(typeIndex, date, random);
  const order = lines.startOrder();
  const shop = random.chance(0.9) ? life.home : random.weighted(world.shopTotals);
  const span = spec.closeMinute - spec.openMinute;
  const minute = spec.openMinute + Math.floor((span * (random.uniform() + random.uniform())) / 2);
  const usual = (type.quantity * life.valueFactor * (1 - 0.4 * fading(life))) / type.pack;
  let product = -1;
  for (let n = 1 + random.poisson(type.extraLines); n > 0; n--) {
    const before = product;
    product = random.chance(0.5) ? favourites[random.below(3)]! : shelf.draw(typeIndex, date, random);
    if (product === before) product = shelf.draw(typeIndex, date, random);
    const packs = Math.floor(usual * Math.exp(0.35 * random.normal()) + random.uniform());
    const quantity = Math.max(1, packs) * type.pack;
    const priceE4 = shelf.unitPriceE4(product, typeIndex, date);
    lines.add(life.c, date, minute, order, product, quantity, priceE4 * quantity, 0, shop);
    const complained = n === 1 && complain(world, life, day, product);
    if (!random.chance(complained ? 0.4 : spec.refundChance)) continue;
    const back = day + 1 + random.below(7);
    const returned = quantity > 1 && random.chance(0.5) ? 1 + random.below(quantity) : quantity;
    if (back < days)
      lines.add(life.c, firstDay + back, minute, order, product, -returned, -priceE4 * returned, 1, shop);
  }
  life.orders++;
}
