// methods.*: the published figures, worked out anew.
import { runChecks } from '../checkUs/runChecks.ts';
import type { Handlers } from './handler.ts';

export const methodsHandlers = {
  'methods.check': () => runChecks(),
} satisfies Handlers<'methods'>;
