import type { Feature } from '../../../shared/contract/prediction.ts';
import { boostedParts } from '../../stats/boostedTrees.ts';
import { chanceIn } from '../../stats/decisionTree.ts';
import { isLongTailed, logarithm, type Model } from './models.ts';

/** What moves one customer's chance away from the usual one, in log odds by column; `usual` is where they start from. */
export type Parts = { readonly usual: number; readonly parts: Float64Array };

/**
 * The parts of one customer's log odds. Of a regression: coefficient × distance from the mean it learnt; of a
 * scorecard: the weight of evidence against the average one; of a tree: what each step of the path changes; of boosted
 * trees: the same summed over all of them; of the plain rule: all of it. Usual and parts together are the log odds of
 * the model's chance.
 */
export function partsOf(model: Model, features: readonly Feature[], row: readonly number[]): Parts {
  const parts = new Float64Array(row.length);
  switch (model.kind) {
    case 'plain': {
      const code = model.cuts.filter((cut) => cut < row[model.column]!).length;
      const usual = logOdds(model.usual);
      parts[model.column] = logOdds(model.chances[code]!) - usual;
      return { usual, parts };
    }
    case 'logistic': {
      let usual = model.coefficients[0]!;
      row.forEach((value, j) => {
        const coefficient = model.coefficients[j + 1]!;
        const taken = Math.fround(isLongTailed(features[j]!) ? logarithm(value) : value);
        usual += coefficient * model.means[j]!;
        parts[j] = coefficient * (taken - model.means[j]!);
      });
      return { usual, parts };
    }
    case 'scorecard': {
      let usual = model.card.intercept;
      model.card.columns.forEach(({ column, cuts, woe, n }, k) => {
        const coefficient = model.card.coefficients[k]!;
        const total = n.reduce((sum, one) => sum + one, 0);
        const average = woe.reduce((sum, one, g) => sum + one * (n[g]! / total), 0);
        const code = cuts.filter((cut) => cut < row[column]!).length;
        usual += coefficient * average;
        parts[column] = coefficient * (woe[code]! - average);
      });
      return { usual, parts };
    }
    case 'tree': {
      const { tree } = model;
      const odds = (node: number) => logOdds(chanceIn(tree, node));
      let node = 0;
      while (tree.column[node]! >= 0) {
        const column = tree.column[node]!;
        const next = row[column]! <= tree.cut[node]! ? tree.left[node]! : tree.right[node]!;
        parts[column]! += odds(next) - odds(node);
        node = next;
      }
      return { usual: odds(0), parts };
    }
    case 'boosted': {
      const { base, parts: found } = boostedParts(model.model, row);
      const { intercept, slope } = model.line ?? { intercept: 0, slope: 1 };
      return { usual: intercept + slope * base, parts: found.map((part) => slope * part) };
    }
  }
}

const logOdds = (p: number): number => Math.log(p / (1 - p));
