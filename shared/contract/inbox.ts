// A folder that is watched for new exports. It is remembered on this computer, not in the project file.
import { z } from 'zod';
import { read, write } from './call.ts';
import { count, folderTicket, openTicket, projectRef } from './common.ts';

const inbox = z.strictObject({
  /** Name of the folder as people know it; null while none is watched. */
  folder: z.string().nullable(),
  /** The folder is gone or cannot be read. */
  missing: z.boolean(),
  /** Files not imported and not waved aside, newest first; a file still being written waits. */
  offers: z.array(
    z.strictObject({
      file: openTicket,
      fileName: z.string(),
      sizeBytes: count,
      modifiedAt: z.string(),
      /** The earlier import with the same header, by its file name. */
      likeFile: z.string().nullable(),
    }),
  ),
});
export type Inbox = z.infer<typeof inbox>;

export const inboxCalls = {
  'inbox.get': read({
    help: 'The watched folder and the new exports in it',
    args: { project: projectRef },
    result: inbox,
  }),
  'inbox.watch': write({
    help: 'Watch a folder for new exports; without a folder the one made for it is used',
    args: { project: projectRef, folder: folderTicket.optional() },
    result: inbox,
    touches: ['project'],
  }),
  'inbox.stop': write({
    help: 'Watch no folder',
    args: { project: projectRef },
    result: inbox,
    touches: ['project'],
  }),
  'inbox.dismiss': write({
    help: 'Do not offer these files again until they change',
    args: { project: projectRef, files: z.array(openTicket).min(1).max(1_000) },
    result: inbox,
    touches: ['project'],
  }),
};
