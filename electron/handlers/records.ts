// records.*: entries by hand, and lists of what is neither customer nor order.
import { AppError } from '../../shared/errors.ts';
import { addRecord } from '../project/addRecord.ts';
import { pageRecords, recordWords } from '../project/records.ts';
import type { Handlers } from './handler.ts';

export const recordsHandlers = {
  'records.add': ({ project, record }, context) => {
    const { db, readOnlyReason } = context.project(project);
    if (readOnlyReason !== null) throw new AppError('project.readOnly');
    return addRecord(db, record);
  },
  'records.page': ({ project, kind, search, offset, limit }, context) =>
    pageRecords(context.project(project).db, kind, search, offset, limit),
  'records.words': ({ project, kind }, context) => ({ words: recordWords(context.project(project).db, kind) }),
} satisfies Handlers<'records'>;
