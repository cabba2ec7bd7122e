// What can be done with the rows of each finding; the first is what is proposed.
import type { FindingCode, Treatment } from '../../../shared/contract/importChoices.ts';

/** Rows that hold what cannot be stored are always kept out. What is a matter of judgement is loaded and shown. */
export const TREATMENTS = {
  noCustomer: ['keepOut'],
  noDate: ['keepOut'],
  badDate: ['keepOut'],
  noAmount: ['keepOut'],
  badAmount: ['keepOut'],
  unpaid: ['keepOut'],
  duplicateCustomer: ['first'],
  repeatedRows: ['keep', 'first'],
  // Exports of overlapping days hold the same rows: loaded twice they would count twice.
  overlappingFiles: ['first', 'keep'],
  sharedOrderNo: ['keep'],
  futureDates: ['keepOut', 'keep'],
  oldDates: ['keepOut', 'keep'],
  outliers: ['keep', 'keepOut'],
  testOrders: ['keep', 'keepOut'],
  refundWithoutSale: ['keep', 'keepOut'],
  negativeAmounts: ['keep', 'keepOut'],
  zeroAmounts: ['keep', 'keepOut'],
  mixedUnits: ['keep', 'keepOut'],
  swappedDates: ['keep', 'swap', 'keepOut'],
  replacedCharacters: ['keep', 'keepOut'],
  tornRows: ['keepOut'],
  footerRows: ['keepOut'],
  other: ['keepOut'],
} as const satisfies Record<FindingCode, readonly [Treatment, ...Treatment[]]>;

/** The treatment in force. */
export const treatmentOf = (rules: ReadonlyMap<FindingCode, Treatment>, code: FindingCode): Treatment =>
  rules.get(code) ?? TREATMENTS[code][0];
