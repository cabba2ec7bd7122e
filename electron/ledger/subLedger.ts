import { type Ledger, NEVER, NO_DAY } from './ledger.ts';

/**
 * The ledger of a project that holds only the customers of a mask (1 = kept). Customers keep their place, so that
 * whatever is known by ledger index fits as it is; those left out have no line, no registration, and are never known.
 * First and last day are those of the lines that stay. Linear in customers and kept lines.
 */
export function subLedger(ledger: Ledger, mask: Uint8Array): Ledger {
  const { customerCount: n, start: from } = ledger;
  const start = new Int32Array(n + 1);
  const startedOn = new Int32Array(n).fill(NO_DAY);
  const cancelledOn = new Int32Array(n).fill(NO_DAY);
  const knownFrom = new Int32Array(n).fill(NEVER);
  for (let c = 0; c < n; c++) {
    const kept = mask[c] === 1;
    start[c + 1] = start[c]! + (kept ? from[c + 1]! - from[c]! : 0);
    if (!kept) continue;
    startedOn[c] = ledger.startedOn[c]!;
    cancelledOn[c] = ledger.cancelledOn[c]!;
    knownFrom[c] = ledger.knownFrom[c]!;
  }
  const size = start[n]!;
  const day = new Int32Array(size);
  const amountE4 = new Float64Array(size);
  const flags = new Uint8Array(size);
  let firstDay: number | null = null;
  let lastDay: number | null = null;
  for (let c = 0, to = 0; c < n; c++) {
    const end = from[c + 1]!;
    if (mask[c] !== 1 || end === from[c]) continue;
    if (firstDay === null || ledger.day[from[c]!]! < firstDay) firstDay = ledger.day[from[c]!]!;
    if (lastDay === null || ledger.day[end - 1]! > lastDay) lastDay = ledger.day[end - 1]!;
    for (let i = from[c]!; i < end; i++, to++) {
      day[to] = ledger.day[i]!;
      amountE4[to] = ledger.amountE4[i]!;
      flags[to] = ledger.flags[i]!;
    }
  }
  return {
    revision: ledger.revision,
    customerCount: n,
    customerRowId: ledger.customerRowId,
    start,
    day,
    amountE4,
    flags,
    startedOn,
    cancelledOn,
    knownFrom,
    typeOf: ledger.typeOf,
    types: ledger.types,
    firstDay,
    lastDay,
    merged: ledger.merged.filter(({ c }) => mask[c] === 1),
  };
}
