// Customers of a project that may be one and the same, each pair with its figures side by side.
import type { DuplicateCandidate } from '../../shared/contract/duplicates.ts';
import { isoDate } from '../../shared/dates.ts';
import { FIRST_OF_ORDER, type Ledger, PURCHASE, REFUND } from '../ledger/ledger.ts';
import { type PersonRow, readPerson, readPersons } from '../project/customers.ts';
import { readKeptApart, rootOf } from '../project/merges.ts';
import type { OpenProject } from '../project/openProject.ts';
import { type CandidatePair, candidatePairs } from './candidatePairs.ts';

type Found = { persons: PersonRow[]; pairs: CandidatePair[]; ignored: { value: string; customers: number }[] };

const allCandidates = (project: OpenProject): Found =>
  project.cachedForData('duplicates', () => {
    const persons = readPersons(project.db);
    return { persons, ...candidatePairs(persons) };
  });

export function findDuplicates(project: OpenProject, offset: number, limit: number) {
  const { persons, pairs, ignored } = allCandidates(project);
  const apart = readKeptApart(project.db);
  const open =
    apart.size === 0
      ? pairs
      : pairs.filter(({ left, right }) => !apart.has(`${persons[left]!.id} ${persons[right]!.id}`));
  const ledger = project.ledger();
  const indexOf = project.cachedForData(
    'duplicates.indexOf',
    () => new Map(Array.from(ledger.customerRowId, (id, c) => [id, c])),
  );
  const side = ({ id, ...person }: PersonRow): DuplicateCandidate['left'] => ({
    ...person,
    ...figuresOf(ledger, indexOf.get(id)!),
  });
  return {
    total: open.length,
    ignored,
    pairs: open.slice(offset, offset + limit).map(({ left, right, ...found }) => ({
      left: side(persons[left]!),
      right: side(persons[right]!),
      ...found,
    })),
  };
}

/** What speaks for joining two customers; empty where nothing does. */
export function evidenceFor(project: OpenProject, keep: string, gone: string): string[] {
  const two = [keep, gone].map((code) => readPerson(project.db, rootOf(project.db, code)));
  return candidatePairs(two).pairs[0]?.evidence ?? [];
}

function figuresOf({ start, day, flags, amountE4 }: Ledger, c: number) {
  let orders = 0;
  let revenueE4 = 0;
  const [from, end] = [start[c]!, start[c + 1]!];
  for (let i = from; i < end; i++) {
    if (flags[i]! & FIRST_OF_ORDER) orders++;
    if (flags[i]! & (PURCHASE | REFUND)) revenueE4 += amountE4[i]!;
  }
  return {
    orders,
    revenueE4,
    firstDay: from < end ? isoDate(day[from]!) : null,
    lastDay: from < end ? isoDate(day[end - 1]!) : null,
  };
}
