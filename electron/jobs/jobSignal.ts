// Between a job and whoever may cancel it: two numbers that both threads see.

export type JobSignal = {
  readonly aborted: boolean;
  /** The job will ask `commit` before anything it does can stand: a cancel may be answered without waiting for it. */
  readonly begin?: () => void;
  /** From here on a cancel comes too late; false where one came before. */
  readonly commit?: () => boolean;
};

const [RUNNING, CANCELLED, COMMITTED] = [0, 1, 2];

export const makeJobFlag = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** False where the job is past the point of return: what it does will stand. */
export const cancelJob = (flag: SharedArrayBuffer): boolean =>
  Atomics.compareExchange(new Int32Array(flag), 0, RUNNING, CANCELLED) !== COMMITTED;

/** Whether a cancelled job leaves nothing behind, however long it takes to end. */
export const leavesNothing = (flag: SharedArrayBuffer): boolean => Atomics.load(new Int32Array(flag), 1) === 1;

export function jobSignal(flag: SharedArrayBuffer): JobSignal {
  const state = new Int32Array(flag);
  return {
    get aborted() {
      return Atomics.load(state, 0) === CANCELLED;
    },
    begin: () => void Atomics.store(state, 1, 1),
    commit: () => Atomics.compareExchange(state, 0, RUNNING, COMMITTED) !== CANCELLED,
  };
}
