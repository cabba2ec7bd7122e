// duplicates.*: customers that may be one and the same.
import { AppError } from '../../shared/errors.ts';
import { evidenceFor, findDuplicates } from '../duplicates/findDuplicates.ts';
import { keepApart, listMerges, mergeCustomers, unmergeCustomers } from '../project/merges.ts';
import type { OpenProject } from '../project/openProject.ts';
import type { Handlers } from './handler.ts';

function writable(project: OpenProject): OpenProject {
  if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
  return project;
}

export const duplicatesHandlers = {
  'duplicates.page': ({ project, offset, limit }, context) => findDuplicates(context.project(project), offset, limit),
  'duplicates.merge': ({ project: handle, keep, gone }, context) => {
    const project = writable(context.project(handle));
    return mergeCustomers(project.db, { keep, gone, evidence: evidenceFor(project, keep, gone) });
  },
  'duplicates.dismiss': ({ project, left, right }, context) => ({
    dismissed: keepApart(writable(context.project(project)).db, left, right),
  }),
  'duplicates.merges': ({ project }, context) => ({ merges: listMerges(context.project(project).db) }),
  'duplicates.unmerge': ({ project, merge }, context) => unmergeCustomers(writable(context.project(project)).db, merge),
} satisfies Handlers<'duplicates'>;
