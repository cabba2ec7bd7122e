// A filter to some customers answers as a project that holds only them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overviewOf } from '../../electron/analysis/churn/overview.ts';
import { ratesSeries } from '../../electron/analysis/churn/rates.ts';
import { countCohorts } from '../../electron/analysis/cohorts/cohorts.ts';
import { definitionProposal } from '../../electron/analysis/definition/churnDefinition.ts';
import { rfmOf } from '../../electron/analysis/segments/rfm.ts';
import { rfmResult } from '../../electron/analysis/segments/rfmResult.ts';
import { durationsOfTenures, tenuresOf } from '../../electron/analysis/survival/tenure.ts';
import { valueClassesOf } from '../../electron/analysis/value/valueClasses.ts';
import { valueResult } from '../../electron/analysis/value/valueResult.ts';
import { cutView } from '../../electron/analysis/view/cutView.ts';
import { makeDayBook, type SharedEntries } from '../../electron/analysis/view/dayBook.ts';
import { subBook } from '../../electron/analysis/view/subBook.ts';
import { makeView, type View } from '../../electron/analysis/view/view.ts';
import { subLedger } from '../../electron/ledger/subLedger.ts';
import { ledgerFrom } from '../analysis/ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  registrationsArbitrary,
  rowsArbitrary,
} from '../analysis/smallBusiness.ts';

function answers(view: View) {
  return JSON.stringify([
    overviewOf(view),
    ratesSeries(view, 'month'),
    ratesSeries(view, 'month', { by: 'revenue', denominator: 'opening', revenueRate: 'net' }),
    ratesSeries(view, 'week', { by: 'count', denominator: 'exposed', revenueRate: 'lost' }),
    countCohorts(view, 'month'),
    durationsOfTenures(tenuresOf(view)),
    definitionProposal(view),
    rfmResult(view, rfmOf(view, { bins: 4, method: 'quantile', cuts: null })),
    valueResult(view, valueClassesOf(view, { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 })),
  ]);
}

const keptArbitrary = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', '王芳', 'x', 'y']);

test('every analysis of the cut ledger is that of a project with only those customers', () => {
  fc.assert(
    fc.property(
      rowsArbitrary(),
      registrationsArbitrary,
      keptArbitrary,
      asOfArbitrary,
      definitionArbitrary,
      (rows, registrations, kept, asOf, definition) => {
        const names = [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();
        const mask = Uint8Array.from(names, (name) => (kept.includes(name) ? 1 : 0));
        const ledger = subLedger(ledgerFrom(rows, registrations), mask);
        const alone = ledgerFrom(
          rows.filter((row) => kept.includes(row.customer)),
          registrations.filter((row) => kept.includes(row.customer)),
        );
        const inForce = { definition, origin: 'chosen' as const };
        expect(answers(makeView(ledger, asOf, inForce))).toBe(answers(makeView(alone, asOf, inForce)));
        expect([ledger.firstDay, ledger.lastDay]).toEqual([alone.firstDay, alone.lastDay]);
      },
    ),
    { numRuns: 60 },
  );
});

const entriesOf = ({ from, to, ...columns }: SharedEntries) =>
  [...from.keys()].map((c) => Object.values(columns).map((column) => [...column.slice(from[c], to[c])]));

test('the cut day book is the day book of the cut ledger', () => {
  fc.assert(
    fc.property(rowsArbitrary(), keptArbitrary, (rows, kept) => {
      const whole = ledgerFrom(rows);
      const names = [...new Set(rows.map((row) => row.customer))].sort();
      const mask = Uint8Array.from(names, (name) => (kept.includes(name) ? 1 : 0));
      const cut = subLedger(whole, mask);
      const { shared, ...copied } = subBook(makeDayBook(whole), cut, mask);
      const { shared: own, ...anew } = makeDayBook(cut);
      expect(copied).toEqual(anew);
      expect(entriesOf(shared)).toEqual(entriesOf(own));
    }),
    { numRuns: 100 },
  );
});

test('the cut view answers as a view of the cut ledger', () => {
  fc.assert(
    fc.property(
      rowsArbitrary(),
      registrationsArbitrary,
      keptArbitrary,
      asOfArbitrary,
      definitionArbitrary,
      (rows, registrations, kept, asOf, definition) => {
        const inForce = { definition, origin: 'chosen' as const };
        const whole = makeView(ledgerFrom(rows, registrations), asOf, inForce);
        const names = [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();
        const mask = Uint8Array.from(names, (name) => (kept.includes(name) ? 1 : 0));
        const ledger = subLedger(whole.ledger, mask);
        const anew = makeView(ledger, asOf, inForce);
        const { only, ...cut } = cutView(whole, ledger, mask, 'some');
        expect(only).toEqual({ key: 'some', whole });
        expect({ ...cut, book: null }).toEqual({ ...anew, book: null });
        expect(answers(cut)).toBe(answers(anew));
      },
    ),
    { numRuns: 60 },
  );
});

test('nobody kept is an empty project', () => {
  const whole = ledgerFrom([{ customer: 'a', day: 19_000, amountE4: 10_000 }]);
  const cut = subLedger(whole, new Uint8Array(1));
  expect([cut.firstDay, cut.lastDay, cut.day.length]).toEqual([null, null, 0]);
  expect(
    overviewOf(makeView(cut, 19_010, { definition: { kind: 'silence', days: 30 }, origin: 'chosen' })).customers,
  ).toBe(0);
});
