// How many customers share a state, class, segment, type or region at a date.
import type { Result } from '../../../shared/contract/contract.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { blankTextColumns } from '../../project/customers.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { Dictionary } from './customerDictionaries.ts';
import { customerDictionaries, extrasAt } from './customerKnowledge.ts';

export type Facets = Omit<Result<'customers.facets'>, 'asOf'>;
type Facet = Facets['state'];

/** Types and regions beyond these are found by text. */
const MOST_FREQUENT = 50;

export function customerFacets(project: OpenProject, view: View): Facets {
  return project.cached(`customers.facets ${viewKey(view)}`, () => {
    const { known } = view.metrics;
    const extras = extrasAt(project, view);
    const texts = customerDictionaries(project);
    return {
      customers: known.reduce((sum, is) => sum + is, 0),
      state: byCode(known, view.states, STATE_NAMES.slice(1)).filter(({ value }) => value !== null),
      valueClass: byCode(known, extras.values.classOf, VALUE_CLASSES),
      segment: byCode(known, extras.rfm.segment, extras.rfm.names),
      type: byText(known, texts.type),
      region: byText(known, texts.region),
      blank: blankTextColumns(project.db),
    };
  });
}

/** Codes 1, 2 … stand for the names in their order, 0 for none. Names nobody has are left out. */
function byCode(known: Uint8Array, codes: Uint8Array, names: readonly (string | null)[]): Facet {
  const counts = new Int32Array(names.length + 1);
  for (let c = 0; c < known.length; c++) if (known[c] === 1) counts[codes[c]!]!++;
  return [
    ...names.map((value, i) => ({ value, customers: counts[i + 1]! })),
    { value: null, customers: counts[0]! },
  ].filter(({ customers }) => customers > 0);
}

function byText(known: Uint8Array, { values, codeOf }: Dictionary): Facet {
  const counts = new Int32Array(values.length + 1);
  for (let c = 0; c < known.length; c++) if (known[c] === 1) counts[codeOf[c]! + 1]!++;
  const found = values
    .map((value, i) => ({ value, customers: counts[i + 1]! }))
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_FREQUENT);
  return counts[0] === 0 ? found : [...found, { value: null, customers: counts[0]! }];
}
