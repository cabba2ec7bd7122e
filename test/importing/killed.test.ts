// Killed at any moment – reading, storing, indexing, copying, taking back, merging – a project is whole afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { controlTotalsHold } from '../../electron/project/controlTotals.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { ROW_TABLES } from '../../electron/project/replacedRows.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { run } from './importing.ts';
import { writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const worker = fileURLToPath(new URL('./workUntilKilled.ts', import.meta.url));
const LANES = 2;
const KILLS = 50;
const ROWS = 3_000;
/** Longer than a whole import of these files takes on a slow machine. */
const LONGEST_MS = 900;

const files = [0, 1, 2, 3].map((month) => {
  const random = makeRandom(month);
  const rows = Array.from({ length: ROWS }, (_, k) => {
    // Orders overlap from file to file; most of those are the same, some have changed.
    const no = month * 1500 + k;
    const day = String(1 + (no % 28)).padStart(2, '0');
    return `N${no},C${no % 400},2024-0${1 + Math.floor(no / 1500)}-${day},${(no % 97) + (random.below(10) === 0 ? 1 : 0)}`;
  });
  return writeTestFile(folder, `${month}.csv`, `order number,customer id,order date,amount\n${rows.join('\n')}\n`);
});

type Outcome = { acknowledged: string[]; inFlight: string | null };

/** Lets the work go on for so long after it began, and kills it. Answers what it said it had done. */
async function killAfter(path: string, seed: number, ms: number): Promise<Outcome> {
  const child: ChildProcess = spawn(process.execPath, [worker, path, String(seed), ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout!.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('\n')) resolve();
    });
  });
  child.stderr!.on('data', (data: Buffer) => {
    wrong += data.toString();
  });
  const ended = once(child, 'close');
  await Promise.race([ready, ended]);
  await new Promise((resolve) => setTimeout(resolve, ms));
  expect([child.exitCode, wrong]).toEqual([null, '']);
  child.kill('SIGKILL');
  await ended;
  const lines = said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  expect(lines[0]).toBe('ready writable');
  const last = lines.at(-1)!;
  return {
    acknowledged: lines.filter((line) => line.startsWith('done ')).map((line) => line.slice(5)),
    inFlight: last.startsWith('begin ') ? last.slice(6) : null,
  };
}

/** What has been acknowledged so far: imports that stand, merges that stand. */
const without = (a: ReadonlySet<number>, b: ReadonlySet<number>): number[] => [...a].filter((one) => !b.has(one));

type Known = { batches: Set<number>; merges: Set<number> };

function follow(known: Known, acknowledged: readonly string[]): void {
  for (const line of acknowledged) {
    const [what, id] = [line.split(' ')[0], Number(line.split(' ')[1])];
    if (what === 'import') known.batches.add(id);
    if (what === 'undo') known.batches.delete(id);
    if (what === 'merge') known.merges.add(id);
    if (what === 'unmerge') known.merges.delete(id);
  }
}

/** Checks the project against what was acknowledged, and takes over what was under way and came through. */
function examine(path: string, known: Known, inFlight: string | null): void {
  const project = openProject(path, 'p');
  const { db } = project;
  try {
    expect(project.readOnlyReason).toBeNull();
    expect(db.pragma('quick_check(1)', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(controlTotalsHold(db)).toBe(true);
    const numbers = (sql: string) => new Set(db.prepare<[], number>(sql).pluck().all());
    const standing = numbers('SELECT id FROM import_batch WHERE undone_at IS NULL');
    const merges = numbers('SELECT id FROM customer_merge WHERE undone_at IS NULL');
    const [what, id] = inFlight?.split(' ') ?? [];
    const lost = without(known.batches, standing);
    const extra = without(standing, known.batches);
    expect(lost.filter((batch) => !(what === 'undo' && batch === Number(id)))).toEqual([]);
    expect(extra.length).toBeLessThanOrEqual(what === 'import' ? 1 : 0);
    const apart = without(known.merges, merges);
    expect(apart.filter((merge) => !(what === 'unmerge' && merge === Number(id)))).toEqual([]);
    expect(without(merges, known.merges).length).toBeLessThanOrEqual(what === 'merge' ? 1 : 0);
    for (const table of ROW_TABLES) {
      const strays = `SELECT count(*) FROM ${table} WHERE batch_id NOT IN (SELECT id FROM import_batch WHERE undone_at IS NULL)`;
      expect(db.prepare(strays).pluck().get()).toBe(0);
    }
    const blank = "SELECT count(*) FROM import_batch WHERE report = '{}' OR rows_read = 0";
    expect(db.prepare(blank).pluck().get()).toBe(0);
    const orphans = `SELECT count(*) FROM customer WHERE (merged_into IS NOT NULL) <> (id IN (
      SELECT gone_id FROM customer_merge WHERE undone_at IS NULL))`;
    expect(db.prepare(orphans).pluck().get()).toBe(0);
    expect(project.ledger().day.length).toBe(db.prepare('SELECT count(*) FROM order_line').pluck().get());
    known.batches = standing;
    known.merges = merges;
  } finally {
    project.close();
  }
}

describe.concurrent('kill -9', () => {
  test.each(Array.from({ length: LANES }, (_, lane) => lane))(
    'at 50 moments, lane %i: the project opens, nothing is half done, nothing acknowledged is lost',
    async (lane) => {
      const path = join(folder, `lane-${lane}.holdfast`);
      createProject(path, { name: 'x', currency: 'EUR', locale: 'en' });
      const random = makeRandom(100 + lane);
      const known: Known = { batches: new Set(), merges: new Set() };
      let cut = 0;
      for (let k = 0; k < KILLS; k++) {
        const { acknowledged, inFlight } = await killAfter(path, lane * KILLS + k, random.uniform() * LONGEST_MS);
        follow(known, acknowledged);
        if (inFlight !== null) cut++;
        examine(path, known, inFlight);
      }
      expect(cut).toBeGreaterThan(KILLS / 3);
      // What copies were cut short is cleared away by the next one.
      const project = openProject(path, 'p');
      await run(project, files[0]!, {}, { mode: 'replace' });
      project.close();
      const left = readdirSync(folder).filter((name) => name.startsWith(`lane-${lane}.`) && name.includes('.part'));
      expect(left).toEqual([]);
    },
    600_000,
  );
});
