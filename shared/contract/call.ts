// What one entry of the contract says: kind, help, arguments, result, and which data it touches.
import '../noEval.ts';
import { z } from 'zod';

/** What a call may change; clients reread what depends on it. */
export type Touched = 'project' | 'data' | 'settings' | 'recent';

type Entry<A extends z.ZodRawShape, R extends z.ZodType> = { help: string; args: A; result: R };
type Writing<A extends z.ZodRawShape, R extends z.ZodType> = Entry<A, R> & { touches: readonly Touched[] };

/** Answers from the project file and changes nothing. */
export function read<A extends z.ZodRawShape, R extends z.ZodType>(entry: Entry<A, R>) {
  return {
    kind: 'read',
    help: entry.help,
    args: z.strictObject(entry.args),
    result: entry.result,
    touches: [],
  } as const;
}

/** Changes something at once; writes of one project never overlap. */
export function write<A extends z.ZodRawShape, R extends z.ZodType>(entry: Writing<A, R>) {
  return {
    kind: 'write',
    help: entry.help,
    args: z.strictObject(entry.args),
    result: entry.result,
    touches: entry.touches,
  } as const;
}

/** Long work in its own thread, with progress and cancel; all or nothing in the project file. */
export function job<A extends z.ZodRawShape, R extends z.ZodType>(entry: Writing<A, R>) {
  return {
    kind: 'job',
    help: entry.help,
    args: z.strictObject(entry.args),
    result: entry.result,
    touches: entry.touches,
  } as const;
}

/** Progress of a job: what is being done, how much is done, and of how much where that is known. */
export const progress = z.strictObject({
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  rows: z.number().nullable(),
});
export type Progress = z.infer<typeof progress>;
