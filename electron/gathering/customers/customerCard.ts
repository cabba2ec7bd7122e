// Everything about one customer at a date, as it is worth knowing before a call.
import type { Result } from '../../../shared/contract/contract.ts';
import { isoDate, nextPeriodStart, periodStart } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { asDate, say } from '../../../shared/text.ts';
import { boundaryOf } from '../../analysis/segments/boundary.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import {
  customerIdOf,
  readAttributes,
  readContacts,
  readCustomerDetails,
  readFavourites,
} from '../../project/customers.ts';
import { mergesOf } from '../../project/merges.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { ListView } from '../view/listView.ts';
import { cardHeadline, cardWhy } from './customerCardTexts.ts';
import { extrasAt } from './customerKnowledge.ts';
import { customerRows } from './customerRows.ts';
import { indexByRowId } from './customerTexts.ts';

export type Card = Result<'customers.card'>;
export type KnownCustomer = { readonly id: number; readonly c: number };

const FAVOURITES = 5;
const MONTHS_SHOWN = 60;

/** AppError `customers.unknown` for an id nobody has, or that nothing was known of at the date. */
export function findCustomer(project: OpenProject, found: ListView | null, code: string): KnownCustomer {
  const id = found && customerIdOf(project.db, code);
  const indexOf = found && project.cachedForData('customers.indexByRowId', () => indexByRowId(found.view.ledger));
  const c = (id !== null && indexOf?.[id]) ?? -1;
  if (found === null || id === null || c === false || c < 0 || found.view.metrics.known[c] !== 1) {
    throw new AppError('customers.unknown', { customer: code });
  }
  // A code that was merged into another opens the one that stands for it.
  return { id: found.view.ledger.customerRowId[c]!, c };
}

export function customerCard(project: OpenProject, { view, asOf }: ListView, { id, c }: KnownCustomer): Card {
  const row = customerRows(project, view, Int32Array.of(c))[0]!;
  const extras = extrasAt(project, view);
  const details = readCustomerDetails(project.db, id);
  const contacts = readContacts(project.db, id, view.asOf);
  const { rfm } = extras;
  const untilNow = (day: number | null) => (day !== null && day <= view.asOf ? isoDate(day) : null);
  const cancelledOn = untilNow(details.cancelledDay);
  return {
    asOf,
    headline: cardHeadline(view, row, cancelledOn),
    definition: view.definition,
    row,
    address: details.address,
    birthday: details.birthdayDay === null ? null : isoDate(details.birthdayDay),
    note: details.note,
    startedOn: untilNow(details.startedDay),
    cancelledOn,
    contractEnd: details.contractEndDay === null ? null : isoDate(details.contractEndDay),
    boundary: rfm.segment[c] === 0 ? null : boundaryOf(view, rfm, c),
    scores: rfm.segment[c] === 0 ? null : { r: rfm.r[c]!, f: rfm.f[c]!, m: rfm.m[c]!, bins: rfm.options.bins },
    attributes: readAttributes(project.db, id),
    months: spendByMonth(view, c),
    favourites: readFavourites(project.db, id, view.asOf, FAVOURITES),
    complaints: contacts.complaints,
    openComplaints: contacts.openComplaints,
    lastContact: contacts.last && { day: isoDate(contacts.last.day), channel: contacts.last.channel },
    merged: mergesOf(project.db, id),
    notices:
      cancelledOn !== null && row.state !== 'lost'
        ? [{ level: 'warning', text: say('card.notices.cancelledButNotLost', { date: asDate(cancelledOn) }) }]
        : [],
    why: cardWhy(view, extras, row, c),
  };
}

function spendByMonth(view: View, c: number): Card['months'] {
  const { start, day, amountE4 } = view.ledger;
  const from = start[c]!;
  const first = from < start[c + 1]! ? day[from]! : NO_DAY;
  if (first === NO_DAY || first > view.asOf) return [];
  const months: Card['months'] = [];
  let i = from;
  for (let month = periodStart(first, 'month'); month <= view.asOf; ) {
    const next = nextPeriodStart(month, 'month');
    let sum = 0;
    for (; i < start[c + 1]! && day[i]! < next && day[i]! <= view.asOf; i++) sum += amountE4[i]!;
    months.push({ month: isoDate(month), amountE4: sum });
    month = next;
  }
  return months.slice(-MONTHS_SHOWN);
}
