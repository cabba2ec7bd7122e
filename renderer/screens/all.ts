// Every screen by its name in the address; the rail lists those that have a group.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { IconName } from '../components/Icon.tsx';

export type ScreenName =
  | 'start'
  | 'import'
  | 'customers'
  | 'customer'
  | 'duplicates'
  | 'records'
  | 'overview'
  | 'definition'
  | 'churn'
  | 'cohorts'
  | 'survival'
  | 'segments'
  | 'value'
  | 'concentration'
  | 'profile'
  | 'alerts'
  | 'behaviour'
  | 'prediction'
  | 'toCome'
  | 'forecast'
  | 'alertRules'
  | 'indicators'
  | 'costBenefit'
  | 'report'
  | 'checkUs'
  | 'settings';

export type RailGroup = 'data' | 'understand' | 'warn' | 'prove' | 'report' | 'learn';
export type Screen = {
  readonly name: ScreenName;
  /** null: not in the rail's groups. */
  readonly group: RailGroup | null;
  readonly icon: IconName;
  readonly needsProject: boolean;
  /** Shown in the rail as chosen while this screen is open. */
  readonly railName: ScreenName;
  readonly component: LazyExoticComponent<ComponentType>;
};

const screen = (
  name: ScreenName,
  group: RailGroup | null,
  icon: IconName,
  component: Screen['component'],
  more: Partial<Pick<Screen, 'needsProject' | 'railName'>> = {},
): Screen => ({ name, group, icon, component, needsProject: true, railName: name, ...more });

export const screens: readonly Screen[] = [
  screen(
    'start',
    null,
    'folder',
    lazy(() => import('./Start.tsx').then((m) => ({ default: m.Start }))),
    { needsProject: false },
  ),
  screen(
    'import',
    'data',
    'import',
    lazy(() => import('./Import.tsx').then((m) => ({ default: m.Import }))),
  ),
  screen(
    'customers',
    'data',
    'customers',
    lazy(() => import('./Customers.tsx').then((m) => ({ default: m.Customers }))),
  ),
  screen(
    'customer',
    null,
    'customers',
    lazy(() => import('./CustomerCard.tsx').then((m) => ({ default: m.CustomerCard }))),
    { railName: 'customers' },
  ),
  screen(
    'duplicates',
    null,
    'duplicates',
    lazy(() => import('./Duplicates.tsx').then((m) => ({ default: m.Duplicates }))),
    { railName: 'customers' },
  ),
  screen(
    'records',
    'data',
    'records',
    lazy(() => import('./Records.tsx').then((m) => ({ default: m.Records }))),
  ),
  screen(
    'overview',
    'understand',
    'overview',
    lazy(() => import('./Overview.tsx').then((m) => ({ default: m.Overview }))),
  ),
  screen(
    'definition',
    'understand',
    'definition',
    lazy(() => import('./Definition.tsx').then((m) => ({ default: m.Definition }))),
  ),
  screen(
    'churn',
    'understand',
    'churn',
    lazy(() => import('./Churn.tsx').then((m) => ({ default: m.Churn }))),
  ),
  screen(
    'cohorts',
    'understand',
    'cohorts',
    lazy(() => import('./Cohorts.tsx').then((m) => ({ default: m.Cohorts }))),
  ),
  screen(
    'survival',
    'understand',
    'survival',
    lazy(() => import('./Survival.tsx').then((m) => ({ default: m.Survival }))),
  ),
  screen(
    'segments',
    'understand',
    'segments',
    lazy(() => import('./Segments.tsx').then((m) => ({ default: m.Segments }))),
  ),
  screen(
    'value',
    'understand',
    'value',
    lazy(() => import('./Value.tsx').then((m) => ({ default: m.Value }))),
  ),
  screen(
    'concentration',
    'understand',
    'concentration',
    lazy(() => import('./Concentration.tsx').then((m) => ({ default: m.Concentration }))),
  ),
  screen(
    'profile',
    'understand',
    'profile',
    lazy(() => import('./Profile.tsx').then((m) => ({ default: m.Profile }))),
  ),
  screen(
    'alerts',
    'warn',
    'warning',
    lazy(() => import('./Alerts.tsx').then((m) => ({ default: m.Alerts }))),
  ),
  screen(
    'alertRules',
    'warn',
    'alertRules',
    lazy(() => import('./AlertRules.tsx').then((m) => ({ default: m.AlertRules }))),
  ),
  screen(
    'behaviour',
    'warn',
    'behaviour',
    lazy(() => import('./Behaviour.tsx').then((m) => ({ default: m.Behaviour }))),
  ),
  screen(
    'prediction',
    'warn',
    'prediction',
    lazy(() => import('./Prediction.tsx').then((m) => ({ default: m.Prediction }))),
  ),
  screen(
    'toCome',
    'warn',
    'toCome',
    lazy(() => import('./ToCome.tsx').then((m) => ({ default: m.ToCome }))),
  ),
  screen(
    'forecast',
    'warn',
    'forecast',
    lazy(() => import('./Forecast.tsx').then((m) => ({ default: m.Forecast }))),
  ),
  screen(
    'indicators',
    'prove',
    'indicators',
    lazy(() => import('./Indicators.tsx').then((m) => ({ default: m.Indicators }))),
  ),
  screen(
    'costBenefit',
    'prove',
    'cost',
    lazy(() => import('./CostBenefit.tsx').then((m) => ({ default: m.CostBenefit }))),
  ),
  screen(
    'report',
    'report',
    'report',
    lazy(() => import('./Report.tsx').then((m) => ({ default: m.Report }))),
  ),
  screen(
    'checkUs',
    'learn',
    'check',
    lazy(() => import('./CheckUs.tsx').then((m) => ({ default: m.CheckUs }))),
    { needsProject: false },
  ),
  screen(
    'settings',
    null,
    'settings',
    lazy(() => import('./Settings.tsx').then((m) => ({ default: m.Settings }))),
  ),
];

export const railGroups: readonly RailGroup[] = ['data', 'understand', 'warn', 'prove', 'report', 'learn'];
export const findScreen = (name: string): Screen | null => screens.find((entry) => entry.name === name) ?? null;
