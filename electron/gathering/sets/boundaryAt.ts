// Who is nearest to another segment: the figures with the customers' names.
import type { BoundaryResult } from '../../../shared/contract/segments.ts';
import { boundaryDistances, boundaryOf } from '../../analysis/segments/boundary.ts';
import { boundarySummary } from '../../analysis/segments/boundarySummary.ts';
import type { Rfm } from '../../analysis/segments/rfm.ts';
import { stableOrder } from '../../analysis/view/stableOrder.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';

export type Nearest = 'falling' | 'risingByMoney' | 'risingByOrders';
type Page = { readonly nearest: Nearest; readonly offset: number; readonly limit: number };

const AXES = { falling: 'days', risingByMoney: 'money', risingByOrders: 'orders' } as const;

export function boundaryAt(project: OpenProject, view: View, rfm: Rfm, page: Page): BoundaryResult {
  const axis = AXES[page.nearest];
  const kept = <T>(what: string, make: () => T) =>
    project.cached(`boundary ${viewKey(view)} ${JSON.stringify(rfm.options)} ${what}`, make);
  const falls = kept('days', () => boundaryDistances(view, rfm, 'days'));
  const distances = kept(axis, () => boundaryDistances(view, rfm, axis));
  const order = kept(`order ${axis}`, () => {
    const near = new Int32Array(distances.length);
    let count = 0;
    for (let c = 0; c < distances.length; c++) if (!Number.isNaN(distances[c]!)) near[count++] = c;
    return stableOrder(near.subarray(0, count), distances, false);
  });
  const shown = Array.from(order.subarray(page.offset, page.offset + page.limit));
  const texts = readCustomerText(
    project.db,
    shown.map((c) => view.ledger.customerRowId[c]!),
  );
  return {
    ...boundarySummary(view, rfm, falls),
    total: order.length,
    rows: shown.map((c, place) => ({
      customer: texts[place]!.customer,
      name: texts[place]!.name,
      segment: rfm.names[rfm.segment[c]! - 1] ?? '',
      recencyDays: view.asOf - view.metrics.lastDay[c]!,
      orders: view.metrics.orders[c]!,
      revenueE4: view.metrics.revenueE4[c]!,
      ...boundaryOf(view, rfm, c),
    })),
  };
}
