// Value to come of made-up customers, for charts and the report.
import { toComeOf } from '../../electron/analysis/toCome/toCome.ts';
import { valueClassesOf } from '../../electron/analysis/value/valueClasses.ts';
import { FIRST, population, viewOf } from '../analysis/toCome/population.ts';

const silence = { definition: { kind: 'silence' as const, days: 120 }, origin: 'chosen' as const };
const { rows } = population({ customers: 260, days: 540, seed: 31 });
const view = viewOf(rows, FIRST + 539, silence);
const { classOf } = valueClassesOf(view, { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 });

export const toCome = toComeOf(view, classOf, { months: 12, model: null, discount: 0.1, marginShare: 0.3 });
