// How long customers stayed, as of a view, kept until data or settings change.
import type { RenewalPeriod } from '../../analysis/definition/renewals.ts';
import { choosePeriod, type RetentionModel, retentionModel } from '../../analysis/survival/retentionModel.ts';
import { type Tenures, tenuresOf } from '../../analysis/survival/tenure.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { OpenProject } from '../../project/openProject.ts';

const KEPT_TENURES = 3;

/** Below these the customers from the beginning of the data are needed after all. */
const ENOUGH = { customers: 100, lost: 20 };

/**
 * Those who may be older than the data are left out where enough others are there, or taken in when `early` is set.
 * Only the latest few are kept, because those of many customers are large.
 */
export function tenuresAt(project: OpenProject, view: View, early: boolean): Tenures {
  const all = project.cached('tenures', () => new Map<string, Tenures>());
  const key = `${early} ${viewKey(view)}`;
  const tenures = all.get(key) ?? chooseTenures(view, early);
  all.delete(key);
  all.set(key, tenures);
  if (all.size > KEPT_TENURES) all.delete(all.keys().next().value!);
  return tenures;
}

/** The model of renewals, null where no period can carry one. */
export function retentionAt(
  project: OpenProject,
  view: View,
  tenures: Tenures,
  asked: RenewalPeriod | null,
): RetentionModel | null {
  return project.cached(`retention ${asked} ${tenures.early.followed} ${viewKey(view)}`, () => {
    const period = choosePeriod(view, tenures, asked);
    return period ? retentionModel(tenures, period) : null;
  });
}

function chooseTenures(view: View, early: boolean): Tenures {
  const tenures = tenuresOf(view, early);
  if (early || tenures.early.customers === 0) return tenures;
  let customers = 0;
  let lost = 0;
  for (let c = 0; c < tenures.entry.length; c++) {
    if (tenures.entry[c] === NO_DAY) continue;
    customers++;
    lost += tenures.lost[c]!;
  }
  return customers >= ENOUGH.customers && lost >= ENOUGH.lost ? tenures : tenuresOf(view, true);
}
