// records.*: entries by hand, and lists of what is neither customer nor order.
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from './handler.ts';

const notYet = () => {
  throw new AppError('engine.failed');
};

export const recordsHandlers = {
  'records.add': notYet,
  'records.page': notYet,
  'records.words': notYet,
} satisfies Handlers<'records'>;
