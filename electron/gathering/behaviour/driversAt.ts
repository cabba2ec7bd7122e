// The figures that may go with churn, by month, from what the project's files hold.
import type { MonthlyDrivers, MonthlyFigure } from '../../../shared/contract/drivers.ts';
import type { BusinessEvent } from '../../../shared/contract/events.ts';
import { civilDate, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import { TRACK_UNIT } from '../../analysis/alerts/alertInput.ts';
import type { LeftMonth } from '../../analysis/drivers/leftByMonth.ts';
import { type Candidate, monthlyDrivers } from '../../analysis/drivers/monthlyDrivers.ts';
import { type ProductMonths, priceIndex } from '../../analysis/drivers/priceIndex.ts';
import { monthsOf } from '../../analysis/view/dayBook.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { FIRST_OF_ORDER, NEVER, NO_DAY, PURCHASE, REFUND } from '../../ledger/ledger.ts';
import { readQuestions } from '../../project/alertRows.ts';
import { readEvents } from '../../project/businessEvents.ts';
import { firstOfMonth, readMonthlyFigures } from '../../project/monthlyFigures.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { eachPrice, readCosts } from '../../project/productPrices.ts';
import { alertInputAt } from '../alerts/alertInputAt.ts';

/** More products than this are single things, not goods with a price. */
const MOST_PRODUCTS = 50_000;

/** Events and figures are noted without a new state of data or settings: they are part of the name of what is kept. */
export function monthlyDriversAt(project: OpenProject, view: View): MonthlyDrivers {
  const noted: Noted = { events: readEvents(project.db), figures: readMonthlyFigures(project.db) };
  return project.cached(`drivers ${viewKey(view)} ${JSON.stringify(noted)}`, () =>
    monthlyDrivers(view, (months) => candidatesOf(project, view, months, noted)),
  );
}

type Noted = { readonly events: readonly BusinessEvent[]; readonly figures: readonly MonthlyFigure[] };

/** Months by place: the first one is that of the first line in the data. */
type Calendar = { readonly first: number; readonly count: number; readonly placeOf: (day: number) => number };

function calendarOf(firstDay: number, lastDay: number): Calendar {
  const first = monthNo(firstDay);
  const places = monthsOf(firstDay, lastDay - firstDay + 1);
  const count = monthNo(lastDay) - first + 1;
  return {
    first,
    count,
    placeOf: (day) => (day < firstDay || day > lastDay ? -1 : places[day - firstDay]! - first),
  };
}

const monthNo = (day: number): number => {
  const { year, month } = civilDate(day);
  return year * 12 + month;
};

function candidatesOf(project: OpenProject, view: View, months: readonly LeftMonth[], noted: Noted): Candidate[] {
  const whole = project.ledger();
  const { firstDay, lastDay } = view.ledger;
  if (firstDay === null || lastDay === null) return [];
  const calendar = calendarOf(firstDay, Math.max(firstDay, Math.min(lastDay, view.asOf)));
  // A month in whose midst the data begin or end is no whole month.
  const cut = civilDate(firstDay).day > 1 ? 0 : -1;
  const end = periodStart(view.asOf + 1, 'month');
  const series = (
    kind: Candidate['kind'],
    values: ArrayLike<number | null>,
    name: string | null = null,
  ): Candidate => ({
    kind,
    name,
    valueIn: (month) => {
      const place = monthNo(month) - calendar.first;
      return place < 0 || place === cut || place >= calendar.count || month >= end ? null : (values[place] ?? null);
    },
  });
  const there = new Map(months.map(({ first, there: count }) => [monthNo(first) - calendar.first, count]));
  // Before the months that can be told, those there are taken as in the first of them.
  const perHead = (counts: Float64Array) =>
    Array.from(counts, (count, place) => count / (there.get(place) ?? months[0]!.there));
  const lines = lineMonths(view, calendar);
  const input = alertInputAt(project, view);
  const known = (c: number) => view.ledger.knownFrom[c]! !== NEVER;
  const dated = (track: { start: Int32Array; day: Int32Array } | null) => {
    if (!track) return null;
    const counts = new Float64Array(calendar.count);
    for (let c = 0; c + 1 < track.start.length; c++) {
      if (!known(c)) continue;
      for (let i = track.start[c]!; i < track.start[c + 1]!; i++) {
        const place = track.day[i]! > view.asOf ? -1 : calendar.placeOf(track.day[i]!);
        if (place >= 0) counts[place]!++;
      }
    }
    return counts.some((count) => count > 0) ? counts : null;
  };
  const complaints = input.complaints();
  const complained = dated(complaints);
  const visited = dated(input.visits(null));
  const all: Candidate[] = [
    ...(complained ? [series('complaints', perHead(complained))] : []),
    ...(complaints && complained ? [series('solving', solvingTimes(complaints, calendar, view, known))] : []),
    ...(lines.refunded.some((amount) => amount > 0) ? [series('refunds', ratio(lines.refunded, lines.purchased))] : []),
    ...(visited ? [series('visits', perHead(visited))] : []),
    series('orderValue', ratio(lines.purchased, lines.orders)),
    series('newCustomers', perHead(lines.newCustomers)),
  ];
  const score = scoreMonths(project, view, calendar, known);
  if (score) all.push(series('score', score));
  const prices = pricesOf(project);
  if (prices && whole.firstDay !== null) {
    const place = monthNo(whole.firstDay);
    all.push({
      kind: 'price',
      name: null,
      valueIn: (month) =>
        month >= end || month < periodStart(firstDay, 'month') ? null : (prices[monthNo(month) - place] ?? null),
    });
  }
  const costs = project.cached('drivers.costs', () => readCosts(project.db));
  if (costs.length > 0) {
    const sums = new Float64Array(calendar.count);
    for (const { day, amountE4 } of costs) {
      const place = day > view.asOf ? -1 : calendar.placeOf(day);
      if (place >= 0) sums[place]! += amountE4;
    }
    if (sums.some((sum) => sum !== 0)) all.push(series('costs', sums));
  }
  return [...all, ...eventCandidates(noted, view), ...ownCandidates(noted, end)];
}

/** 1 in the month of an event, else 0. Events of one name are one thing that happened several times. */
function eventCandidates({ events }: Noted, view: View): Candidate[] {
  const monthsOfName = new Map<string, Set<number>>();
  for (const { day, name } of events) {
    const dayNo = parseIsoDate(day)!;
    if (dayNo > view.asOf) continue;
    const months = monthsOfName.get(name) ?? new Set();
    monthsOfName.set(name, months.add(monthNo(dayNo)));
  }
  return [...monthsOfName].map(([name, months]) => ({
    kind: 'event',
    name,
    valueIn: (month) => (months.has(monthNo(month)) ? 1 : 0),
  }));
}

const ownCandidates = ({ figures }: Noted, end: number): Candidate[] =>
  figures.map(({ name, values }) => {
    const byMonth = new Map(values.map(({ month, value }) => [firstOfMonth(month), value]));
    return { kind: 'own', name, valueIn: (month) => (month >= end ? null : (byMonth.get(month) ?? null)) };
  });

const ratio = (top: Float64Array, bottom: Float64Array): (number | null)[] =>
  Array.from(top, (value, i) => (bottom[i]! > 0 ? value / bottom[i]! : null));

/** Purchases, refunds, orders and first purchases by month: one pass over the lines up to D. */
function lineMonths({ ledger, book, asOf }: View, calendar: Calendar) {
  const purchased = new Float64Array(calendar.count);
  const refunded = new Float64Array(calendar.count);
  const orders = new Float64Array(calendar.count);
  const newCustomers = new Float64Array(calendar.count);
  const { start, day, amountE4, flags, customerCount } = ledger;
  for (let c = 0; c < customerCount; c++) {
    if (book.firstVisit[c] !== NO_DAY && book.firstVisit[c]! <= asOf) {
      newCustomers[calendar.placeOf(book.firstVisit[c]!)]!++;
    }
    for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
      const flag = flags[i]!;
      const place = calendar.placeOf(day[i]!);
      if (flag & PURCHASE) purchased[place]! += amountE4[i]!;
      else if (flag & REFUND) refunded[place]! -= amountE4[i]!;
      if (flag & FIRST_OF_ORDER) orders[place]!++;
    }
  }
  return { purchased, refunded, orders, newCustomers };
}

