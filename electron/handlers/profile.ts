// profile.*: what a set of customers is like beside the others.
import { profileAt } from '../gathering/figures/profileAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import type { Handlers } from './handler.ts';

export const profileHandlers = {
  'profile.compare': ({ project: handle, asOf, within, set, against }, { project: open }) => {
    const project = open(handle);
    return profileAt(project, viewOrBlank(project, asOf, undefined, within), set, against);
  },
} satisfies Handlers<'profile'>;
