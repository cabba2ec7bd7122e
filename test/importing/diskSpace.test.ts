import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diskSpace } from '../../electron/importing/storing/diskSpace.ts';
import { listImports } from '../../electron/project/batches.ts';
import { openProject } from '../../electron/project/open.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject, run } from './importing.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const csv = (rows: number, product = 'Longjing tea, early spring') =>
  writeTestFile(
    folder,
    'orders.csv',
    `customer,date,amount,product\n${Array.from({ length: rows }, (_, k) => `c${k % 900},2024-01-0${1 + (k % 9)},${k % 50},"${product} ${k}"`).join('\n')}\n`,
  );

const MiB = 2 ** 20;

/** A disk of its own that is really small; null where this user may not mount one. */
function smallDisk(sizeMiB: number): string | null {
  if (process.platform !== 'linux') return null;
  const at = join(folder, `disk-${sizeMiB}`);
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', at], { stdio: 'ignore' });
    mounted.push(at);
    return at;
  } catch {
    console.warn('skipped: no small disk can be mounted here');
    return null;
  }
}
const mounted: string[] = [];
afterAll(() => {
  for (const at of mounted) execFileSync('umount', ['-l', at]);
});

describe('room on the disk', () => {
  test('what an import takes stays within what was told before', async () => {
    const project = newProject(folder);
    const path = csv(40_000);
    const file = { format: 'csv', totalBytes: () => statSync(path).size } as const;
    const plan = { parts: [{ part: 0, sheet: 0, headerRow: 1, order: null }] };
    const { needBytes, freeBytes } = diskSpace(project, [file], plan);
    expect(freeBytes).toBeGreaterThan(0);
    const sizes = () =>
      [project.path, `${project.path}-wal`].map((name) => (existsSync(name) ? statSync(name).size : 0));
    const before = sizes().reduce((sum, size) => sum + size, 0);
    await run(project, path);
    const after = sizes().reduce((sum, size) => sum + size, 0);
    expect(after - before).toBeLessThan(needBytes);
    expect(needBytes).toBeLessThan(6 * statSync(path).size + 8 * MiB);
    project.close();
  });

  test('too little of it is said before the start, with both figures', async () => {
    const disk = smallDisk(8);
    if (disk === null) return;
    const project = newProject(disk);
    const before = project.db.serialize();
    const path = csv(60_000);
    const error = await refusal(run(project, path));
    expect(error.code).toBe('imports.diskFull');
    expect(error.params.need).toBeGreaterThan(8);
    expect(error.params.free).toBeLessThan(8);
    expect(project.db.serialize().equals(before)).toBe(true);
    project.close();
  });

  test('a disk that fills up meanwhile: a clean stop, the room given back, and a second try that works', async () => {
    const disk = smallDisk(16);
    if (disk === null) return;
    const project = newProject(disk);
    await run(project, csv(500, 'White tea'));
    const before = project.db.serialize();
    const ballast = join(disk, 'ballast');
    const path = csv(20_000);
    const fill = () => {
      const free = Number(execFileSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).split('\n')[1]);
      execFileSync('sh', ['-c', 'head -c "$1" /dev/zero > "$2"', 'sh', String(free - 600_000), ballast]);
    };
    let filled = false;
    const error = await refusal(
      run(
        project,
        path,
        {},
        {
          report: ({ step }) => {
            if (step !== 'storing' || filled) return;
            filled = true;
            fill();
          },
        },
      ),
    );
    expect(filled).toBe(true);
    expect(error.code).toBe('imports.diskFull');
    expect(project.db.inTransaction).toBe(false);
    expect(project.db.serialize().equals(before)).toBe(true);
    expect(statSync(`${project.path}-wal`).size).toBe(0);
    project.close();
    const again = openProject(project.path, 'p');
    expect(again.readOnlyReason).toBeNull();
    expect(listImports(again.db)).toHaveLength(1);
    execFileSync('rm', [ballast]);
    for (const name of readdirSync(disk)) if (name.includes('.backup-')) execFileSync('rm', [join(disk, name)]);
    expect((await run(again, path)).rowsStored).toBe(20_000);
    again.close();
  });

  test('a file system that takes no more pages is no other case', async () => {
    const project = newProject(folder);
    await run(project, csv(500, 'White tea'));
    const before = project.db.serialize();
    const pages = project.db.pragma('page_count', { simple: true }) as number;
    project.db.pragma(`max_page_count = ${pages + 100}`);
    const path = csv(20_000);
    expect((await refusal(run(project, path))).code).toBe('imports.diskFull');
    expect(project.db.serialize().equals(before)).toBe(true);
    project.db.pragma('max_page_count = 1073741823');
    expect((await run(project, path)).rowsStored).toBe(20_000);
    project.close();
  });
});
