// together.*: what is bought together.
import { togetherAt } from '../gathering/figures/togetherAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const togetherHandlers = {
  'together.rules': ({ project: handle, asOf, within, ...options }, { project: open }) => {
    const project = open(handle);
    return togetherAt(project, viewOrBlank(project, asOf, undefined, within), options);
  },
} satisfies Handlers<'together'>;
