// The results as a Markdown page: one table a benchmark, goals judged.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Benchmark, Entry } from './benchmarks.ts';
import type { Figures, Outcome } from './measure.ts';

export type Measured = { benchmark: Benchmark; outcomes: { entry: Entry; outcome: Outcome }[] };

export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}
const median = (figures: Figures) => quantile(figures.ms, 0.5);
const processor = (figures: Figures) => quantile(figures.cpuMs, 0.5);

const time = (ms: number) => (ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`);
const factor = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;
const version = (name: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version;

function judge({ benchmark, outcomes }: Measured): string[] {
  const ours = outcomes[0]!.outcome;
  if (ours.kind === 'skipped') return [];
  const { ratios = [], ms, p95Ms, peakMiB, peakRatio } = benchmark.goals;
  const verdict = (ok: boolean) => (ok ? 'reached' : 'missed');
  const lines: string[] = [];
  const peerOf = (label: string) => outcomes.slice(1).find(({ entry }) => entry.label === label)?.outcome;
  for (const { peer, atMost } of ratios) {
    const outcome = peerOf(peer);
    if (outcome?.kind === 'measured') {
      const value = median(ours.figures) / median(outcome.figures);
      lines.push(`Goal ≤ ${atMost} × ${peer}: ${factor(value)}, ${verdict(value <= atMost)}.`);
    } else lines.push(`Goal ≤ ${atMost} × ${peer}: it could not be run here.`);
  }
  const beside = peakRatio && peerOf(peakRatio.peer);
  if (peakRatio && beside?.kind === 'measured') {
    const value = ours.figures.peakMiB / beside.figures.peakMiB;
    lines.push(
      `Goal ≤ ${peakRatio.atMost} × the memory ${peakRatio.peer}: ${factor(value)}, ${verdict(value <= peakRatio.atMost)}.`,
    );
  }
  if (ms) lines.push(`Goal ≤ ${ms} ms: ${time(median(ours.figures))}, ${verdict(median(ours.figures) <= ms)}.`);
  if (p95Ms) {
    const late = quantile(ours.figures.ms, 0.95);
    lines.push(`Goal ≤ ${p95Ms} ms for 95 of 100: ${time(late)}, ${verdict(late <= p95Ms)}.`);
  }
  if (peakMiB)
    lines.push(
      `Goal ≤ ${peakMiB} MiB: ${ours.figures.peakMiB.toFixed(0)} MiB, ${verdict(ours.figures.peakMiB <= peakMiB)}.`,
    );
  return lines;
}

export function benchTable(measured: Measured): string[] {
  const ours = measured.outcomes[0]!.outcome;
  const rows = measured.outcomes.map(({ entry, outcome }) => {
    if (outcome.kind === 'skipped')
      return `| ${entry.label} | skipped: ${outcome.reason.replaceAll('|', '/')} | | | | | | | |`;
    const { figures } = outcome;
    const ratio = ours.kind === 'measured' ? factor(median(ours.figures) / median(figures)) : '';
    const cells = [
      entry.label,
      time(median(figures)),
      time(Math.min(...figures.ms)),
      time(quantile(figures.ms, 0.95)),
      String(figures.ms.length),
      outcome === ours ? '' : ratio,
      time(processor(figures)),
      outcome === ours || ours.kind === 'skipped' ? '' : factor(processor(ours.figures) / processor(figures)),
      `${figures.peakMiB.toFixed(0)} MiB`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const facts =
    ours.kind === 'measured'
      ? Object.entries(ours.figures.facts).map(
          ([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en') : value}`,
        )
      : [];
  return [
    `## ${measured.benchmark.title}`,
    '',
    '| | median | best | 95 % | times | ours ÷ this | processor | ours ÷ this | peak memory |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    ...judge(measured).map((line) => `- ${line}`),
    ...(facts.length > 0 ? [`- ${facts.join(', ')}`] : []),
    '',
  ];
}

export function benchPage(results: readonly Measured[]): string {
  const { model } = cpus()[0] ?? { model: 'unknown' };
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Every subject runs in fresh processes on the same made-up data; times are taken',
    'inside the process, after its code is loaded; memory is the most that the process and its children held together at one moment,',
    'Node itself included. Ratios travel better between machines than times; processor time is that of all threads',
    'together and moves less than the clock when the machine has other work.',
    '',
    `- Machine: ${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}`,
    `- Load of the last 15 minutes, our own work included: ${loadavg()[2]!.toFixed(1)}`,
    `- Node ${process.versions.node}, better-sqlite3 ${version('better-sqlite3')}, DuckDB ${version('@duckdb/node-api')}`,
    '',
    ...results.flatMap(benchTable),
  ].join('\n');
}
