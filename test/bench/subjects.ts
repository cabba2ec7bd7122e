// What runs in a fresh process: each subject does its work on the prepared files and answers its times.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArgsIn } from '../../shared/contract/contract.ts';
import { dayNumber, isoDate } from '../../shared/dates.ts';
import { ALERT_SILENCE, alertsOn, firstAlerts, SIX_RULES } from './alertSubjects.ts';
import { isModelWork, modelsOn, rankedOn, sklearnOn } from './predictionSubjects.ts';
import { benchFiles } from './prepare.ts';
import { python } from './programs.ts';
import { type ScreenReadName, screenReads } from './screenReads.ts';

/** Times of each repetition; `cpuMs` is processor time of all threads and children together. */
export type Times = { ms: number[]; cpuMs: number[] };
export type Measured = Times & { facts?: Record<string, number | string> };
type Subject = (folder: string, file: string) => Promise<Measured>;

/** Ends of 24 months, late and early in turn, so that no answer is near the one before. */
const NEW_DATES = Array.from({ length: 24 }, (_, i) => {
  const month = i % 2 === 0 ? i / 2 : 23 - (i - 1) / 2;
  return isoDate(dayNumber(2024 + Math.floor((6 + month) / 12), ((6 + month) % 12) + 1, 1) - 1);
});

/** A peer that takes many seconds a date is asked for so many. */
const FEW_DATES = 3;

/** None of the above. */
const FIRST_DATE = '2024-05-15';

/** Processor time of child processes that have ended, from /proc; 0 where there is none. Ticks are 10 ms. */
function childCpuMs(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return 0;
  }
}

/** Does the work and adds its time to the times. */
async function timed<T>(times: Times, work: () => T | Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const children = childCpuMs();
  const started = performance.now();
  const value = await work();
  times.ms.push(performance.now() - started);
  const used = process.cpuUsage(cpu);
  times.cpuMs.push((used.user + used.system) / 1000 + childCpuMs() - children);
  return value;
}
function timedNow<T>(times: Times, work: () => T): T {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = work();
  times.ms.push(performance.now() - started);
  const used = process.cpuUsage(cpu);
  times.cpuMs.push((used.user + used.system) / 1000);
  return value;
}
const noTimes = (): Times => ({ ms: [], cpuMs: [] });

