// Customers with an alert of some levels at a view's date, under the rules as they were in a version.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { View } from '../../analysis/view/view.ts';
import { readAlertRules } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertsOn, levelsOf } from './alertPicture.ts';

type WithAlert = Extract<CustomerSet, { kind: 'withAlert' }>;

/** Nobody where there is no such version. Judged among everybody, also where the view holds only some. */
export function alertMembers(project: OpenProject, view: View, { levels, version }: WithAlert): Uint8Array {
  const { rules, version: found } = readAlertRules(project.db, version);
  const whole = view.only?.whole ?? view;
  if (found === null) return new Uint8Array(view.ledger.customerCount);
  const level = levelsOf(whole, alertsOn(project, whole, { version, set: rules }));
  const { known } = view.metrics;
  return level.map((one, c) => (one > 0 && levels.includes(one) && known[c] === 1 ? 1 : 0));
}
