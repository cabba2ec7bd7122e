// inbox.*: a folder watched for new exports.
import { AppError } from '../../shared/errors.ts';
import type { Handlers } from './handler.ts';

const notYet = () => {
  throw new AppError('engine.failed');
};

export const inboxHandlers = {
  'inbox.get': notYet,
  'inbox.watch': notYet,
  'inbox.stop': notYet,
  'inbox.dismiss': notYet,
} satisfies Handlers<'inbox'>;
