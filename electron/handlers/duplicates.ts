// duplicates.*: customers that may be one and the same.
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from './handler.ts';

const notYet = () => {
  throw new AppError('engine.failed');
};

export const duplicatesHandlers = {
  'duplicates.page': notYet,
  'duplicates.merge': notYet,
  'duplicates.dismiss': notYet,
  'duplicates.merges': notYet,
  'duplicates.unmerge': notYet,
} satisfies Handlers<'duplicates'>;
