// Clusters of the customers of a view, kept until the data change.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { type Clusters, clusterOfRows, findClusters } from '../../analysis/clusters/findClusters.ts';
import { featureMatrix } from '../../analysis/prediction/featureMatrix.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { predictionInputAt } from '../prediction/predictionInputAt.ts';

/** Days of the window in which purchases are counted. */
const WINDOW_DAYS = 90;

export function clustersAt(project: OpenProject, view: View): Clusters {
  return project.cachedForData(`clusters ${viewKey(view)}`, () => {
    const { book, ledger } = view;
    const input = { ...predictionInputAt(project, view), book, ledger, groups: [] };
    return findClusters(featureMatrix(input, [view.asOf], { windowDays: WINDOW_DAYS, horizonDays: null }));
  });
}

/** Members of a cluster at the view's date, as a mask by ledger index. */
export function clusterMembers(
  project: OpenProject,
  view: View,
  { k, cluster }: Extract<CustomerSet, { kind: 'cluster' }>,
): Uint8Array {
  const mask = new Uint8Array(view.ledger.customerCount);
  const clusters = clustersAt(project, view);
  const clusterOf = clusterOfRows(clusters, k);
  clusterOf?.forEach((one, r) => {
    if (one === cluster) mask[clusters.customer[r]!] = 1;
  });
  return mask;
}
