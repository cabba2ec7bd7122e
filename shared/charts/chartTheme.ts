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
  /** Groups that have no colour of their own; told apart by dashes, too. */
  readonly categories: readonly string[];
  /** Low to high. */
  readonly sequence: readonly string[];
  readonly tip: { readonly background: string; readonly ink: string; readonly border: string };
};

const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const screenLight: ChartTheme = {
  name: 'screenLight',
  font: FONT,
  fontSize: 12,
  titleSize: 14,
  background: '#ffffff',
  ink: '#16191d',
  muted: '#5b636e',
  grid: '#e7e9ed',
  axis: '#b8bec7',
  accent: '#3854bf',
  band: '#dfe5fb',
  context: '#a8b0bb',
  hatch: '#a9b1bc',
  hatchGround: '#f4f5f7',
  active: '#0b7f79',
  activeSoft: '#8ccbc6',
  atRisk: '#d9951f',
  lost: '#c23a68',
  noPurchase: '#b4bac3',
  categories: ['#3854bf', '#b9500b', '#0f7f63', '#9a3a86', '#7a6200', '#2b7fae', '#4d545e'],
  sequence: ['#f3f5fd', '#d6ddf8', '#aab9f1', '#7189df', '#4460c8', '#26397f'],
  tip: { background: '#ffffff', ink: '#16191d', border: '#d2d6dc' },
};

const screenDark: ChartTheme = {
  ...screenLight,
  name: 'screenDark',
  background: '#14161a',
  ink: '#e9ebee',
  muted: '#a3abb6',
  grid: '#262a30',
  axis: '#4a515b',
  accent: '#7d95f2',
  band: '#273053',
  context: '#6a727e',
  hatch: '#565e69',
  hatchGround: '#1b1e23',
  active: '#3bb5ac',
  activeSoft: '#24645f',
  atRisk: '#e2a03f',
  lost: '#ec6f98',
  noPurchase: '#59616c',
  categories: ['#8ea3f5', '#f0935a', '#45bf9d', '#d884c6', '#cfb14a', '#6cb8e0', '#a3abb6'],
  sequence: ['#1b1f2c', '#252f55', '#33437f', '#4a61b4', '#7088e6', '#b3c1fb'],
  tip: { background: '#1e2126', ink: '#e9ebee', border: '#3a4049' },
};

const paper: ChartTheme = {
  ...screenLight,
  name: 'paper',
  ink: '#101214',
  muted: '#444b54',
  grid: '#e1e4e8',
  axis: '#8f969f',
  hatch: '#8d96a1',
};

const themes = { screenLight, screenDark, paper } satisfies Record<ChartThemeName, ChartTheme>;

export const chartTheme = (name: ChartThemeName): ChartTheme => themes[name];
