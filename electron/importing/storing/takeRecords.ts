// The reader's batches one after another, with the progress over all files, until the reader is done.
import type { Progress } from '../../../shared/contract/call.ts';
import { AppError } from '../../../shared/errors.ts';
import type { JobSignal } from '../../jobs/jobSignal.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { RecordsBatch, RecordsDone } from '../readerMessages.ts';
import type { ReaderFile, RecordsStream } from '../startReader.ts';

type ReadingJob = { readonly signal: JobSignal; readonly report: (progress: Progress) => void };

export function stopIfCancelled(signal: JobSignal): void {
  if (signal.aborted) throw new AppError('job.cancelled');
}

type Taken = { readonly done: RecordsDone; readonly rowsOf: readonly number[]; readonly rowsRead: number };

/** Hands each batch to `take`; `rowsOf` counts the rows read of each file. AppError `job.cancelled`. */
export async function takeRecords(
  stream: RecordsStream,
  plan: ImportPlan,
  files: readonly ReaderFile[],
  step: Progress['step'],
  job: ReadingJob,
  take: (batch: RecordsBatch) => void,
): Promise<Taken> {
  const totalBytes = plan.parts.map(({ part, sheet }) => files[part]!.totalBytes(sheet));
  const total = totalBytes.reduce((sum, bytes) => sum + bytes, 0);
  const rowsOf = plan.parts.map(() => 0);
  const rowsRead = () => rowsOf.reduce((sum, count) => sum + count, 0);
  let bytesBefore = 0;
  let partAt = 0;
  const batches = stream.batches();
  for (;;) {
    const next = await batches.next();
    stopIfCancelled(job.signal);
    if (next.done) {
      job.report({ step, done: total, total, rows: rowsRead() });
      return { done: next.value, rowsOf, rowsRead: rowsRead() };
    }
    const batch = next.value;
    for (; partAt < batch.part; partAt++) bytesBefore += totalBytes[partAt]!;
    rowsOf[batch.part] = batch.rowsRead;
    take(batch);
    job.report({ step, done: Math.min(total, bytesBefore + batch.doneBytes), total, rows: rowsRead() });
  }
}
