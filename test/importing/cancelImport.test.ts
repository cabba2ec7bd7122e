import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeEngine } from '../../electron/engine.ts';
import { makeTickets } from '../../electron/tickets.ts';
import type { Progress } from '../../shared/contract/call.ts';
import type { ArgsIn, CallName, Result } from '../../shared/contract/contract.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();

function start() {
  const tickets = makeTickets(folder);
  const engine = makeEngine(tickets);
  const call = <N extends CallName>(
    name: N,
    args: ArgsIn<N>,
    how: { signal?: AbortSignal; report?: (progress: Progress) => void } = {},
  ) =>
    engine.run(name, args, {
      signal: how.signal ?? new AbortController().signal,
      report: how.report ?? (() => {}),
    }) as Promise<Result<N>>;
  return { tickets, engine, call };
}

const orders = (rows: number) =>
  writeTestFile(
    folder,
    'orders.csv',
    `customer,date,amount\n${Array.from({ length: rows }, (_, k) => `c${(k * 7919) % 90_001},2024-01-0${1 + (k % 9)},${k % 50}`).join('\n')}\n`,
  );

test('a cancel is answered within a second in every phase, leaves nothing, and the next import finds its turn', async () => {
  const { tickets, engine, call } = start();
  const place = tickets.grant(join(folder, 'cancelled.holdfast'), 'save');
  const { project } = await call('project.create', { project: place, name: 'Shop', currency: 'CNY' });
  const file = tickets.grant(orders(300_000), 'open');
  for (const phase of ['reading', 'checking', 'storing', 'indexing'] as const) {
    const stop = new AbortController();
    let cancelledAt = 0;
    const error = await refusal(
      call(
        'imports.run',
        { project, file },
        {
          signal: stop.signal,
          report: ({ step }) => {
            if (step !== phase || stop.signal.aborted) return;
            cancelledAt = performance.now();
            stop.abort();
          },
        },
      ),
    );
    expect(error.code, phase).toBe('job.cancelled');
    expect(performance.now() - cancelledAt, phase).toBeLessThan(1_000);
    expect((await call('imports.list', { project })).imports, phase).toEqual([]);
  }
  const small = tickets.grant(orders(100), 'open');
  expect((await call('imports.run', { project, file: small })).rowsStored).toBe(100);
  expect((await call('project.info', { project })).orderLines).toBe(100);
  engine.stop();
}, 120_000);

test('an import that is already being written down stands, though it was cancelled', async () => {
  const { jobSignal, cancelJob, makeJobFlag } = await import('../../electron/jobs/jobSignal.ts');
  const flag = makeJobFlag();
  const signal = jobSignal(flag);
  expect(signal.aborted).toBe(false);
  expect(signal.commit!()).toBe(true);
  expect(cancelJob(flag)).toBe(false);
  expect(signal.aborted).toBe(false);
  const other = makeJobFlag();
  expect(cancelJob(other)).toBe(true);
  expect(jobSignal(other).aborted).toBe(true);
  expect(jobSignal(other).commit!()).toBe(false);
});

test('while an import runs, other calls are answered as if it did not', async () => {
  const { tickets, engine, call } = start();
  const place = tickets.grant(join(folder, 'busy.holdfast'), 'save');
  const { project } = await call('project.create', { project: place, name: 'Shop', currency: 'CNY' });
  await call('imports.run', { project, file: tickets.grant(orders(2_000), 'open') });
  await call('overview.get', { project });
  let running = true;
  const importing = call('imports.run', { project, file: tickets.grant(orders(250_000), 'open') }).finally(() => {
    running = false;
  });
  let answers = 0;
  while (running) {
    await call('overview.get', { project });
    answers++;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await importing;
  engine.stop();
  expect(answers).toBeGreaterThan(50);
}, 120_000);

test('a job that only reads lets writes pass', async () => {
  const { tickets, engine, call } = start();
  const place = tickets.grant(join(folder, 'passed.holdfast'), 'save');
  const { project } = await call('project.create', { project: place, name: 'Shop', currency: 'CNY' });
  const order: string[] = [];
  const check = call('imports.check', { project, file: tickets.grant(orders(300_000), 'open') });
  const checked = check.then(() => order.push('checked'));
  await call('events.add', { project, day: '2024-01-05', name: 'Moved house' });
  order.push('written');
  await checked;
  expect((await check).rowsUsable).toBe(300_000);
  expect(order).toEqual(['written', 'checked']);
  engine.stop();
}, 60_000);
