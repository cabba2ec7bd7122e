// Laws every analysis keeps: rows after D change nothing, the order of rows changes nothing, results are plain and said
// in both languages.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRiskTop, overviewOf } from '../../electron/analysis/churn/overview.ts';
import { ratesSeries } from '../../electron/analysis/churn/rates.ts';
import { definitionProposal, proposedDefinition } from '../../electron/analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../../electron/analysis/definition/definitionAdvice.ts';
import { churnCost } from '../../electron/analysis/money/churnCost.ts';
import { measureBenefit } from '../../electron/analysis/money/measureBenefit.ts';
import { rfmOf } from '../../electron/analysis/segments/rfm.ts';
import { rfmResult } from '../../electron/analysis/segments/rfmResult.ts';
import { sufficiencyOf } from '../../electron/analysis/sufficiency/sufficiency.ts';
import { valueClassesOf } from '../../electron/analysis/value/valueClasses.ts';
import { valueResult } from '../../electron/analysis/value/valueResult.ts';
import { customerFigures } from '../../electron/analysis/view/customerFigures.ts';
import { makeDayBook } from '../../electron/analysis/view/dayBook.ts';
import { makeView, type View } from '../../electron/analysis/view/view.ts';
import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { benefitResult, churnCost as churnCostShape } from '../../shared/contract/costs.ts';
import {
  definitionAdvice as adviceShape,
  definitionProposal as proposalShape,
  sufficiency as sufficiencyShape,
} from '../../shared/contract/definition.ts';
import { overview, ratesSeries as seriesShape } from '../../shared/contract/rates.ts';
import { rfmResult as rfmShape } from '../../shared/contract/segments.ts';
import { valueResult as valueShape } from '../../shared/contract/value.ts';
import { saidPlainly } from '../saidPlainly.ts';
import { dayOf, ledgerFrom, type Registration, type Row } from './ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from './smallBusiness.ts';

const costOptions = {
  marginLow: 0.2,
  marginBase: 0.3,
  marginHigh: 0.4,
  acquisitionCost: 10,
  wordOfMouth: 0.1,
  includeLostMargin: true,
  includeReplacement: true,
  includeWordOfMouth: true,
};
const measure = {
  customers: 10,
  labourHours: 1,
  hourlyRate: 20,
  goods: 3,
  cash: 4,
  saveRateLow: 0.1,
  saveRateBase: 0.2,
  saveRateHigh: 0.3,
  revenuePerCustomer: 100,
  marginShare: 0.4,
};

function answers(view: View) {
  const values = valueClassesOf(view, { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 });
  const rfm = rfmOf(view, { bins: 4, method: 'quantile', cuts: null });
  return {
    proposal: definitionProposal(view),
    advice: definitionAdvice(view, { kind: 'silence', days: 33 }),
    sufficiency: sufficiencyOf(view, new Map()),
    months: ratesSeries(view, 'month'),
    weeks: ratesSeries(view, 'week'),
    quarters: ratesSeries(view, 'quarter'),
    overview: overviewOf(view),
    rfm: rfmResult(view, rfm),
    value: valueResult(view, values),
    cost: churnCost(view, costOptions),
    benefit: measureBenefit(view, measure),
    figures: (c: number) => customerFigures(view, c, { values, rfm }),
    top: atRiskTop(view, 5),
  };
}

/** Everything that is answered at a date; customers by name, so that ledgers with more customers compare. */
function answerText(rows: Row[], registrations: Registration[], asOf: number, definition: ChurnDefinition | null) {
  const ledger = ledgerFrom(rows, registrations);
  const names = [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();
  const inForce = definition
    ? { definition, origin: 'chosen' as const }
    : proposedDefinition(makeDayBook(ledger), asOf);
  const view = makeView(ledger, asOf, inForce);
  const { figures, top, ...results } = answers(view);
  const known = names.flatMap((name, c) => (view.metrics.known[c] ? [[name, figures(c)] as const] : []));
  return JSON.stringify({ ...results, known, top: top.map((c) => names[c]) });
}

const inputs = [rowsArbitrary(), registrationsArbitrary, asOfArbitrary, fc.option(definitionArbitrary)] as const;

describe('laws of every analysis', () => {
  test('rows dated after D change nothing in the answers at D', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const upTo = rows.filter((row) => dayOf(row.day) <= asOf);
        expect(answerText(upTo, registrations, asOf, definition)).toBe(
          answerText(rows, registrations, asOf, definition),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(...inputs, fc.infiniteStream(fc.nat()), (rows, registrations, asOf, definition, stream) => {
        const shuffled = rows
          .map((row) => ({ row, key: stream.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(answerText(shuffled, registrations, asOf, definition)).toBe(
          answerText(rows, registrations, asOf, definition),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('results have the shape of the contract and hold only plain values', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const ledger = ledgerFrom(rows, registrations);
        const view = makeView(ledger, asOf, {
          definition: definition ?? { kind: 'silence', days: 90 },
          origin: definition ? 'chosen' : 'fallback',
        });
        const results = answers(view);
        proposalShape.parse(results.proposal);
        adviceShape.parse(results.advice);
        sufficiencyShape.parse(results.sufficiency);
        seriesShape.parse(results.months);
        seriesShape.parse(results.weeks);
        overview.omit({ atRiskTop: true }).parse(results.overview);
        rfmShape.parse(results.rfm);
        valueShape.parse(results.value);
        churnCostShape.parse(results.cost);
        benefitResult.parse(results.benefit);
      }),
      { numRuns: 100 },
    );
  });

  test('every text is said in both languages with nothing left open', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const view = makeView(ledgerFrom(rows, registrations), asOf, {
          definition: definition ?? { kind: 'silence', days: 20 },
          origin: definition ? 'chosen' : 'fallback',
        });
        const { figures: _, ...results } = answers(view);
        saidPlainly(results);
      }),
      { numRuns: 80 },
    );
  });
});