type Complaints = NonNullable<ReturnType<ReturnType<typeof alertInputAt>['complaints']>>;

/** Mean days until complaints of the month were solved; open ones wait until D. */
function solvingTimes(
  { start, day, solved }: Complaints,
  calendar: Calendar,
  { asOf }: View,
  known: (c: number) => boolean,
): (number | null)[] {
  const sums = new Float64Array(calendar.count);
  const counts = new Float64Array(calendar.count);
  for (let c = 0; c + 1 < start.length; c++) {
    if (!known(c)) continue;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      const place = day[i]! > asOf ? -1 : calendar.placeOf(day[i]!);
      if (place < 0) continue;
      sums[place]! += Math.max(0, Math.min(solved[i]!, asOf) - day[i]!);
      counts[place]!++;
    }
  }
  return ratio(sums, counts);
}

/** Mean score of the most asked question by month. */
function scoreMonths(project: OpenProject, view: View, calendar: Calendar, known: (c: number) => boolean) {
  const question = readQuestions(project.db, view.asOf)[0];
  const track = question ? alertInputAt(project, view).scores(question.question) : null;
  if (!track) return null;
  const sums = new Float64Array(calendar.count);
  const counts = new Float64Array(calendar.count);
  for (let c = 0; c + 1 < track.start.length; c++) {
    if (!known(c)) continue;
    for (let i = track.start[c]!; i < track.start[c + 1]!; i++) {
      const place = track.day[i]! > view.asOf ? -1 : calendar.placeOf(track.day[i]!);
      if (place < 0) continue;
      sums[place]! += track.value[i]! / TRACK_UNIT;
      counts[place]!++;
    }
  }
  return counts.some((count) => count > 0) ? ratio(sums, counts) : null;
}

/** The index of own prices by month of the whole data; null where lines have no product or quantity. */
function pricesOf(project: OpenProject): (number | null)[] | null {
  return project.cachedForData('drivers.prices', () => {
    const { firstDay, lastDay } = project.ledger();
    if (firstDay === null || lastDay === null) return null;
    const { count, placeOf } = calendarOf(firstDay, lastDay);
    const products = new Map<string, ProductMonths>();
    eachPrice(project.db, (name, day, amountE4, quantity) => {
      let product = products.get(name);
      if (!product) {
        if (products.size >= MOST_PRODUCTS) return;
        product = { amount: new Float64Array(count), quantity: new Float64Array(count) };
        products.set(name, product);
      }
      const place = placeOf(day);
      if (place < 0) return;
      product.amount[place]! += amountE4;
      product.quantity[place]! += quantity;
    });
    return products.size === 0 || products.size >= MOST_PRODUCTS ? null : priceIndex(products.values(), count);
  });
}
