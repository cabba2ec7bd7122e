// A door gives a file, the engine gets a ticket: no path crosses the contract.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../shared/errors.ts';

export type TicketMode = 'open' | 'save';
export type TicketEntry = { path: string; mode: TicketMode };

export type Tickets = {
  /** A ticket for a file the user chose, or that the engine made. */
  readonly grant: (path: string, mode: TicketMode) => string;
  /** The path behind a ticket; AppError `ticket.unknown` for anything not granted in this mode. */
  readonly redeem: (ticket: string, mode: TicketMode) => string;
  /** A fresh path for a result file, in a folder that goes away with the engine. */
  readonly resultPath: (fileName: string) => string;
  readonly resultFolder: string;
  readonly entries: Map<string, TicketEntry>;
};

/** Tickets whose result files live under `resultFolder`. A job's thread starts from a copy of the engine's entries. */
export function makeTickets(resultFolder: string, entries: Map<string, TicketEntry> = new Map()): Tickets {
  return {
    resultFolder,
    entries,
    grant: (path, mode) => {
      const ticket = `${mode}-${randomUUID()}`;
      entries.set(ticket, { path, mode });
      return ticket;
    },
    redeem: (ticket, mode) => {
      const entry = entries.get(ticket);
      if (entry?.mode !== mode) throw new AppError('ticket.unknown');
      return entry.path;
    },
    resultPath: (fileName) => {
      const folder = join(resultFolder, randomUUID());
      mkdirSync(folder, { recursive: true });
      return join(folder, fileName);
    },
  };
}
