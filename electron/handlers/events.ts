// events.*: what happened to the business itself.
import { addEvent, readEvents, removeEvent } from '../project/businessEvents.ts';
import type { Handlers } from './handler.ts';

export const eventsHandlers = {
  'events.list': ({ project: handle }, { project }) => ({ events: readEvents(project(handle).db) }),
  'events.add': ({ project: handle, ...event }, { project }) => addEvent(project(handle).db, event),
  'events.remove': ({ project: handle, event }, { project }) => ({ removed: removeEvent(project(handle).db, event) }),
} satisfies Handlers<'events'>;
