// segments.*: scores and named segments, the cube, distances to the next segment, movement between two dates.
import type { MovementOptions, RfmOptions } from '../../shared/contract/customerSet.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { checkRfmOptions } from '../analysis/segments/checkRfmOptions.ts';
import { cubeOf } from '../analysis/segments/cube.ts';
import { cubeResult } from '../analysis/segments/cubeResult.ts';
import { movedMembers } from '../analysis/segments/movedMembers.ts';
import { type Movement, movementOf } from '../analysis/segments/movement.ts';
import { movementResult, moveReason } from '../analysis/segments/movementResult.ts';
import { type Rfm, rfmOf } from '../analysis/segments/rfm.ts';
import { rfmResult } from '../analysis/segments/rfmResult.ts';
import { asOfText } from '../analysis/view/explain.ts';
import { stableOrder } from '../analysis/view/stableOrder.ts';
import { type View, viewKey } from '../analysis/view/view.ts';
import { boundaryAt } from '../gathering/sets/boundaryAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readCustomerText } from '../project/customerText.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

const HALF_A_YEAR = 182;

function rfmAt(project: OpenProject, view: View, args: RfmOptions): Rfm {
  const options = checkRfmOptions(args);
  return project.cached(`rfm ${viewKey(view)} ${JSON.stringify(options)}`, () => rfmOf(view, options));
}

function movementAt(project: OpenProject, view: View, options: MovementOptions): Movement {
  const from = parseIsoDate(options.from);
  if (from === null) throw new AppError('asOf.invalid', { asOf: options.from });
  const checked = { ...options, rfm: checkRfmOptions(options.rfm) };
  return project.cached(`movement ${viewKey(view)} ${JSON.stringify(checked)}`, () => movementOf(view, from, checked));
}

const textsOf = (project: OpenProject, view: View, page: readonly number[]) =>
  readCustomerText(
    project.db,
    page.map((c) => view.ledger.customerRowId[c]!),
  );

export const segmentsHandlers = {
  'segments.rfm': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    return rfmResult(view, rfmAt(project, view, args), args.rows, args.columns);
  },

  'segments.scores': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const { r, f, m, segment, names, buyers } = rfmAt(project, view, args);
    const { metrics, asOf } = view;
    const page: number[] = [];
    for (let c = 0, place = 0; c < segment.length && page.length < args.limit; c++)
      if (segment[c] !== 0 && place++ >= args.offset) page.push(c);
    const texts = textsOf(project, view, page);
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

  'segments.cube': ({ project: handle, asOf, within, ...options }, { project: open }) => {
    const project = open(handle);
    const { cuts } = options;
    if (options.method === 'fixed') {
      if (cuts === null) throw new AppError('segments.cutsMissing', { needed: 2 });
      if ([cuts.frequency, cuts.monetary, cuts.interaction].some((pair) => pair && pair[1] < pair[0]))
        throw new AppError('segments.cutsOrder');
    }
    const view = viewOrBlank(project, asOf, undefined, within);
    const plain = { method: options.method, cuts: options.method === 'fixed' ? cuts : null };
    const cube = project.cached(`cube ${viewKey(view)} ${JSON.stringify(plain)}`, () => cubeOf(view, plain));
    return cubeResult(view, cube, readSettings(project.db).cube.names);
  },

  'segments.boundary': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    return boundaryAt(project, view, rfmAt(project, view, args), args);
  },

  'segments.movement': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const settings = readSettings(project.db);
    const options: MovementOptions = {
      from: args.from ?? isoDate(view.asOf - HALF_A_YEAR),
      by: args.by,
      sameCuts: args.sameCuts,
      rfm: args.rfm ?? settings.rfm,
      value: args.value ?? settings.value,
    };
    return movementResult(view, movementAt(project, view, options));
  },

  'segments.moved': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const movement = movementAt(project, view, args.options);
    const mask = movedMembers(movement, args.before, args.after);
    const moved: number[] = [];
    for (let c = 0; c < mask.length; c++) if (mask[c] === 1) moved.push(c);
    const order = stableOrder(Int32Array.from(moved), view.metrics.revenueE4, true);
    const page = Array.from(order.subarray(args.offset, args.offset + args.limit));
    const texts = textsOf(project, view, page);
    const { names, from, to } = movement;
    return {
      asOf: asOfText(view),
      total: order.length,
      rows: page.map((c, place) => ({
        customer: texts[place]!.customer,
        name: texts[place]!.name,
        before: names[from[c]! - 1] ?? null,
        after: names[to[c]! - 1] ?? '',
        reason: moveReason(view, movement, c),
        revenueE4: view.metrics.revenueE4[c]!,
      })),
    };
  },
} satisfies Handlers<'segments'>;
