import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { FigureExtras } from './customerFigures.ts';
import { UNKNOWN } from './states.ts';
import type { View } from './view.ts';

export const FIGURE_COLUMNS = [
  'recencyDays',
  'orders',
  'revenueE4',
  'averageOrderE4',
  'refundsE4',
  'trailingYearE4',
  'medianGapDays',
  'overdueRatio',
] as const satisfies readonly CustomerColumn[];
export const DAY_COLUMNS = ['firstDay', 'lastDay'] as const satisfies readonly CustomerColumn[];
export const CODE_COLUMNS = ['state', 'valueClass', 'attitude', 'segment'] as const satisfies readonly CustomerColumn[];
export type CountedColumn =
  | (typeof FIGURE_COLUMNS)[number]
  | (typeof DAY_COLUMNS)[number]
  | (typeof CODE_COLUMNS)[number];

/**
 * One counted column of the customer grid as numbers by ledger index, NaN where the grid shows nothing: what sorting
 * and filtering work on. The same values as customerFigures gives row by row; days are day numbers, states, classes
 * and segments their codes (1, 2, … in the order they are named), money E4. Linear in the customers.
 */
export function customerColumn(view: View, extras: FigureExtras, column: CountedColumn): Float64Array {
  const { metrics, states, asOf } = view;
  const { lastDay, orders, medianGapDays } = metrics;
  switch (column) {
    case 'state':
      return from(states, UNKNOWN);
    case 'valueClass':
    case 'attitude':
      return from(extras.values.classOf, 0);
    case 'segment':
      return from(extras.rfm.segment, 0);
    case 'firstDay':
      return from(metrics.firstDay, NO_DAY);
    case 'lastDay':
      return from(lastDay, NO_DAY);
    case 'orders':
      return new Float64Array(orders);
    case 'revenueE4':
    case 'refundsE4':
    case 'trailingYearE4':
      return metrics[column];
    case 'medianGapDays':
      return from(medianGapDays, -1);
    case 'recencyDays':
      return each(lastDay, (last) => (last === NO_DAY ? Number.NaN : asOf - last));
    case 'averageOrderE4':
      return each(orders, (count, c) => (count > 0 ? metrics.purchasesE4[c]! / count : Number.NaN));
    case 'overdueRatio':
      return each(medianGapDays, (gap, c) => (gap > 0 ? (asOf - lastDay[c]!) / gap : Number.NaN));
  }
}

type Numbers = Uint8Array | Int32Array | Float64Array;

function from(values: Numbers, missing: number): Float64Array {
  const column = new Float64Array(values);
  for (let c = 0; c < column.length; c++) if (column[c] === missing) column[c] = Number.NaN;
  return column;
}

function each(values: Numbers, value: (value: number, c: number) => number): Float64Array {
  const column = new Float64Array(values.length);
  for (let c = 0; c < values.length; c++) column[c] = value(values[c]!, c);
  return column;
}
