// What is measured: our way beside its peers on the same data, and the goal for the ratio.
import type { ImportFile } from './prepareImports.ts';
import type { ProgramName } from './programs.ts';
import { type ScreenReadName, screenReads } from './screenReads.ts';
import type { SubjectName } from './subjects.ts';

export type Entry = {
  /** A function in a fresh Node process, or a program of its own. */
  subject: SubjectName | ProgramName;
  /** The file it works on, where there are several. */
  file?: ImportFile;
  /** Which of several it does. */
  what?: string;
  label: string;
};
type Bound = { peer: string; atMost: number };
export type Benchmark = {
  name: string;
  title: string;
  ours: Entry;
  peers: Entry[];
  /**
   * Upper bounds: our median over a peer's (by its label), our median and our 95 % in ms, our peak memory in MiB and over
   * a peer's.
   */
  goals: { ratios?: Bound[]; ms?: number; p95Ms?: number; peakMiB?: number; peakRatio?: Bound };
  /** Fresh processes a subject is run in. */
  runs: number;
};

const OURS = 'Holdfast imports.run + project.info';
const SQLITE = 'sqlite3 .import (no checks, no index)';
const SHEETJS = 'SheetJS, dense: parsed only';
const PANDAS = 'pandas read_excel: read only';
const OPENPYXL = 'openpyxl, read-only mode: read only';

/** Those who merely read the workbook, and what they are to be measured by. */
const readers = (file: NonNullable<Benchmark['ours']['file']>): Pick<Benchmark, 'peers' | 'goals'> => ({
  peers: [
    { subject: 'sheetJs', file, label: SHEETJS },
    { subject: 'pandas', file, label: PANDAS },
    { subject: 'openpyxl', file, label: OPENPYXL },
  ],
  goals: {
    ratios: [
      { peer: SHEETJS, atMost: 0.35 },
      { peer: PANDAS, atMost: 0.12 },
      { peer: OPENPYXL, atMost: 0.12 },
    ],
    peakMiB: 400,
  },
});

const DUCKDB = 'DuckDB';
const PANDAS_HERE = 'pandas';
const SCIPY_HERE = 'pandas + scipy, with trial and intervals';
const PANDAS_ALERTS = 'pandas: spending, orders, overdue (three of the six rules)';
const SKLEARN = 'pandas + scikit-learn, 16 of the 26 features';
const GROWTH = 'with 500,000 lines';

/** The same figures as others would work them out, from data they have in memory already. */
const against = (name: 'cohorts' | 'rates', title: string, read: ScreenReadName): Benchmark => ({
  name: `against:${name}`,
  title: `${title}, 200,000 customers with 2 million lines, at a new date`,
  ours: { subject: 'screen', what: read, label: `Holdfast ${screenReads[read].call}` },
  peers: [
    { subject: name === 'cohorts' ? 'duckdbCohorts' : 'duckdbRates', label: DUCKDB },
    { subject: 'pandasAnalysis', what: name, label: PANDAS_HERE },
  ],
  goals: {
    ratios: [
      { peer: DUCKDB, atMost: 1 },
      { peer: PANDAS_HERE, atMost: 0.2 },
    ],
  },
  runs: 1,
});

const screens = (Object.keys(screenReads) as ScreenReadName[]).map((name): Benchmark => {
  const { call, label, atMostMs } = screenReads[name];
  return {
    name: `screen:${name}`,
    title: `${label}, at a new date, 2 million lines`,
    ours: { subject: 'screen', what: name, label: `Holdfast ${call}` },
    peers: [],
    goals: { p95Ms: atMostMs },
    runs: 1,
  };
});

const growth = (['rfm', 'cohortGrid', 'ratesSeries'] as const).map(
  (name): Benchmark => ({
    name: `growth:${name}`,
    title: `Eight times the data: ${screenReads[name].label}, 4 million lines`,
    ours: { subject: 'screenHuge', what: name, label: `Holdfast ${screenReads[name].call}` },
    peers: [{ subject: 'screenMiddle', what: name, label: GROWTH }],
    // The data grow 8.5 times; the rest is room for caches that no longer hold everything.
    goals: { ratios: [{ peer: GROWTH, atMost: 11 }] },
    runs: 1,
  }),
);

