// Complaints of a project by ledger index and day, kept until the data change.
import type { Complaints } from '../../analysis/churn/complainers.ts';
import { eachComplaintDay } from '../../project/complaintDays.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { indexByRowId } from '../customers/customerTexts.ts';

export const complaintDays = (project: OpenProject): Complaints =>
  project.cachedForData('complaint days', () => {
    const indexOf = indexByRowId(project.ledger());
    const rows: [number, number][] = [];
    for (const [id, day] of eachComplaintDay(project.db)) if ((indexOf[id] ?? -1) >= 0) rows.push([indexOf[id]!, day]);
    rows.sort(([a, x], [b, y]) => a - b || x - y);
    return { customer: Int32Array.from(rows, ([c]) => c), day: Int32Array.from(rows, ([, day]) => day) };
  });
