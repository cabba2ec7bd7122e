// `npm run bench [name …]`: measures, prints, and writes docs/bench.md when everything was measured.
// HOLDFAST_BENCH_DIR keeps the prepared files between runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../../electron/doors/buildWhenStale.ts';
import { type Benchmark, benchmarks } from './benchmarks.ts';
import { measure } from './measure.ts';
import { prepare } from './prepare.ts';
import { prepareImports } from './prepareImports.ts';
import { benchPage, benchTable, type Measured } from './writeTable.ts';

const names = process.argv.slice(2);
/** `import` stands for import:xlsx and its like, too. */
const means = (name: string, benchmark: Benchmark) => benchmark.name === name || benchmark.name.startsWith(`${name}:`);
const unknown = names.filter((name) => !benchmarks.some((benchmark) => means(name, benchmark)));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const chosen =
  names.length === 0 ? benchmarks : benchmarks.filter((benchmark) => names.some((name) => means(name, benchmark)));

const kept = process.env.HOLDFAST_BENCH_DIR;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
const tell = (line: string) => console.error(line);
try {
  // What is measured is what people get.
  await buildWhenStale(() => tell('Building …'));
  const all = chosen.flatMap(({ ours, peers }) => [ours, ...peers]);
  await prepareImports(
    folder,
    all.flatMap(({ file }) => file ?? []),
    tell,
  );
  const withHuge = all.some(({ subject }) => subject === 'screenHuge');
  if (all.some(({ file }) => file === undefined)) prepare(folder, tell, withHuge);
  const results: Measured[] = [];
  for (const benchmark of chosen) {
    tell(`${benchmark.name}: ${benchmark.title}`);
    const entries = [benchmark.ours, ...benchmark.peers];
    const outcomes = await measure(entries, folder, benchmark.runs);
    const measured = { benchmark, outcomes: entries.map((entry, i) => ({ entry, outcome: outcomes[i]! })) };
    console.log(benchTable(measured).join('\n'));
    results.push(measured);
  }
  if (names.length === 0) writeFileSync(new URL('../../docs/bench.md', import.meta.url), benchPage(results));
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