/** The engine in its thread, from the build where there is one, without a door. */
async function startHere(folder: string) {
  const { startEngine } = await import('../../electron/startEngine.ts');
  const { connectEngine } = await import('../../electron/connectEngine.ts');
  const scratch = mkdtempSync(join(folder, 'run-'));
  process.env.HOLDFAST_HOME = scratch;
  const thread = startEngine();
  return {
    scratch,
    grant: thread.grant,
    call: connectEngine(thread).call,
    stop: async () => {
      await thread.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

async function newProject(folder: string) {
  const engine = await startHere(folder);
  const place = await engine.grant(join(engine.scratch, 'import.holdfast'), 'save');
  const { project } = await engine.call('project.create', { project: place, name: 'Bench', currency: 'GBP' });
  return { ...engine, project };
}

async function openHere(folder: string, path: string) {
  const engine = await startHere(folder);
  const copy = join(engine.scratch, 'bench.holdfast');
  copyFileSync(path, copy);
  const file = await engine.grant(copy, 'open');
  return { ...engine, open: () => engine.call('project.open', { file }) };
}

const isScreenRead = (name: string): name is ScreenReadName => name in screenReads;

/** What a screen asks for, named by the second argument, at dates it has not seen. */
function screenAt(which: 'large' | 'middle' | 'huge'): Subject {
  return async (folder, what) => {
    if (!isScreenRead(what)) throw new Error(`no such read: ${what}`);
    const { call, args } = screenReads[what];
    const engine = await openHere(folder, benchFiles(folder)[which]);
    const { project, orderLines, customers } = await engine.open();
    const ask = (asOf: string) => engine.call(call, { ...args, project, asOf } as ArgsIn<typeof call>);
    // The first answer of a session makes what all later ones share.
    await ask(FIRST_DATE);
    const times = noTimes();
    for (const asOf of NEW_DATES) await timed(times, () => ask(asOf));
    await engine.stop();
    return { ...times, facts: { lines: orderLines, customers } };
  };
}

/** Analyses written with pandas, in a Python of its own; the times are those of the analysis alone. */
const pandasAnalysis: Subject = async (folder, what) => {
  const modules = what === 'toCome' ? 'pandas, scipy' : 'pandas';
  const found = python(modules);
  if (found === undefined) throw new Error(`${modules} is not installed`);
  const few = what === 'toCome' || what === 'alerts';
  const dates = few ? NEW_DATES.slice(0, FEW_DATES) : NEW_DATES;
  const script = fileURLToPath(new URL('./pandasPeer.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync(found, [script, what, benchFiles(folder).linesCsv, ...dates], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
  const { ms, cpuMs } = JSON.parse(stdout) as Times;
  return { ms, cpuMs };
};

function atNewDates(name: 'overview.get' | 'segments.rfm', which: 'large' | 'middle'): Subject {
  return async (folder) => {
    const engine = await openHere(folder, benchFiles(folder)[which]);
    const { project, orderLines, customers } = await engine.open();
    const times = noTimes();
    for (const asOf of NEW_DATES) await timed(times, () => engine.call(name, { project, asOf }));
    await engine.stop();
    return { ...times, facts: { lines: orderLines, customers } };
  };
}

async function duckdb(folder: string) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const scratch = mkdtempSync(join(folder, 'duck-'));
  const instance = await DuckDBInstance.create(join(scratch, 'bench.duckdb'));
  const connection = await instance.connect();
  return {
    query: async (sql: string) => (await connection.runAndReadAll(sql)).getRows(),
    stop: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function duckdbAtNewDates(sql: (day: string) => string): Subject {
  return async (folder) => {
    const { query, stop } = await duckdb(folder);
    await query(`CREATE TABLE line AS SELECT * FROM read_csv('${benchFiles(folder).linesCsv}')`);
    const times = noTimes();
    for (const asOf of NEW_DATES) await timed(times, () => query(sql(asOf)));
    stop();
    return times;
  };
}

/** A job on alert rules by its name, start to answer: the thread, the rows it needs, the work. */
const alertJob: Subject = async (folder, what) => {
  const engine = await openHere(folder, benchFiles(folder).large);
  const { project, orderLines, customers } = await engine.open();
  await engine.call('definition.set', { project, definition: ALERT_SILENCE });
  await engine.call('overview.get', { project });
  const times = noTimes();
  for (let k = 0; k < 3; k++) {
    await timed(times, async () => {
      if (what === 'suggest') {
        const aim = { kind: 'precision', share: 0.5 } as const;
        await engine.call('alertRules.suggest', { project, rules: SIX_RULES, aim });
      } else await engine.call('alertRules.backTest', { project, rules: SIX_RULES });
    });
  }
  await engine.stop();
  return { ...times, facts: { lines: orderLines, customers, rules: SIX_RULES.rules.length } };
};

const purchases = (day: string) => `FROM line WHERE day <= DATE '${day}' AND refund = 0`;

export const subjects = {
  alertJob,
  alertsToday: async (folder) => {
    const times = noTimes();
    const facts = await alertsOn(folder, NEW_DATES, (work) => timed(times, work));
    return { ...times, facts };
  },
  alertsFirst: async (folder) => {
    const times = noTimes();
    const facts = await firstAlerts(folder, (work) => timed(times, work));
    return { ...times, facts };
  },
  ranked: async (folder) => {
    const times = noTimes();
    const facts = await rankedOn(folder, NEW_DATES.slice(0, 8), (work) => timed(times, work));
    return { ...times, facts };
  },
  models: async (folder, what) => {
    if (!isModelWork(what)) throw new Error(`no such models: ${what}`);
    const times = noTimes();
    const facts = await modelsOn(folder, what, (work) => timedNow(times, work));
    return { ...times, facts };
  },
  sklearnModels: async (folder, what) => {
    if (!isModelWork(what)) throw new Error(`no such models: ${what}`);
    return sklearnOn(folder, what);
  },
  import: async (folder, path) => {
    const engine = await newProject(folder);
    const { project } = engine;
    const file = await engine.grant(path, 'open');
    const times = noTimes();
    const value = await timed(times, async () => {
      const report = await engine.call('imports.run', { project, file });
      return { report, info: await engine.call('project.info', { project }) };
    });
    await engine.stop();
    const { rowsRead, rowsStored, rowsRejected } = value.report;
    if (rowsRead !== rowsStored + rowsRejected || value.info.orderLines !== rowsStored)
      throw new Error('rows are missing');
    return { ...times, facts: { stored: rowsStored, rejected: rowsRejected, customers: value.info.customers } };
  },
  preview: async (folder, path) => {
    const engine = await newProject(folder);
    const { project } = engine;
    const file = await engine.grant(path, 'open');
    const times = noTimes();
    for (let k = 0; k < 5; k++) await timed(times, () => engine.call('imports.preview', { project, file }));
    await engine.stop();
    return times;
  },
  busy: async (folder, path) => {
    const engine = await newProject(folder);
    const { project } = engine;
    const small = join(engine.scratch, 'few.csv');
    writeFileSync(small, 'customer,date,amount\na,2024-01-05,5\nb,2024-02-05,6\na,2024-03-01,7\n');
    await engine.call('imports.run', { project, file: await engine.grant(small, 'open') });
    await engine.call('overview.get', { project });
    let running = true;
    const file = await engine.grant(path, 'open');
    const importing = engine.call('imports.run', { project, file }).finally(() => {
      running = false;
    });
    const times = noTimes();
    while (running) {
      await timed(times, () => engine.call('overview.get', { project }));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await importing;
    await engine.stop();
    const slowest = Math.max(...times.ms.slice(0, -1));
    return { ...times, facts: { calls: times.ms.length, 'slowest in ms': Math.round(slowest) } };
  },
  sheetJs: async (_folder, path) => {
    const XLSX = await import('xlsx');
    const times = noTimes();
    const book = await timed(times, () => XLSX.read(readFileSync(path), { type: 'buffer', dense: true }));
    return { ...times, facts: { sheets: book.SheetNames.length } };
  },
  duckdbImport: async (folder, path) => {
    const { query, stop } = await duckdb(folder);
    const times = noTimes();
    await timed(times, async () => {
      await query(`CREATE TABLE line AS SELECT * FROM read_csv('${path}')`);
      await query('CHECKPOINT');
    });
    const [row] = await query('SELECT count(*) FROM line');
    stop();
    return { ...times, facts: { stored: Number(row?.[0]) } };
  },
  screen: screenAt('large'),
  screenMiddle: screenAt('middle'),
  screenHuge: screenAt('huge'),
  pandasAnalysis,
  rfm: atNewDates('segments.rfm', 'large'),
  overview: atNewDates('overview.get', 'large'),
  overview500k: atNewDates('overview.get', 'middle'),
  move: async (folder) => {
    const { openProject } = await import('../../electron/project/open.ts');
    const { makeDayBook } = await import('../../electron/analysis/view/dayBook.ts');
    const { makeView } = await import('../../electron/analysis/view/view.ts');
    const { ratesSeries } = await import('../../electron/analysis/churn/rates.ts');
    const { parseIsoDate } = await import('../../shared/dates.ts');
    const scratch = mkdtempSync(join(folder, 'run-'));
    const copy = join(scratch, 'bench.holdfast');
    copyFileSync(benchFiles(folder).large, copy);
    const project = openProject(copy, 'bench');
    const ledger = project.ledger();
    const book = makeDayBook(ledger);
    const definition = { definition: { kind: 'silence', days: 120 }, origin: 'chosen' } as const;
    const times = noTimes();
    for (const asOf of NEW_DATES) {
      const moved = () => ratesSeries(makeView(ledger, parseIsoDate(asOf)!, definition, book), 'month');
      await timed(times, moved);
    }
    project.close();
    rmSync(scratch, { recursive: true, force: true });
    return { ...times, facts: { lines: ledger.day.length } };
  },
  open: async (folder) => {
    const engine = await openHere(folder, benchFiles(folder).large);
    const times = noTimes();
    const value = await timed(times, engine.open);
    await engine.stop();
    return { ...times, facts: { lines: value.orderLines } };
  },
  report: async (folder) => {
    const engine = await openHere(folder, benchFiles(folder).large);
    const { project } = await engine.open();
    const times = noTimes();
    const value = await timed(times, () => engine.call('report.build', { project, locale: 'en' }));
    await engine.stop();
    return { ...times, facts: { KiB: Math.round(value.sizeBytes / 1024), charts: value.charts } };
  },
  simulate: async () => {
    const { simulateBusiness } = await import('../../electron/simulate/simulateBusiness.ts');
    const { bulkTrade } = await import('../../electron/simulate/samples/bulkTrade.ts');
    const times = noTimes();
    const value = await timed(times, () => simulateBusiness(bulkTrade(200_000), 1));
    return { ...times, facts: { lines: value.lines.count } };
  },
  duckdbGroupBy: duckdbAtNewDates(
    (day) =>
      `SELECT count(*), sum(f), sum(m), max(r) FROM
       (SELECT customer, max(day) AS r, count(*) AS f, sum(amount) AS m ${purchases(day)} GROUP BY customer)`,
  ),
  duckdbGroupByOrders: duckdbAtNewDates(
    (day) =>
      `SELECT count(*), sum(f), sum(m), max(r) FROM
       (SELECT customer, max(day) AS r, count(DISTINCT order_no) AS f, sum(amount) AS m ${purchases(day)} GROUP BY customer)`,
  ),
  duckdbCohorts: duckdbAtNewDates(
    (day) =>
      `SELECT first, date_diff('month', first, date_trunc('month', day)) AS age, count(DISTINCT customer), sum(amount) FROM
       (SELECT customer, day, amount, date_trunc('month', min(day) OVER (PARTITION BY customer)) AS first ${purchases(day)})
       GROUP BY first, age`,
  ),
  duckdbRates: duckdbAtNewDates(
    (day) =>
      `WITH visit AS (SELECT DISTINCT customer, day ${purchases(day)}),
       spell AS (SELECT customer, day, lead(day) OVER (PARTITION BY customer ORDER BY day) AS next FROM visit),
       edge AS (SELECT unnest(generate_series(DATE '2021-01-01', DATE '${day}', INTERVAL 1 MONTH)) - INTERVAL 1 DAY AS edge),
       active AS (SELECT edge, customer FROM edge JOIN spell ON day <= edge AND edge <= day + 120 AND (next IS NULL OR next > edge))
       SELECT a.edge, count(*), count(*) FILTER (WHERE b.customer IS NULL)
       FROM active a LEFT JOIN active b ON b.customer = a.customer AND b.edge = last_day(a.edge + INTERVAL 1 DAY)
       GROUP BY a.edge`,
  ),
  duckdbScores: duckdbAtNewDates(
    (day) =>
      `SELECT rs, fs, count(*), sum(m) FROM
       (SELECT *, ntile(5) OVER (ORDER BY r) AS rs, ntile(5) OVER (ORDER BY f) AS fs, ntile(5) OVER (ORDER BY m) AS ms FROM
        (SELECT customer, max(day) AS r, count(*) AS f, sum(amount) AS m ${purchases(day)} GROUP BY customer))
       GROUP BY rs, fs`,
  ),
  duckdbStates: async (folder) => {
    const states = duckdbAtNewDates(
      (day) =>
        `WITH last AS (SELECT customer, max(day) AS r ${purchases(day)} GROUP BY customer),
              months AS (SELECT date_trunc('month', day) AS month, sum(amount) AS m FROM line WHERE day <= DATE '${day}' GROUP BY 1)
         SELECT (SELECT count(*) FROM last WHERE r >= DATE '${day}' - 120), (SELECT count(*) FROM last), (SELECT list(m) FROM months)`,
    );
    return states(folder, '');
  },
} satisfies Record<string, Subject>;
export type SubjectName = keyof typeof subjects;
