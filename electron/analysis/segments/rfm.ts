import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import { fifthOf, segmentOf } from '../../../shared/publishedSegments.ts';
import { PUBLISHED_SEGMENTS } from '../../../shared/segmentName.ts';
import { cellAt, cellCodes, namesOf, sizesOf } from '../../../shared/segmentPartition.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { View } from '../view/view.ts';
import { countBelow, type RfmCuts, rfmCuts, wholeBelow } from './rfmCuts.ts';

/** The ten segments, in the order they are shown; a code of `Rfm.segment` is the place in this list plus one. */
export const SEGMENTS = PUBLISHED_SEGMENTS;
export type Rfm = {
  readonly options: RfmOptions;
  /** Segment names in their order: the ten of the published table, or people's own. */
  readonly names: readonly string[];
  /** Customers with a purchase up to D. */
  readonly buyers: number;
  /** Null when nobody has bought. */
  readonly cuts: RfmCuts | null;
  /** The edges values are really compared with. */
  readonly edges: RfmCuts | null;
  /** Scores 1…bins by ledger index; 0 for a customer without a purchase. */
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
  /** Contacts; null where the project has none up to D. */
  readonly i: Uint8Array | null;
  /** Place in `names` plus one by ledger index; 0 for a customer without a purchase. */
  readonly segment: Uint8Array;
  /** Place in `names` plus one for any scores. */
  readonly codeAt: (r: number, f: number, m: number, i: number) => number;
};

/**
 * Recency, frequency and money scores of every buyer at D (Hughes 1994; Bult & Wansbeek 1995), and the contacts' score
 * as a fourth axis where the project knows of contacts.
 *
 * R is the days from the last purchase day to D, F the number of orders, M purchases less refunds, I the number of
 * contacts, all up to D. Where the cuts stand is told in rfmCuts; `given` edges stand above the options. A score is
 * 1 + the number of edges that lie below the value; for R the scale is turned round, so that the latest buyers score
 * highest. Customers with the same value always have the same score: with many ties some scores stay empty and the
 * groups are unequal. Fractional money is compared as it is, to the ten-thousandth.
 *
 * Segments come from the published rule table, or from the rules of the options, which must partition the scores
 * (shared/segmentPartition.ts proves it); where they speak of contacts and there are none, everybody's I is 1.
 */
export function rfmOf(view: View, options: RfmOptions, given: RfmCuts | null = null): Rfm {
  const { metrics, asOf } = view;
  const { lastDay, orders, revenueE4 } = metrics;
  const n = lastDay.length;
  const { bins } = options;
  const contacts = view.facts?.contacts(asOf) ?? null;
  let buyers = 0;
  for (let c = 0; c < n; c++) if (lastDay[c] !== NO_DAY) buyers++;
  const r = new Uint8Array(n);
  const f = new Uint8Array(n);
  const m = new Uint8Array(n);
  const i = contacts && new Uint8Array(n);
  const segment = new Uint8Array(n);
  const { names, codeAt } = segmentTable(options);
  const empty = { options, names, buyers, cuts: null, edges: null, r, f, m, i, segment, codeAt };
  if (buyers === 0) return empty;

  const { cuts, edges } = given ? { cuts: given, edges: given } : rfmCuts(view, options, buyers, contacts);
  const recencyBelow = wholeBelow(edges.recencyDays);
  const frequencyBelow = wholeBelow(edges.frequency);
  const contactsBelow = wholeBelow(edges.interaction ?? []);
  const monetaryEdges = Float64Array.from(edges.monetaryE4);
  for (let c = 0; c < n; c++) {
    const last = lastDay[c]!;
    if (last === NO_DAY) continue;
    const rs = bins - recencyBelow(asOf - last);
    const fs = 1 + frequencyBelow(orders[c]!);
    const ms = 1 + countBelow(monetaryEdges, revenueE4[c]!);
    const is = contacts ? 1 + contactsBelow(contacts[c]!) : 1;
    r[c] = rs;
    f[c] = fs;
    m[c] = ms;
    if (i) i[c] = is;
    segment[c] = codeAt(rs, fs, ms, is);
  }
  return { ...empty, cuts, edges };
}

/** Names and their places for all scores: the rules of the options, or the published table. */
function segmentTable({ bins, rules }: RfmOptions): Pick<Rfm, 'names' | 'codeAt'> {
  if (!rules) {
    const codes = publishedCodes(bins);
    return { names: SEGMENTS, codeAt: (r, f, m) => codes[((r - 1) * bins + f - 1) * bins + m - 1]! };
  }
  const sizes = sizesOf(rules, bins);
  const codes = cellCodes(rules, bins);
  const withContacts = sizes.i > 1;
  return { names: namesOf(rules), codeAt: (r, f, m, i) => codes[cellAt(sizes, r, f, m, withContacts ? i : 1)]! };
}

function publishedCodes(bins: number): Uint8Array {
  const codes = new Uint8Array(bins * bins * bins);
  for (let r = 1, at = 0; r <= bins; r++)
    for (let f = 1; f <= bins; f++)
      for (let m = 1; m <= bins; m++)
        codes[at++] = 1 + SEGMENTS.indexOf(segmentOf(fifthOf(r, bins), fifthOf(f, bins), fifthOf(m, bins)));
  return codes;
}
