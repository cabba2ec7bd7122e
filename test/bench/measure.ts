// Runs a subject in processes of its own and watches time and memory from outside.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './benchmarks.ts';
import { importFile } from './prepareImports.ts';
import { commandOf, isProgram, type ProgramName } from './programs.ts';

export type Figures = {
  /** All times of all runs, and the processor time of each, in ms. */
  ms: number[];
  cpuMs: number[];
  /** Largest memory of a run: what all its processes held at one moment, looked at every 50 ms, in MiB. */
  peakMiB: number;
  facts: Record<string, number | string>;
};
export type Outcome = { kind: 'measured'; figures: Figures } | { kind: 'skipped'; reason: string };

const POLL_MS = 50;
const LONGEST_MS = 900_000;

/** Resident memory of a process and its children together at this moment, from /proc, in MiB; 0 where there is none. */
function residentOfTree(root: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  let entries: string[] = [];
  try {
    entries = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const entry of entries) {
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      parents.set(Number(entry), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0));
      resident.set(Number(entry), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process has ended meanwhile.
    }
  }
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && pid > 1 && belongs(parents.get(pid)!));
  let total = 0;
  for (const [pid, size] of resident) if (belongs(pid)) total += size;
  return total;
}

type Ran = { status: number | null; ms: number; peakMiB: number; stdout: string; stderr: string };

function run(command: string, args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let peakMiB = 0;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    const poll = setInterval(() => {
      peakMiB = Math.max(peakMiB, residentOfTree(child.pid!));
    }, POLL_MS);
    const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    const finish = (status: number | null) => {
      clearInterval(poll);
      clearTimeout(limit);
      resolve({ status, ms: performance.now() - started, peakMiB, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(-1);
    });
    child.on('close', finish);
  });
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
const shortError = (text: string) =>
  (/^\S*Error.*$/m.exec(text)?.[0] ?? lastLine(text)).replace(/file:\/\/\S*\//g, '').slice(0, 160);

/** Of the two lines of `times`, the second: user and system time of what the shell ran, 0m1.23s 0m0.04s. */
function childTimeMs(stdout: string): number {
  const parts = [...lastLine(stdout).matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
}

async function runProgram(name: ProgramName, folder: string, file: string): Promise<Outcome> {
  const how = commandOf(name, folder, file);
  if ('missing' in how) return { kind: 'skipped', reason: how.missing };
  const { status, ms, peakMiB, stdout, stderr } = await run(how.command, how.args);
  how.after();
  if (status !== 0) return { kind: 'skipped', reason: shortError(stderr) };
  return { kind: 'measured', figures: { ms: [ms], cpuMs: [childTimeMs(stdout)], peakMiB, facts: {} } };
}

async function runOnce({ subject, file, what }: Entry, folder: string): Promise<Outcome> {
  const path = what ?? (file === undefined ? '' : importFile(folder, file));
  if (path === null) return { kind: 'skipped', reason: `${file} is not here` };
  if (isProgram(subject)) return runProgram(subject, folder, path);
  const ran = await run(process.execPath, [join(import.meta.dirname, 'subject.ts'), subject, folder, path]);
  if (ran.status !== 0) return { kind: 'skipped', reason: shortError(ran.stderr) };
  const answer = JSON.parse(lastLine(ran.stdout)) as Figures;
  const peakMiB = Math.max(answer.peakMiB, ran.peakMiB);
  return { kind: 'measured', figures: { ms: answer.ms, cpuMs: answer.cpuMs, peakMiB, facts: answer.facts ?? {} } };
}

const together = (before: Outcome | undefined, next: Outcome): Outcome => {
  if (before?.kind !== 'measured' || next.kind !== 'measured') return before ?? next;
  const ms = [...before.figures.ms, ...next.figures.ms];
  const cpuMs = [...before.figures.cpuMs, ...next.figures.cpuMs];
  const peakMiB = Math.max(before.figures.peakMiB, next.figures.peakMiB);
  return { kind: 'measured', figures: { ms, cpuMs, peakMiB, facts: next.figures.facts } };
};

/** Each entry `runs` times in fresh processes, in turn, so that a busy machine is busy for all of them. */
export async function measure(entries: readonly Entry[], folder: string, runs: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let i = 0; i < runs; i++) {
    for (const [k, entry] of entries.entries()) {
      if (outcomes[k]?.kind !== 'skipped') outcomes[k] = together(outcomes[k], await runOnce(entry, folder));
    }
  }
  return outcomes;
}
