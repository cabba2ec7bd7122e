import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { silenceDays } from '../definition/silenceDays.ts';
import { type DayBook, monthsOf } from './dayBook.ts';
import { keptWhole } from './keptOnly.ts';
import { lazy } from './lazy.ts';

/**
 * The day book of a ledger cut to some customers, taken from the book of the whole one: the same as makeDayBook of the
 * cut ledger, without its sorting of gaps. `mask` is by ledger index, 1 = kept. Each column is copied when it is first
 * asked for, so that a filter that moves with D costs no more than what an answer looks at.
 */
export function subBook(book: DayBook, cut: Ledger, mask: Uint8Array): DayBook {
  const start = lazy(() => startsOf(book, mask));
  const entries = lazy(() => entriesOf(book, mask, start()));
  const whole = (values: Int32Array) =>
    lazy(() => {
      const from = entries();
      const column = new Int32Array(from.length);
      for (let e = 0; e < column.length; e++) column[e] = values[from[e]!]!;
      return column;
    });
  const real = (values: Float64Array) =>
    lazy(() => {
      const from = entries();
      const column = new Float64Array(from.length);
      for (let e = 0; e < column.length; e++) column[e] = values[from[e]!]!;
      return column;
    });
  const medianGap = lazy(() => {
    const from = entries();
    const column = new Float32Array(from.length);
    for (let e = 0; e < column.length; e++) column[e] = book.medianGap[from[e]!]!;
    return column;
  });
  const firstVisit = lazy(() => keptWhole(book.firstVisit, mask, NO_DAY));
  const shared = lazy(() => {
    const { from, to } = book.shared;
    return { ...book.shared, to: to.map((end, c) => from[c]! + (end - from[c]!) * mask[c]!) };
  });
  const { firstDay, lastDay } = cut;
  const base = firstDay ?? 0;
  const span = firstDay === null || lastDay === null ? 0 : lastDay - firstDay + 1;
  const made = {
    day: whole(book.day),
    netE4: real(book.netE4),
    boughtE4: real(book.boughtE4),
    orders: whole(book.orders),
    visits: whole(book.visits),
    gap: whole(book.gap),
    lastVisit: whole(book.lastVisit),
    byDay: lazy(() => sumsByDay(book, mask, span, base)),
  };
  const cutBook = {
    get start() {
      return start();
    },
    get day() {
      return made.day();
    },
    get netE4() {
      return made.netE4();
    },
    get boughtE4() {
      return made.boughtE4();
    },
    get orders() {
      return made.orders();
    },
    get visits() {
      return made.visits();
    },
    get gap() {
      return made.gap();
    },
    get lastVisit() {
      return made.lastVisit();
    },
    get medianGap() {
      return medianGap();
    },
    get firstVisit() {
      return firstVisit();
    },
    firstDay: base,
    get dayNetE4() {
      return made.byDay().dayNetE4;
    },
    get dayOrders() {
      return made.byDay().dayOrders;
    },
    get dayBuyers() {
      return made.byDay().dayBuyers;
    },
    get shared() {
      return shared();
    },
    get silences() {
      return silences();
    },
  };
  const silences = lazy(() => silenceDays(cutBook, span));
  return cutBook;
}

function startsOf({ start }: DayBook, mask: Uint8Array): Int32Array {
  const starts = new Int32Array(start.length);
  for (let c = 0; c < mask.length; c++) {
    starts[c + 1] = starts[c]! + (mask[c] === 1 ? start[c + 1]! - start[c]! : 0);
  }
  return starts;
}

/** Where each entry of the cut book stands in the whole one. */
function entriesOf({ start }: DayBook, mask: Uint8Array, starts: Int32Array): Int32Array {
  const entries = new Int32Array(starts.at(-1)!);
  for (let c = 0, to = 0; c < mask.length; c++) {
    if (mask[c] !== 1) continue;
    for (let e = start[c]!; e < start[c + 1]!; e++) entries[to++] = e;
  }
  return entries;
}

/** What each day brought, from counts within the customers. */
function sumsByDay(
  { start, day, netE4, orders, lastVisit }: DayBook,
  mask: Uint8Array,
  span: number,
  base: number,
): Pick<DayBook, 'dayNetE4' | 'dayOrders' | 'dayBuyers'> {
  const dayNetE4 = new Float64Array(span);
  const dayOrders = new Int32Array(span);
  const dayBuyers = new Int32Array(span);
  const month = monthsOf(base, span);
  for (let c = 0; c < mask.length; c++) {
    if (mask[c] !== 1) continue;
    let net = 0;
    let ordered = 0;
    let boughtIn = -1;
    const stop = start[c + 1]!;
    for (let e = start[c]!; e < stop; e++) {
      const at = day[e]! - base;
      dayNetE4[at]! += netE4[e]! - net;
      dayOrders[at]! += orders[e]! - ordered;
      net = netE4[e]!;
      ordered = orders[e]!;
      if (lastVisit[e] !== day[e] || month[at] === boughtIn) continue;
      boughtIn = month[at]!;
      dayBuyers[at]!++;
    }
  }
  return { dayNetE4, dayOrders, dayBuyers };
}
