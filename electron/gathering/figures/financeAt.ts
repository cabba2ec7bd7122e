// Revenue and profit at a date, with the names of the largest customers lost.
import type { Finance } from '../../../shared/contract/indicators.ts';
import { financeOf } from '../../analysis/money/finance.ts';
import type { View } from '../../analysis/view/view.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';

export function financeAt(project: OpenProject, view: View, marginShare: number): Finance {
  const { top, ...figures } = financeOf(view, marginShare);
  const texts = readCustomerText(
    project.db,
    top.map(({ c }) => view.ledger.customerRowId[c]!),
  );
  return {
    ...figures,
    top: top.map(({ c: _, ...row }, i) => ({ customer: texts[i]!.customer, name: texts[i]!.name, ...row })),
  };
}
