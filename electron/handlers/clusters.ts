// clusters.*: customers who buy alike.
import { clustersResult } from '../analysis/clusters/clustersResult.ts';
import { clustersAt } from '../gathering/figures/clustersAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const clustersHandlers = {
  'clusters.find': ({ project: handle, asOf, within, k }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return clustersResult(view, clustersAt(project, view), k);
  },
} satisfies Handlers<'clusters'>;
