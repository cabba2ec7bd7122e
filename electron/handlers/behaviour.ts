// behaviour.*: what customers did before they left.
import { beforeLeavingAt } from '../gathering/behaviour/behaviourAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const behaviourHandlers = {
  'behaviour.beforeLeaving': ({ project: handle, asOf, within, days }, { project: open }) => {
    const project = open(handle);
    return beforeLeavingAt(project, viewOrBlank(project, asOf, undefined, within), days);
  },
} satisfies Handlers<'behaviour'>;
