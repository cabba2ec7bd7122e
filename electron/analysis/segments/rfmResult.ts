import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { ScoreAxis } from '../../../shared/contract/customerSet.ts';
import type { RfmResult, RfmSegment } from '../../../shared/contract/segments.ts';
import { amountOf } from '../../../shared/money.ts';
import { asShare, say, type Text } from '../../../shared/text.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import { rateOf } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { shareOf } from '../view/shareOf.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { type Rfm, SEGMENTS } from './rfm.ts';

/** Segments that need a person's care before the customers are gone. */
const SLIPPING: readonly string[] = ['needAttention', 'aboutToSleep', 'atRisk', 'cantLose'];

/**
 * The segments of a scoring at D with what they hold, and the customers by any two scores. Segments nobody is in are
 * left out; the customers of the others add up to all buyers. The share of revenue is null where all revenue together
 * is not above 0, or where refunds push a segment below 0 or above the whole.
 */
export function rfmResult(view: View, rfm: Rfm, rows: ScoreAxis = 'r', columns: ScoreAxis = 'f'): RfmResult {
  const refused = refusal(view);
  const segments = segmentRows(view, rfm);
  const { cuts } = rfm;
  return {
    asOf: asOfText(view),
    headline: refused ?? headlineOf(rfm, segments),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...rfmNotices(rfm)],
    why: refused ? {} : derivations(view, rfm, segments),
    options: rfm.options,
    customers: rfm.buyers,
    cuts: cuts && {
      recencyDays: [...cuts.recencyDays],
      frequency: [...cuts.frequency],
      monetary: cuts.monetaryE4.map(amountOf),
      ...(cuts.interaction && { interaction: [...cuts.interaction] }),
    },
    segments,
    grid: gridOf(rfm, rows, columns),
    rows,
    columns,
    interaction: { unavailable: rfm.i === null ? say('segments.interaction.none') : null },
  };
}

function headlineOf(rfm: Rfm, segments: readonly RfmSegment[]): Text {
  if (rfm.names !== SEGMENTS) {
    const top = segments.toSorted((a, b) => b.revenueE4 - a.revenueE4)[0];
    return say('analysis.rfm.headlineOwn', {
      buyers: rfm.buyers,
      segments: segments.length,
      name: top?.segment ?? '',
      customers: top?.customers ?? 0,
      share: asShare(top?.share ?? null),
      revenueShare: asShare(top?.revenueShare ?? null),
    });
  }
  const slipping = segments.filter((row) => SLIPPING.includes(row.segment));
  const sum = (of: (row: RfmSegment) => number) => slipping.reduce((total, row) => total + of(row), 0);
  const slippingCount = sum((row) => row.customers);
  return say('analysis.rfm.headline', {
    buyers: rfm.buyers,
    segments: segments.length,
    slipping: slippingCount,
    share: asShare(rfm.buyers > 0 ? slippingCount / rfm.buyers : null),
    money: { as: 'money', value: sum((row) => row.revenueE4) },
  });
}

function segmentRows(view: View, rfm: Rfm): RfmSegment[] {
  const { states, asOf } = view;
  const { segment: segmentOf } = rfm;
  const { orders: ordersOf, revenueE4: revenueOf, lastDay } = view.metrics;
  const size = rfm.names.length + 1;
  const customers = new Int32Array(size);
  const lost = new Int32Array(size);
  const orders = new Float64Array(size);
  const revenueE4 = new Float64Array(size);
  for (let c = 0; c < states.length; c++) {
    const code = segmentOf[c]!;
    if (code === 0) continue;
    customers[code]!++;
    if (states[c] === LOST) lost[code]!++;
    orders[code]! += ordersOf[c]!;
    revenueE4[code]! += revenueOf[c]!;
  }
  const from = new Int32Array(size + 1);
  for (let code = 0; code < size; code++) from[code + 1] = from[code]! + customers[code]!;
  const recency = new Int32Array(from[size]!);
  const filled = from.slice();
  for (let c = 0; c < states.length; c++) {
    const code = segmentOf[c]!;
    if (code > 0) recency[filled[code]!++] = asOf - lastDay[c]!;
  }
  const total = revenueE4.reduce((a, b) => a + b, 0);
  return rfm.names.flatMap((segment, place) => {
    const code = place + 1;
    const n = customers[code]!;
    if (n === 0) return [];
    return {
      segment,
      figure: figureOf(rfm, place),
      customers: n,
      share: n / rfm.buyers,
      revenueE4: revenueE4[code]!,
      revenueShare: shareOf(revenueE4[code]!, total),
      medianRecencyDays: quantilesOf(recency.subarray(from[code], from[code + 1]), [0.5])[0]!,
      meanOrders: orders[code]! / n,
      meanRevenueE4: revenueE4[code]! / n,
      lost: rateOf(lost[code]!, n),
    };
  });
}

/** People's own names are no keys. */
const figureOf = (rfm: Rfm, place: number): string =>
  rfm.names === SEGMENTS ? SEGMENTS[place]! : `ownSegment${place + 1}`;

function gridOf(rfm: Rfm, rows: ScoreAxis, columns: ScoreAxis): number[][] {
  const { bins } = rfm.options;
  const width = bins + 1;
  const counts = new Int32Array(width * width);
  const [row, column] = [rfm[rows], rfm[columns]];
  if (row && column) for (let c = 0; c < row.length; c++) counts[row[c]! * width + column[c]!]!++;
  return Array.from({ length: bins }, (_, k) => [...counts.subarray((k + 1) * width + 1, (k + 2) * width)]);
}

/** Ties can leave scores empty; the reader should know before wondering at a gap in the grid. */
function rfmNotices(rfm: Rfm): Notice[] {
  const { bins } = rfm.options;
  const notices: Notice[] = [];
  const missing = { r: unused(rfm.r, bins), f: unused(rfm.f, bins), m: unused(rfm.m, bins) };
  if (missing.r + missing.f + missing.m > 0) notices.push(inform('analysis.rfm.notice.ties', missing));
  if (rfm.buyers < 10 * bins) notices.push(warn('analysis.rfm.notice.few', { buyers: rfm.buyers, bins }));
  if (rfm.i === null && rfm.options.rules?.some((rule) => rule.i !== null))
    notices.push(warn('analysis.rfm.notice.noContacts'));
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
  const own = rfm.names !== SEGMENTS;
  const why: RfmResult['why'] = {
    customers: explain(view, 'buyers', rfm.buyers),
    scores: explain(view, `rfmScores.${method}`, rfm.buyers, null, { bins }),
  };
  for (const { segment, figure, customers } of segments)
    why[figure] = explain(
      view,
      own ? 'rfmSegment.own' : `rfmSegment.${segment}`,
      customers,
      { kind: 'rfmSegment', options: rfm.options, segment },
      own ? { name: segment, rules: rulesOf(rfm, segment), bins } : {},
    );
  return why;
}

/** The lines of a segment of one's own: R 4–5, F 1, M 1–5; … */
function rulesOf(rfm: Rfm, segment: string): string {
  const range = ([low, high]: readonly [number, number]) => (low === high ? `${low}` : `${low}–${high}`);
  return (rfm.options.rules ?? [])
    .filter((rule) => rule.name === segment)
    .map(({ r, f, m, i }) => `R ${range(r)}, F ${range(f)}, M ${range(m)}${i ? `, I ${range(i)}` : ''}`)
    .join('; ');
}
