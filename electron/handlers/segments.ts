// segments.*: scores and named segments, value classes.
import type { RfmOptions } from '../../shared/contract/common.ts';
import { AppError } from '../../shared/errors.ts';
import { asOfText } from '../analysis/explain.ts';
import { type Rfm, rfmOf } from '../analysis/rfm.ts';
import { rfmResult } from '../analysis/rfmResult.ts';
import { type View, viewKey } from '../analysis/view.ts';
import { viewOrBlank } from '../ledger/viewAt.ts';
import { readCustomerText } from '../project/customerText.ts';
import type { OpenProject } from '../project/openProject.ts';
import type { Handlers } from './handler.ts';

function optionsOf({ bins, method, cuts }: RfmOptions): RfmOptions {
  if (method === 'quantile') return { bins, method, cuts: null };
  if (cuts === null) throw new AppError('segments.cutsMissing', { needed: bins - 1 });
  for (const list of [cuts.recencyDays, cuts.frequency, cuts.monetary]) {
    if (list.length !== bins - 1) throw new AppError('segments.cutsCount', { needed: bins - 1, given: list.length });
    if (list.some((cut, i) => i > 0 && cut < list[i - 1]!)) throw new AppError('segments.cutsOrder');
  }
  return { bins, method, cuts };
}

function rfmAt(project: OpenProject, view: View, args: RfmOptions): Rfm {
  const options = optionsOf(args);
  return project.cached(`rfm ${viewKey(view)} ${JSON.stringify(options)}`, () => rfmOf(view, options));
}

export const segmentsHandlers = {
  'segments.rfm': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    return rfmResult(view, rfmAt(project, view, args));
  },
  'segments.scores': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const { r, f, m, segment, names, buyers } = rfmAt(project, view, args);
    const { ledger, metrics, asOf } = view;
    const page: number[] = [];
    for (let c = 0, place = 0; c < segment.length && page.length < args.limit; c++)
      if (segment[c] !== 0 && place++ >= args.offset) page.push(c);
    const texts = readCustomerText(
      project.db,
      page.map((c) => ledger.customerRowId[c]!),
    );
    return {
      asOf: asOfText(view),
      total: buyers,
      rows: page.map((c, i) => ({
        customer: texts[i]!.customer,
        recencyDays: asOf - metrics.lastDay[c]!,
        orders: metrics.orders[c]!,
        revenueE4: metrics.revenueE4[c]!,
        r: r[c]!,
        f: f[c]!,
        m: m[c]!,
        segment: names[segment[c]! - 1] ?? '',
      })),
    };
  },
} satisfies Handlers<'segments'>;
