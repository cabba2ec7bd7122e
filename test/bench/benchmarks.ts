// What is measured: our way beside its peers on the same data, and the goal for the ratio.
import type { SubjectName } from './subjects.ts';

export type Entry = {
  /** A function in a fresh Node process, or a program of its own. */
  subject: SubjectName | 'sqlite3Import';
  label: string;
};
export type Benchmark = {
  name: string;
  title: string;
  ours: Entry;
  peers: Entry[];
  /** Upper bounds: our median over the named peer's, our median in ms, our peak memory in MiB. */
  goals: { ratio?: { peer: string; atMost: number }; ms?: number; peakMiB?: number };
  /** Fresh processes a subject is run in. */
  runs: number;
};

export const benchmarks: Benchmark[] = [
  {
    name: 'import',
    title: 'csv with 1,000,000 order lines → stored, indexed, ledger ready',
    ours: { subject: 'import', label: 'Holdfast imports.run + project.info' },
    peers: [
      { subject: 'sqlite3Import', label: 'sqlite3 .import (no checks, no index)' },
      { subject: 'duckdbImport', label: 'DuckDB read_csv → table (no checks, no index)' },
    ],
    goals: { ratio: { peer: 'sqlite3Import', atMost: 3 }, peakMiB: 400 },
    runs: 3,
  },
  {
    name: 'rfm',
    title: 'RFM of 200,000 customers with 2 million lines at a new date',
    ours: { subject: 'rfm', label: 'Holdfast segments.rfm: scores, segments, result' },
    peers: [
      { subject: 'duckdbGroupBy', label: 'DuckDB GROUP BY: last day, lines, sum' },
      { subject: 'duckdbGroupByOrders', label: 'DuckDB GROUP BY: last day, distinct orders, sum' },
      { subject: 'duckdbScores', label: 'DuckDB GROUP BY and three ntile(5)' },
    ],
    goals: { ratio: { peer: 'duckdbGroupBy', atMost: 1 } },
    runs: 3,
  },
  {
    name: 'move',
    title: 'Moving the date over 2 million lines: metrics, states and monthly rates',
    ours: { subject: 'move', label: 'makeView + ratesSeries, month' },
    peers: [],
    goals: { ms: 100 },
    runs: 3,
  },
  {
    name: 'overview',
    title: 'Overview at a new date, 2 million lines',
    ours: { subject: 'overview', label: 'Holdfast overview.get' },
    peers: [{ subject: 'duckdbStates', label: 'DuckDB: state counts and revenue by month only' }],
    goals: { ms: 100 },
    runs: 3,
  },
  {
    name: 'overview500k',
    title: 'Overview at a new date, 500,000 lines',
    ours: { subject: 'overview500k', label: 'Holdfast overview.get' },
    peers: [],
    goals: {},
    runs: 3,
  },
  {
    name: 'open',
    title: 'Opening a project of 2 million lines: checked, ledger ready',
    ours: { subject: 'open', label: 'Holdfast project.open' },
    peers: [],
    goals: {},
    runs: 3,
  },
  {
    name: 'report',
    title: 'The printed report of a project of 2 million lines (html)',
    ours: { subject: 'report', label: 'Holdfast report.build' },
    peers: [],
    goals: {},
    runs: 3,
  },
  {
    name: 'simulate',
    title: 'Making up 200,000 customers with 2 million lines',
    ours: { subject: 'simulate', label: 'simulateBusiness' },
    peers: [],
    goals: {},
    runs: 3,
  },
];