export const benchmarks: Benchmark[] = [
  {
    name: 'import',
    title: 'csv with 1,000,000 order lines → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'orders-1m.csv', label: OURS },
    peers: [
      { subject: 'sqlite3Import', file: 'orders-1m.csv', label: SQLITE },
      { subject: 'duckdbImport', file: 'orders-1m.csv', label: 'DuckDB read_csv → table (no checks, no index)' },
    ],
    goals: { ratios: [{ peer: SQLITE, atMost: 2 }], peakMiB: 400 },
    runs: 3,
  },
  {
    name: 'import:gb18030',
    title: 'csv with 1,000,000 Chinese order lines in GB18030 → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'chinese-gb18030-1m.csv', label: `${OURS}, GB18030` },
    peers: [{ subject: 'import', file: 'chinese-1m.csv', label: 'the same file in UTF-8' }],
    goals: { ratios: [{ peer: 'the same file in UTF-8', atMost: 1.2 }], peakMiB: 400 },
    runs: 3,
  },
  {
    name: 'import:xlsx',
    title: 'xlsx with 1,000,000 order lines → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'orders-1m.xlsx', label: OURS },
    ...readers('orders-1m.xlsx'),
    runs: 1,
  },
  {
    name: 'import:retail',
    title: 'online_retail.xlsx, 541,909 rows → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'online_retail.xlsx', label: OURS },
    ...readers('online_retail.xlsx'),
    runs: 1,
  },
  {
    name: 'import:2m',
    title: 'csv with 2,000,000 order lines → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'orders-2m.csv', label: OURS },
    peers: [{ subject: 'import', file: 'orders-1m.csv', label: 'with 1,000,000 lines' }],
    goals: { peakRatio: { peer: 'with 1,000,000 lines', atMost: 1.1 } },
    runs: 1,
  },
  {
    name: 'import:5m',
    title: 'csv with 5,000,000 order lines → stored, indexed, ledger ready',
    ours: { subject: 'import', file: 'orders-5m.csv', label: OURS },
    peers: [],
    goals: { ms: 90_000, peakMiB: 1024 },
    runs: 1,
  },
  {
    name: 'import:preview',
    title: 'The first rows of 1,000,000 in an xlsx, as they will be stored',
    ours: { subject: 'preview', file: 'orders-1m.xlsx', label: 'Holdfast imports.preview' },
    peers: [
      { subject: 'preview', file: 'orders-1m.csv', label: 'of the csv' },
      { subject: 'preview', file: 'chinese-gb18030-1m.csv', label: 'of the csv in GB18030' },
      { subject: 'preview', file: 'online_retail.xlsx', label: 'of online_retail.xlsx' },
    ],
    goals: { ms: 1000 },
    runs: 1,
  },
  {
    name: 'import:busy',
    title: 'A read call while 1,000,000 order lines come in',
    ours: { subject: 'busy', file: 'orders-1m.csv', label: 'Holdfast overview.get of a small project' },
    peers: [],
    goals: { ms: 50 },
    runs: 1,
  },
  {
    name: 'rfm',
    title: 'RFM of 200,000 customers with 2 million lines at a new date',
    ours: { subject: 'rfm', label: 'Holdfast segments.rfm: scores, segments, result' },
    peers: [
      { subject: 'duckdbGroupBy', label: 'DuckDB GROUP BY: last day, lines, sum' },
      { subject: 'duckdbGroupByOrders', label: 'DuckDB GROUP BY: last day, distinct orders, sum' },
      { subject: 'duckdbScores', label: 'DuckDB GROUP BY and three ntile(5)' },
      { subject: 'pandasAnalysis', what: 'rfm', label: PANDAS_HERE },
    ],
    goals: {
      ratios: [
        { peer: 'DuckDB GROUP BY: last day, lines, sum', atMost: 1 },
        { peer: PANDAS_HERE, atMost: 0.2 },
      ],
    },
    runs: 3,
  },
  against('cohorts', 'Cohorts by month', 'cohortGrid'),
  against('rates', 'Monthly churn', 'ratesSeries'),
  {
    name: 'against:toCome',
    title: 'Value to come by MBG/NBD with a trial and intervals, 200,000 customers with 2 million lines, at a new date',
    ours: { subject: 'screen', what: 'toCome', label: `Holdfast ${screenReads.toCome.call}` },
    peers: [{ subject: 'pandasAnalysis', what: 'toCome', label: SCIPY_HERE }],
    goals: { p95Ms: 3000, ratios: [{ peer: SCIPY_HERE, atMost: 0.2 }] },
    runs: 1,
  },
  {
    name: 'against:alerts',
    title: 'Alerts of a new day: six rules of three levels, 200,000 customers with 2 million lines',
    ours: { subject: 'alertsToday', label: 'Holdfast alertsAt: levels, since when' },
    peers: [{ subject: 'pandasAnalysis', what: 'alerts', label: PANDAS_ALERTS }],
    goals: { p95Ms: 1000, ratios: [{ peer: PANDAS_ALERTS, atMost: 0.2 }] },
    runs: 1,
  },
  {
    name: 'alertsFirst',
    title:
      'The first list of alerts: made, stored and shown, 200,000 customers with 2 million lines, rows already read',
    ours: { subject: 'alertsFirst', label: 'Holdfast alerts.refresh + alerts.list' },
    peers: [],
    goals: { ms: 1000 },
    runs: 1,
  },
  {
    name: 'ranked',
    title: 'Customers by expected loss at a new date under a kept model, 200,000 customers with 2 million lines',
    ours: { subject: 'ranked', label: 'Holdfast prediction.ranked' },
    peers: [],
    goals: { p95Ms: 1000 },
    runs: 1,
  },
  {
    name: 'backTest',
    title: 'Back-test of six rules of three levels at 104 weekly dates, 200,000 customers with 2 million lines',
    ours: { subject: 'alertJob', what: 'backTest', label: 'Holdfast alertRules.backTest' },
    peers: [],
    goals: { ms: 10_000 },
    runs: 1,
  },
  {
    name: 'suggest',
    title: 'Cuts of six rules chosen on the earlier past and judged on the later, 200,000 customers',
    ours: { subject: 'alertJob', what: 'suggest', label: 'Holdfast alertRules.suggest' },
    peers: [],
    goals: { ms: 20_000 },
    runs: 1,
  },
  {
    name: 'against:models',
    title:
      'Logistic regression and decision tree on six dates, judged on a later one: 200,000 customers, 2 million lines',
    ours: { subject: 'models', what: 'readable', label: 'Holdfast features + logistic + tree' },
    peers: [{ subject: 'sklearnModels', what: 'readable', label: SKLEARN }],
    goals: { p95Ms: 3000, ratios: [{ peer: SKLEARN, atMost: 0.2 }] },
    runs: 1,
  },
  {
    name: 'against:boosted',
    title: 'Boosted trees on six dates, judged on a later one: 200,000 customers, 2 million lines',
    ours: { subject: 'models', what: 'boosted', label: 'Holdfast features + boosted trees' },
    peers: [{ subject: 'sklearnModels', what: 'boosted', label: SKLEARN }],
    goals: { p95Ms: 30_000 },
    runs: 1,
  },
  ...screens,
  ...growth,
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
