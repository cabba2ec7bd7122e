// inbox.*: a folder watched for new exports.
import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Inbox } from '../../shared/contract/inbox.ts';
import { AppError } from '../../shared/errors.ts';
import { lookForOffers } from '../inbox/lookForOffers.ts';
import { forgetWatched, isSame, readWatched, writeWatched } from '../inbox/watchedFolders.ts';
import type { OpenProject } from '../project/openProject.ts';
import { inboxFolder } from '../project/userFolders.ts';
import type { Tickets } from '../tickets.ts';
import type { Handlers } from './handler.ts';

const NONE: Inbox = { folder: null, missing: false, offers: [] };

/** The ticket a file was offered with before: a folder is looked into every few seconds. */
function ticketFor(tickets: Tickets, path: string): string {
  for (const [ticket, entry] of tickets.entries) if (entry.path === path && entry.mode === 'open') return ticket;
  return tickets.grant(path, 'open');
}

async function inboxOf(project: OpenProject, tickets: Tickets): Promise<Inbox> {
  const now = await lookForOffers(project);
  if (now === null) return NONE;
  return {
    folder: join(basename(dirname(now.folder)), basename(now.folder)),
    missing: now.missing,
    offers: now.offers.map(({ path, name, sizeBytes, modifiedAt, likeFile }) => ({
      file: ticketFor(tickets, path),
      fileName: name,
      sizeBytes,
      modifiedAt,
      likeFile,
    })),
  };
}

function chosenFolder(tickets: Tickets, ticket: string | undefined): string {
  if (ticket === undefined) {
    const folder = inboxFolder();
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  const folder = tickets.redeem(ticket, 'open');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('inbox.noFolder');
  return folder;
}

export const inboxHandlers = {
  'inbox.get': ({ project }, context) => inboxOf(context.project(project), context.tickets),

  'inbox.watch': ({ project: handle, folder: ticket }, { project: open, tickets }) => {
    const project = open(handle);
    const folder = chosenFolder(tickets, ticket);
    const before = readWatched(project.path);
    if (before?.folder !== folder) writeWatched({ project: project.path, folder, dismissed: [], known: [] });
    return inboxOf(project, tickets);
  },

  'inbox.stop': ({ project }, context) => {
    forgetWatched(context.project(project).path);
    return NONE;
  },

  'inbox.dismiss': async ({ project: handle, files }, { project: open, tickets }) => {
    const project = open(handle);
    const paths = new Set(files.map((file) => tickets.redeem(file, 'open')));
    const offers = (await lookForOffers(project))?.offers ?? [];
    const watched = readWatched(project.path);
    if (watched !== null) {
      const waved = offers.filter(({ path }) => paths.has(path));
      const dismissed = waved.map(({ name, sizeBytes, changedMs }) => ({ name, sizeBytes, changedMs }));
      const kept = watched.dismissed.filter((one) => !dismissed.some((other) => isSame(one, other)));
      writeWatched({ ...watched, dismissed: [...kept, ...dismissed] });
    }
    return inboxOf(project, tickets);
  },
} satisfies Handlers<'inbox'>;
