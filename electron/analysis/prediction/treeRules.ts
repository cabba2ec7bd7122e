import type { Feature, TreeRule } from '../../../shared/contract/prediction.ts';
import { leavesOf, type Tree } from '../../stats/decisionTree.ts';
import { rateOf } from '../churn/rateOf.ts';

type Later = { readonly columns: readonly Float32Array[]; readonly outcome: Uint8Array };

/**
 * A tree as rules, one for each leaf, the riskiest first: what holds on the way to it, and the share of leavers there
 * among the rows learnt from and among later ones. Two conditions on one feature in the same direction are one.
 */
export function treeRules(tree: Tree, features: readonly Feature[], later: Later | null): TreeRule[] {
  const n = new Int32Array(tree.n.length);
  const events = new Int32Array(tree.n.length);
  if (later) {
    leavesOf(tree, later.columns, later.outcome.length).forEach((leaf, i) => {
      n[leaf]!++;
      events[leaf]! += later.outcome[i]!;
    });
  }
  const rules: TreeRule[] = [];
  const walk = (node: number, path: TreeRule['conditions']): void => {
    const column = tree.column[node]!;
    if (column < 0) {
      rules.push({
        leaf: node,
        conditions: path,
        learnt: rateOf(tree.events[node]!, tree.n[node]!),
        judged: later ? rateOf(events[node]!, n[node]!) : null,
      });
      return;
    }
    const feature = features[column]!;
    walk(tree.left[node]!, joined(path, { feature, relation: 'atMost', value: tree.cut[node]! }));
    walk(tree.right[node]!, joined(path, { feature, relation: 'above', value: tree.cut[node]! }));
  };
  walk(0, []);
  return rules.sort((a, b) => (b.learnt.value ?? 0) - (a.learnt.value ?? 0) || a.leaf - b.leaf);
}

/** The conditions on the way to one row's leaf. */
export function pathOf(tree: Tree, features: readonly Feature[], row: readonly number[]): TreeRule['conditions'] {
  let path: TreeRule['conditions'] = [];
  let node = 0;
  while (tree.column[node]! >= 0) {
    const column = tree.column[node]!;
    const isLeft = row[column]! <= tree.cut[node]!;
    path = joined(path, {
      feature: features[column]!,
      relation: isLeft ? 'atMost' : 'above',
      value: tree.cut[node]!,
    });
    node = isLeft ? tree.left[node]! : tree.right[node]!;
  }
  return path;
}

type Condition = TreeRule['conditions'][number];

/** The later of two conditions of one kind is the narrower one. */
const joined = (path: readonly Condition[], next: Condition): Condition[] => [
  ...path.filter((one) => one.feature !== next.feature || one.relation !== next.relation),
  next,
];
