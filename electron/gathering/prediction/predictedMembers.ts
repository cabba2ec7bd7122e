// Sets of customers that a kept prediction model names.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { leavesOf } from '../../stats/decisionTree.ts';
import { foretoldAt, knownModel, rankedAt } from './predictionAt.ts';

type PredictedSet = Extract<CustomerSet, { kind: 'predicted' | 'treeLeaf' }>;

/** The members at the view's date, as a mask by ledger index; judged among everybody, also where the view holds some only. */
export function predictedMembers(project: OpenProject, view: View, set: PredictedSet): Uint8Array {
  const whole = view.only?.whole ?? view;
  const mask = new Uint8Array(whole.ledger.customerCount);
  const known = knownModel(project, set.version);
  if (known === null) return mask;
  const foretold = foretoldAt(project, whole, known);
  const { customer, columns } = foretold.rows;
  if (set.kind === 'predicted') {
    const order = rankedAt(project, whole, foretold, set.by);
    for (const r of order.subarray(0, set.customers)) mask[customer[r]!] = 1;
    return mask;
  }
  const { model } = known.stored;
  if (model.kind !== 'tree') return mask;
  leavesOf(model.tree, columns, customer.length).forEach((leaf, r) => {
    if (leaf === set.leaf) mask[customer[r]!] = 1;
  });
  return mask;
}
