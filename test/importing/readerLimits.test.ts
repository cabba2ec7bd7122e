import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { type Reader, startReader } from '../../electron/importing/startReader.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject, run } from './importing.ts';
import { refusal, writeTestFile } from './readingFiles.ts';
import { tinyXlsx } from './tinyXlsx.ts';

const folder = temporaryFolder();
const csv = (rows: number) =>
  writeTestFile(
    folder,
    'orders.csv',
    `customer,date,amount\n${Array.from({ length: rows }, (_, k) => `c${k % 900},2024-01-0${1 + (k % 9)},${k % 50}`).join('\n')}\n`,
  );

const readers: Reader[] = [];
const reader = (...given: Parameters<typeof startReader>) => {
  const started = startReader(...given);
  readers.push(started);
  return started;
};
afterEach(() => {
  for (const started of readers.splice(0)) started.end();
});

/** Processes that read for this one. */
function readerPids(): number[] {
  if (process.platform === 'win32') return [];
  const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((line) => line.includes('readerChild'))
    .map((line) => Number.parseInt(line, 10));
}

async function goneWithin(ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (readerPids().length > 0) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** A small workbook whose texts take a few hundred megabytes once they are read. */
function memoryBomb(): Buffer {
  const texts = Array.from({ length: 1000 }, (_, k) => `<si><t>${String(k).padStart(14, 'x')}</t></si>`).join('');
  const data = Buffer.from(`<sst>${texts.repeat(3_000)}</sst>`);
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>';
  return tinyXlsx({ sheet, more: [{ name: 'xl/sharedStrings.xml', data }] });
}

describe.skipIf(process.platform === 'win32')('a reader that goes wild is ended', () => {
  test('when it says nothing for too long', async () => {
    const path = csv(10);
    const limits = { silentMs: 30_000, residentBytes: 768 * 2 ** 20 };
    const wild = reader([path], { limits });
    const file = await wild.open(path);
    limits.silentMs = 500;
    process.kill(wild.pid()!, 'SIGSTOP');
    const asked = performance.now();
    expect((await refusal(file.sha256())).code).toBe('imports.readerStopped');
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(await goneWithin(2_000)).toBe(true);
    // It stays ended, and says so again.
    expect((await refusal(file.sha256())).code).toBe('imports.readerStopped');
  });

  test('when it takes more memory than it may', { timeout: 120_000 }, async () => {
    const path = writeTestFile(folder, 'bomb.xlsx', memoryBomb());
    const wild = reader([path], { limits: { silentMs: 60_000, residentBytes: 180 * 2 ** 20 } });
    const error = await refusal(
      (async () => {
        const file = await wild.open(path);
        for await (const _batch of file.batches(0));
      })(),
    );
    expect(error.code).toBe('imports.readerMemory');
    expect(await goneWithin(2_000)).toBe(true);
  });

  test('at once when the user cancels, even if it hears nothing', async () => {
    const path = csv(10);
    const signal = { aborted: false };
    const wild = reader([path], { signal });
    const file = await wild.open(path);
    process.kill(wild.pid()!, 'SIGSTOP');
    const asked = performance.now();
    const answer = refusal(file.sha256());
    signal.aborted = true;
    expect((await answer).code).toBe('job.cancelled');
    expect(performance.now() - asked).toBeLessThan(1_000);
  });

  test('and a project it was reading for stays as it was', async () => {
    const project = newProject(folder);
    await run(project, csv(50));
    const before = project.db.serialize();
    let killed = false;
    const error = await refusal(
      run(
        project,
        csv(200_000),
        {},
        {
          report: ({ step, rows }) => {
            if (step !== 'storing' || (rows ?? 0) < 10_000 || killed) return;
            killed = true;
            for (const pid of readerPids()) process.kill(pid, 'SIGKILL');
          },
        },
      ),
    );
    expect(killed).toBe(true);
    expect(error.code).toBe('imports.readerMemory');
    expect(project.db.inTransaction).toBe(false);
    expect(project.db.serialize().equals(before)).toBe(true);
    // Nothing is in the way of the next one.
    expect((await run(project, csv(60))).rowsRead).toBe(60);
    project.close();
    expect(await goneWithin(2_000)).toBe(true);
  });
});

describe('a reader is shut in', () => {
  test('it reads the files it was given and no other, by whatever path', async () => {
    const path = csv(10);
    const project = newProject(folder);
    const jailed = reader([path]);
    expect((await jailed.open(path)).format).toBe('csv');
    for (const other of [csv(20), project.path, '/etc/passwd', `${folder}/../${folder.split('/').at(-1)}/x.csv`])
      expect((await refusal(jailed.open(other))).code).toMatch(/^imports\.(unreadable|fileGone)$/);
    project.close();
  });

  test('it may neither write nor start anything', () => {
    const script = `
      const tried = {};
      for (const [name, work] of Object.entries({
        write: () => require('node:fs').writeFileSync('${folder}/written', 'x'),
        spawn: () => require('node:child_process').spawnSync('true'),
        thread: () => new (require('node:worker_threads').Worker)('0', { eval: true }),
      })) {
        try { work(); tried[name] = 'done'; } catch (error) { tried[name] = error.code; }
      }
      console.log(JSON.stringify(tried));`;
    const said = execFileSync(process.execPath, ['--permission', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      thread: 'ERR_ACCESS_DENIED',
    });
  });

  test('it is told nothing of the environment', async () => {
    if (process.platform !== 'linux') return;
    const path = csv(10);
    const jailed = reader([path]);
    await jailed.open(path);
    const environment = execFileSync('tr', ['\\0', '\\n'], {
      input: execFileSync('cat', [`/proc/${jailed.pid()}/environ`]),
      encoding: 'utf8',
    });
    const names = environment.split('\n').map((line) => line.split('=')[0]!);
    expect(names.filter((name) => name !== '' && !/^(TZ|NODE_CHANNEL_\w+)$/.test(name))).toEqual([]);
  });
});
