// Rows of the customer grid: figures from the view, texts from the project file.
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { customerFigures } from '../../analysis/view/customerFigures.ts';
import type { View } from '../../analysis/view/view.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { extrasAt } from './customerKnowledge.ts';

/** One row for each ledger index, in their order. */
export function customerRows(project: OpenProject, view: View, indices: Int32Array): CustomerRow[] {
  const { customerRowId } = view.ledger;
  const extras = extrasAt(project, view);
  const texts = readCustomerText(
    project.db,
    Array.from(indices, (c) => customerRowId[c]!),
  );
  return texts.map((text, i) => ({ ...text, ...customerFigures(view, indices[i]!, extras) }));
}
