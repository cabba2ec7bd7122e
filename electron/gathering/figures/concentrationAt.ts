// How much hangs on few customers, with the names of the best.
import type { ConcentrationResult } from '../../../shared/contract/concentration.ts';
import { type ConcentrationOptions, concentration } from '../../analysis/value/concentration.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';

export const concentrationAt = (project: OpenProject, view: View, options: ConcentrationOptions): ConcentrationResult =>
  project.cached(`value.concentration ${viewKey(view)} ${JSON.stringify(options)}`, () => {
    const found = concentration(view, options);
    const texts = readCustomerText(
      project.db,
      found.top.map(({ c }) => view.ledger.customerRowId[c]!),
    );
    const top = found.top.map(({ c: _, ...row }, i) => ({
      customer: texts[i]!.customer,
      name: texts[i]!.name,
      ...row,
    }));
    return { ...found, top };
  });
