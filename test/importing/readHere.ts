// Files read in this process: the plan, the records as plain rows, what was kept out and what the check found.
import { basename } from 'node:path';
import type { ImportChoices } from '../../electron/importing/planning/importPlan.ts';
import { planImports } from '../../electron/importing/planning/planImports.ts';
import type { RecordsDone } from '../../electron/importing/readerMessages.ts';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import { readRecords } from '../../electron/importing/readRecords.ts';
import { NULL_INT, type PackedColumn, unpackTexts } from '../../electron/importing/records/packRecords.ts';

/** 2026-06-30: the day on which the tests think they run. */
export const TODAY = 20_634;

export type HereRow = { row: number; part: number; customer: string | null } & Record<string, unknown>;

function column(packed: PackedColumn, row: number, texts: Map<PackedColumn, (string | null)[]>): unknown {
  if (packed === null) return null;
  if (packed instanceof Int32Array) return packed[row] === NULL_INT ? null : packed[row];
  if (packed instanceof Float64Array) return Number.isNaN(packed[row]) ? null : packed[row];
  let unpacked = texts.get(packed);
  if (!unpacked) {
    unpacked = unpackTexts(packed);
    texts.set(packed, unpacked);
  }
  return unpacked[row];
}

export async function readHere(paths: string | readonly string[], choices: ImportChoices = {}) {
  const all = typeof paths === 'string' ? [paths] : paths;
  const sources = await Promise.all(all.map((path) => openHere(path)));
  const files = all.map((path, k) => ({ name: basename(path), source: sources[k]! }));
  const plan = await planImports(files, choices, { today: TODAY });
  if (plan.problems.length > 0) throw new Error(`not ready: ${JSON.stringify(plan.problems)}`);
  const { reader, run } = readRecords({ plan, records: true, check: true }, sources);
  const rows: HereRow[] = [];
  const kept: { row: number; code: string; outcome: string; cells: string[] }[] = [];
  const codes: string[] = [];
  const batches = run();
  let done: RecordsDone;
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      done = next.value;
      break;
    }
    const { part, records, rejections } = next.value;
    if (records !== null) {
      codes.push(...unpackTexts(records.newCustomers).map((code) => code!));
      const texts = new Map<PackedColumn, (string | null)[]>();
      for (let k = 0; k < records.rows; k++) {
        const row: HereRow = { row: records.rowNumbers[k]!, part, customer: codes[records.customers[k]!] ?? null };
        for (const [at, { name }] of reader.columns.entries()) row[name] = column(records.columns[at]!, k, texts);
        rows.push(row);
      }
    }
    if (rejections !== null) {
      const [rejected, outcomes, cells] = [rejections.codes, rejections.outcomes, rejections.cells].map(
        unpackTexts,
      ) as [string[], string[], string[]];
      for (const [k, row] of rejections.rowNumbers.entries())
        kept.push({ row, code: rejected[k]!, outcome: outcomes[k]!, cells: JSON.parse(cells[k]!) });
    }
  }
  for (const source of sources) await source.close();
  const found = Object.fromEntries(done.check!.found.map(({ code, rows: count }) => [code, count]));
  return { plan, rows, kept, done, check: done.check!, found };
}
