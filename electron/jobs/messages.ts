// What passes between the engine and a job's thread.
import type { Progress } from '../../shared/contract/call.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import type { Param, Text } from '../../shared/text.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TicketEntry } from '../tickets.ts';

export type JobInput = {
  name: CallName;
  args: unknown;
  /** The open project the job works on. */
  project: { handle: string; path: string; readOnlyReason: Text | null; ledger: Ledger | null } | null;
  resultFolder: string;
  tickets: [string, TicketEntry][];
  /** For jobSignal: a busy thread hears no messages, but can look here. */
  cancelFlag: SharedArrayBuffer;
};

export type JobOutput =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'result'; result: unknown; tickets: [string, TicketEntry][] }
  | { kind: 'refused'; code: string; params: Record<string, Param> }
  | { kind: 'failed'; message: string; stack: string };
