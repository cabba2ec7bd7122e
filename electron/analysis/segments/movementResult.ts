import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { MovementResult } from '../../../shared/contract/segments.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asMoney, say, type Text } from '../../../shared/text.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import type { Movement } from './movement.ts';

/**
 * Who moved between two dates: every flow from a group at the earlier date (or from nowhere) to a group at D that
 * somebody took. The flows add up to all buyers at D; those of customers who had bought by the earlier date add up to
 * the buyers then. Revenue is that of D.
 */
export function movementResult(view: View, movement: Movement): MovementResult {
  const refused = refusal(view) ?? movement.refused;
  const { options, names, from, to } = movement;
  const size = names.length + 1;
  const customers = new Int32Array(size * size);
  const revenueE4 = new Float64Array(size * size);
  for (let c = 0; c < to.length; c++) {
    if (to[c] === 0) continue;
    const flow = from[c]! * size + to[c]!;
    customers[flow]!++;
    revenueE4[flow]! += view.metrics.revenueE4[c]!;
  }
  const nameAt = (code: number): string | null => (code === 0 ? null : names[code - 1]!);
  const flows: MovementResult['flows'] = [];
  let stayed = 0;
  let before = 0;
  let buyers = 0;
  for (let start = 0; start < size; start++)
    for (let end = 1; end < size; end++) {
      const n = customers[start * size + end]!;
      if (n === 0) continue;
      buyers += n;
      if (start > 0) before += n;
      if (start === end) stayed += n;
      const set: CustomerSet = { kind: 'moved', options, before: nameAt(start), after: names[end - 1]! };
      flows.push({
        before: nameAt(start),
        after: names[end - 1]!,
        customers: n,
        revenueE4: revenueE4[start * size + end]!,
        set,
      });
    }
  const sumWhere = (holds: (flow: MovementResult['flows'][number]) => boolean): number =>
    flows.filter(holds).reduce((sum, flow) => sum + flow.customers, 0);
  const rate = rateOf(stayed, before);
  const earlier = asDate(isoDate(movement.before.asOf));
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (before === 0
        ? say('analysis.movement.headlineNew', { buyers, date: earlier })
        : say('analysis.movement.headline', { ...rateParams(rate), date: earlier, moved: before - stayed })),
    refused,
    notices: refused
      ? []
      : [
          ...viewNotices(view),
          ...(movement.before.asOf >= view.asOf ? [inform('analysis.movement.notice.sameDay')] : []),
          ...(options.by === 'segment' && !options.sameCuts ? [inform('analysis.movement.notice.ownCuts')] : []),
        ],
    why: refused ? {} : { stayed: explain(view, `movement.${options.by}`, before, null, { from: earlier }) },
    options,
    customers: buyers,
    before,
    stayed: rate,
    names: [...names],
    from: [null, ...names].map((name) => ({ name, customers: sumWhere((flow) => flow.before === name) })),
    to: names.map((name) => ({ name, customers: sumWhere((flow) => flow.after === name) })),
    flows,
  };
}

/** Why customer c is where they are now: what they bought since the earlier date, and how long they are silent. */
export function moveReason(view: View, movement: Movement, c: number): Text {
  const { metrics, asOf } = view;
  const earlier = movement.before.metrics;
  const orders = metrics.orders[c]! - earlier.orders[c]!;
  const spent = metrics.revenueE4[c]! - earlier.revenueE4[c]!;
  const silent = asOf - metrics.lastDay[c]!;
  const last = asDate(isoDate(metrics.lastDay[c]!));
  if (movement.from[c] === 0) {
    return say('segments.moved.first', {
      count: metrics.orders[c]!,
      money: asMoney(metrics.revenueE4[c]!),
      last,
      silent,
    });
  }
  if (orders > 0) return say('segments.moved.bought', { count: orders, money: asMoney(spent), last, silent });
  return spent < 0
    ? say('segments.moved.refunded', { money: asMoney(-spent), last, count: silent })
    : say('segments.moved.silent', { last, count: silent });
}
