import type { Notice } from '../../shared/contract/common.ts';
import type { RfmResult, RfmSegment } from '../../shared/contract/segments.ts';
import { amountOf } from '../../shared/money.ts';
import { asShare, say } from '../../shared/text.ts';
import { quantilesOf } from '../stats/quantile.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from './explain.ts';
import { rateOf } from './rateOf.ts';
import { type Rfm, SEGMENTS } from './rfm.ts';
import { LOST } from './states.ts';
import type { View } from './view.ts';

/** Segments that need a person's care before the customers are gone. */
const SLIPPING = ['needAttention', 'aboutToSleep', 'atRisk', 'cantLose'] as const;

/**
 * The segments of a scoring at D with what they hold. Segments nobody is in are left out; the customers of the others
 * add up to all buyers. The share of revenue is null where all revenue together is not above 0, or where refunds
 * push a segment below 0 or above the whole.
 */
export function rfmResult(view: View, rfm: Rfm): RfmResult {
  const refused = refusal(view);
  const segments = segmentRows(view, rfm);
  const slipping = segments.filter((row) => (SLIPPING as readonly string[]).includes(row.segment));
  const sum = (of: (row: RfmSegment) => number) => slipping.reduce((total, row) => total + of(row), 0);
  const slippingCount = sum((row) => row.customers);
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      say('analysis.rfm.headline', {
        buyers: rfm.buyers,
        segments: segments.length,
        slipping: slippingCount,
        share: asShare(rfm.buyers > 0 ? slippingCount / rfm.buyers : null),
        money: { as: 'money', value: sum((row) => row.revenueE4) },
      }),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...rfmNotices(rfm)],
    why: refused ? {} : derivations(view, rfm, segments),
    options: rfm.options,
    customers: rfm.buyers,
    cuts: rfm.cuts && {
      recencyDays: [...rfm.cuts.recencyDays],
      frequency: [...rfm.cuts.frequency],
      monetary: rfm.cuts.monetaryE4.map(amountOf),
    },
    segments,
    grid: gridOf(rfm),
  };
}

function segmentRows(view: View, rfm: Rfm): RfmSegment[] {
  const { metrics, states, asOf } = view;
  const size = SEGMENTS.length + 1;
  const customers = new Int32Array(size);
  const lost = new Int32Array(size);
  const orders = new Float64Array(size);
  const revenueE4 = new Float64Array(size);
  for (let c = 0; c < states.length; c++) {
    const code = rfm.segment[c]!;
    if (code === 0) continue;
    customers[code]!++;
    if (states[c] === LOST) lost[code]!++;
    orders[code]! += metrics.orders[c]!;
    revenueE4[code]! += metrics.revenueE4[c]!;
  }
  const recency = Array.from(customers, (count) => new Int32Array(count));
  const filled = new Int32Array(size);
  for (let c = 0; c < states.length; c++) {
    const code = rfm.segment[c]!;
    if (code > 0) recency[code]![filled[code]!++] = asOf - metrics.lastDay[c]!;
  }
  const total = revenueE4.reduce((a, b) => a + b, 0);
  return SEGMENTS.flatMap((segment, i) => {
    const code = i + 1;
    const n = customers[code]!;
    if (n === 0) return [];
    return {
      segment,
      customers: n,
      share: n / rfm.buyers,
      revenueE4: revenueE4[code]!,
      revenueShare: shareOf(revenueE4[code]!, total),
      medianRecencyDays: quantilesOf(recency[code]!, [0.5])[0]!,
      meanOrders: orders[code]! / n,
      meanRevenueE4: revenueE4[code]! / n,
      lost: rateOf(lost[code]!, n),
    };
  });
}

const shareOf = (part: number, whole: number): number | null =>
  whole > 0 && part >= 0 && part <= whole ? part / whole : null;

function gridOf(rfm: Rfm): number[][] {
  const { bins } = rfm.options;
  const grid = Array.from({ length: bins }, () => new Array<number>(bins).fill(0));
  for (let c = 0; c < rfm.r.length; c++) if (rfm.r[c] !== 0) grid[rfm.r[c]! - 1]![rfm.f[c]! - 1]!++;
  return grid;
}

/** Ties can leave scores empty; the reader should know before wondering at a gap in the grid. */
function rfmNotices(rfm: Rfm): Notice[] {
  const { bins } = rfm.options;
  const notices: Notice[] = [];
  const missing = { r: unused(rfm.r, bins), f: unused(rfm.f, bins), m: unused(rfm.m, bins) };
  if (missing.r + missing.f + missing.m > 0) notices.push(inform('analysis.rfm.notice.ties', missing));
  if (rfm.buyers < 10 * bins) notices.push(warn('analysis.rfm.notice.few', { buyers: rfm.buyers, bins }));
  return notices;
}

/** Scores 1 … bins that nobody has. */
function unused(scores: Uint8Array, bins: number): number {
  const seen = new Uint8Array(bins + 1);
  for (let c = 0; c < scores.length; c++) seen[scores[c]!] = 1;
  return bins - seen.subarray(1).reduce((a, b) => a + b, 0);
}

function derivations(view: View, rfm: Rfm, segments: readonly RfmSegment[]): RfmResult['why'] {
  const { bins, method } = rfm.options;
  const why: RfmResult['why'] = {
    customers: explain(view, 'buyers', rfm.buyers),
    scores: explain(view, `rfmScores.${method}`, rfm.buyers, null, { bins }),
  };
  for (const { segment, customers } of segments)
    why[segment] = explain(view, `rfmSegment.${segment}`, customers, {
      kind: 'rfmSegment',
      options: rfm.options,
      segment,
    });
  return why;
}
