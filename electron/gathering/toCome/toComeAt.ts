// What is to be expected of the customers at a date, kept until data or settings change.
import type { Result } from '../../../shared/contract/contract.ts';
import type { Text } from '../../../shared/text.ts';
import type { BuyingKind } from '../../analysis/toCome/buyingModel.ts';
import { type Expectations, expectationsOf } from '../../analysis/toCome/expectations.ts';
import { assemble, basisOf, optionsOf, type ToComeAsked } from '../../analysis/toCome/toCome.ts';
import { type Basis, nextDaysOf, refusedToCome, type ToComeOptions } from '../../analysis/toCome/toComeResult.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { extrasAt } from '../customers/customerKnowledge.ts';

const KEPT = 3;

/** Columns of many customers are large: of each shelf only the latest few are kept. */
export function keptToCome<T>(project: OpenProject, shelf: string, view: View, asked: unknown, make: () => T): T {
  const key = `${viewKey(view)} ${JSON.stringify(asked)}`;
  const all = project.cached(`toCome.${shelf}`, () => new Map<string, T>());
  const value = all.get(key) ?? make();
  all.delete(key);
  all.set(key, value);
  if (all.size > KEPT) all.delete(all.keys().next().value!);
  return value;
}

/** The models fitted to the view, or why there are none. */
const basisAt = (project: OpenProject, view: View, asked: BuyingKind | null): Basis | Text =>
  keptToCome(project, 'basis', view, asked, () => basisOf(view, asked));

export type Expected = {
  readonly basis: Basis;
  readonly options: ToComeOptions;
  readonly expected: Expectations;
  /** Day of the next order by row; NaN where leaving is likelier than staying. */
  readonly next: Float64Array;
};

/** What is expected of each customer, or why nothing can be said. */
export function expectedAt(project: OpenProject, view: View, asked: ToComeAsked): Expected | Text {
  const basis = basisAt(project, view, asked.model);
  if ('key' in basis) return basis;
  return keptToCome(project, 'expected', view, asked, () => {
    const options = optionsOf(view, asked, basis.buyers);
    const expected = expectationsOf(basis.buyers, basis.fit.model, basis.spending, options);
    return { basis, options, expected, next: nextDaysOf(basis.buyers, expected) };
  });
}

export function toComeAt(project: OpenProject, view: View, asked: ToComeAsked): Result<'toCome.value'> {
  const found = expectedAt(project, view, asked);
  if ('key' in found) return refusedToCome(view, found, optionsOf(view, asked, null));
  return keptToCome(project, 'value', view, asked, () =>
    assemble(view, found.basis, found.expected, found.options, extrasAt(project, view).values.classOf, asked.model),
  );
}
