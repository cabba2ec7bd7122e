// The model in use, where it may speak for today's customers everywhere a risk is told; else why it may not.
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { championOf } from '../../project/predictionModels.ts';
import { foretoldAt, type KnownModel, knownModel, type Some } from './predictionAt.ts';
import { learntUntil, mayLead } from './predictionRegistry.ts';

export type Silent = 'untrained' | 'learntLater' | 'definition';
export type Leading = { readonly model: KnownModel; readonly silent: null } | { readonly model: null; silent: Silent };

/**
 * A champion leads if it was judged on later data, learnt from nothing after the view's day, and means by leaving what
 * the project means; where the definition is only proposed, and may move with every day, what the model learnt holds.
 */
export function leadingModel(project: OpenProject, view: View): Leading {
  const version = championOf(project.db);
  const model = version === null ? null : knownModel(project, version);
  if (model === null || !mayLead(model.run)) return { model: null, silent: 'untrained' };
  const until = learntUntil(model.run);
  if (until === null || until > view.asOf) return { model: null, silent: 'learntLater' };
  const { definition, origin } = view.definition;
  const isSame = JSON.stringify(model.run.definition) === JSON.stringify(definition);
  if (!isSame && (origin === 'chosen' || model.run.definition?.kind !== definition.kind)) {
    return { model: null, silent: 'definition' };
  }
  return { model, silent: null };
}

/** The leading model's chances of some customers by ledger index; NaN for whom it does not speak of. */
export function leadingChances(project: OpenProject, view: View, model: KnownModel, some: Some): Float64Array {
  return project.cachedForData(`prediction.byCustomer ${model.stored.version} ${view.asOf} ${some.name}`, () => {
    const { rows, chances } = foretoldAt(project, view, model, some);
    const byCustomer = new Float64Array(view.ledger.customerCount).fill(Number.NaN);
    rows.customer.forEach((c, r) => {
      byCustomer[c] = chances[r]!;
    });
    return byCustomer;
  });
}

/** The leading model's chance of one customer; null where it does not speak of them, or none leads. */
export function leadingChance(project: OpenProject, view: View, { model }: Leading, c: number): number | null {
  if (model === null) return null;
  const mask = new Uint8Array(view.ledger.customerCount);
  mask[c] = 1;
  return foretoldAt(project, view, model, { name: `customer ${c}`, mask }).chances[0] ?? null;
}
