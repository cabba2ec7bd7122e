// Colours and type of charts: on a light screen, on a dark one, on paper.
// Kept, at risk and lost keep their colour everywhere; lost is also hatched, so that grey print tells them apart.

export type ChartThemeName = 'screenLight' | 'screenDark' | 'paper';

export type ChartTheme = {
  readonly name: ChartThemeName;
  readonly font: string;
  readonly fontSize: number;
  readonly titleSize: number;
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly accent: string;
  /** The accent at the strength of an interval band. */
  readonly band: string;
  /** A second series that only gives context. */
  readonly context: string;
  readonly hatch: string;
  readonly hatchGround: string;
  readonly active: string;
  readonly activeSoft: string;
  readonly atRisk: string;
  readonly lost: string;
  /** Neutral state: known, never bought. */
  readonly noPurchase: string;
  /** Low to high. */
  readonly sequence: readonly string[];
  readonly tip: { readonly background: string; readonly ink: string; readonly border: string };
};

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const screenLight: ChartTheme = {
  name: 'screenLight',
  font: FONT,
  fontSize: 12,
  titleSize: 14,
  background: '#ffffff',
  ink: '#1b2127',
  muted: '#56616c',
  grid: '#e8ebee',
  axis: '#b9c1c9',
  accent: '#1d5fa8',
  band: '#cfdff1',
  context: '#a3aeb9',
  hatch: '#a9b3bd',
  hatchGround: '#f3f5f7',
  active: '#17797a',
  activeSoft: '#8cc5c2',
  atRisk: '#e0a02c',
  lost: '#b2402f',
  noPurchase: '#b4bcc4',
  sequence: ['#f1f5fa', '#cfe0f1', '#9fc2e3', '#649bcc', '#2f70b1', '#174a80'],
  tip: { background: '#ffffff', ink: '#1b2127', border: '#cbd2d9' },
};

const screenDark: ChartTheme = {
  ...screenLight,
  name: 'screenDark',
  background: '#16191d',
  ink: '#e6eaee',
  muted: '#a3adb7',
  grid: '#2a3036',
  axis: '#4a535c',
  accent: '#6ea8e6',
  band: '#25415e',
  context: '#6b7681',
  hatch: '#59636d',
  hatchGround: '#1f242a',
  active: '#43b0aa',
  activeSoft: '#27696a',
  atRisk: '#e6b04d',
  lost: '#e0735f',
  noPurchase: '#59636d',
  sequence: ['#1d252e', '#203a55', '#27527d', '#3672aa', '#5b9ad6', '#a5cdf5'],
  tip: { background: '#23282e', ink: '#e6eaee', border: '#444d56' },
};

const paper: ChartTheme = {
  ...screenLight,
  name: 'paper',
  ink: '#111417',
  muted: '#454d55',
  grid: '#e2e5e8',
  axis: '#8f979f',
  hatch: '#8f99a3',
};

const themes = { screenLight, screenDark, paper } satisfies Record<ChartThemeName, ChartTheme>;

export const chartTheme = (name: ChartThemeName): ChartTheme => themes[name];
