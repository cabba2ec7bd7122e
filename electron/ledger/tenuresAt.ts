// How long customers stayed, as of a view, kept until data or settings change.
import type { RenewalPeriod } from '../analysis/renewals.ts';
import { choosePeriod, type RetentionModel, retentionModel } from '../analysis/retentionModel.ts';
import { type Tenures, tenuresOf } from '../analysis/tenure.ts';
import { type View, viewKey } from '../analysis/view.ts';
import type { OpenProject } from '../project/openProject.ts';

const KEPT_TENURES = 3;

/** The latest few, because those of many customers are large. */
export function tenuresAt(project: OpenProject, view: View): Tenures {
  const all = project.cached('tenures', () => new Map<string, Tenures>());
  const key = viewKey(view);
  const tenures = all.get(key) ?? tenuresOf(view);
  all.delete(key);
  all.set(key, tenures);
  if (all.size > KEPT_TENURES) all.delete(all.keys().next().value!);
  return tenures;
}

/** The model of renewals, null where no period can carry one. */
export function retentionAt(project: OpenProject, view: View, asked: RenewalPeriod | null): RetentionModel | null {
  return project.cached(`retention ${asked} ${viewKey(view)}`, () => {
    const tenures = tenuresAt(project, view);
    const period = choosePeriod(view, tenures, asked);
    return period ? retentionModel(view, tenures, period) : null;
  });
}
