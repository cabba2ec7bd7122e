// Contacts, flags and customers let go, brought from the project file to ledger indices.
import { type ContactBook, contactsAt, type PersonFlag, type ViewFacts } from '../../analysis/view/viewFacts.ts';
import { eachContact, readFlags, readLettingGo } from '../../project/customerFlags.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { indexByRowId } from '../customers/customerTexts.ts';

/** Facts of a project; read when first asked for, and kept as long as they hold. */
export function factsOf(project: OpenProject): ViewFacts {
  return {
    contacts: (day) => project.cachedForData(`facts.contacts ${day}`, () => contactsAt(contactBook(project), day)),
    letGo: (day) => {
      const mask = new Uint8Array(project.ledger().customerCount);
      for (const { customerId, day: from } of lettingGo(project)) {
        const c = indexOf(project)[customerId] ?? -1;
        if (c >= 0 && from <= day) mask[c] = 1;
      }
      return mask;
    },
    flags: (day) => standingFlags(project).filter((flag) => flag.day <= day),
  };
}

const indexOf = (project: OpenProject): Int32Array =>
  project.cachedForData('customers.indexByRowId', () => indexByRowId(project.ledger()));

const lettingGo = (project: OpenProject) => project.cached('facts.lettingGo', () => readLettingGo(project.db));

const standingFlags = (project: OpenProject): readonly PersonFlag[] =>
  project.cached('facts.flags', () => {
    const places = indexOf(project);
    return readFlags(project.db).flatMap(({ customerId, kind, day, amountE4, days }) => {
      const c = places[customerId] ?? -1;
      return c < 0 ? [] : [{ c, kind, day, amountE4, days }];
    });
  });

const contactBook = (project: OpenProject): ContactBook =>
  project.cachedForData('facts.contactBook', () => {
    const places = indexOf(project);
    const start = new Int32Array(project.ledger().customerCount + 1);
    const rows: [number, number][] = [];
    for (const [id, day] of eachContact(project.db)) {
      const c = places[id] ?? -1;
      if (c < 0) continue;
      rows.push([c, day]);
      start[c + 1]!++;
    }
    for (let c = 1; c < start.length; c++) start[c]! += start[c - 1]!;
    const filled = start.slice();
    const day = new Int32Array(rows.length);
    for (const [c, on] of rows) day[filled[c]!++] = on;
    for (let c = 0; c + 1 < start.length; c++) {
      if (start[c + 1]! - start[c]! > 1) day.subarray(start[c]!, start[c + 1]!).sort();
    }
    return { start, day };
  });
