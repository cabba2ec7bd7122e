// Every call of the engine, by name. The one list that doors, engine and screens share.
import type { z } from 'zod';
import { alertFilesCalls } from './alertFiles.ts';
import { alertRulesCalls } from './alertRules.ts';
import { alertsCalls } from './alerts.ts';
import { behaviourCalls } from './behaviour.ts';
import { clustersCalls } from './clusters.ts';
import { cohortsCalls } from './cohorts.ts';
import { costsCalls } from './costs.ts';
import { customersCalls } from './customers.ts';
import { definitionCalls } from './definition.ts';
import { driversCalls } from './drivers.ts';
import { duplicatesCalls } from './duplicates.ts';
import { eventsCalls } from './events.ts';
import { forecastCalls } from './forecast.ts';
import { importsCalls } from './imports.ts';
import { inboxCalls } from './inbox.ts';
import { indicatorsCalls } from './indicators.ts';
import { methodsCalls } from './methods.ts';
import { ownSegmentsCalls } from './ownSegments.ts';
import { predictionCalls } from './prediction.ts';
import { profileCalls } from './profile.ts';
import { projectCalls } from './project.ts';
import { rateControlCalls } from './rateControl.ts';
import { rateGroupsCalls } from './rateGroups.ts';
import { ratesCalls } from './rates.ts';
import { recordsCalls } from './records.ts';
import { reportCalls } from './report.ts';
import { samplesCalls } from './samples.ts';
import { segmentsCalls } from './segments.ts';
import { settingsCalls } from './settings.ts';
import { survivalCalls } from './survival.ts';
import { tablesCalls } from './tables.ts';
import { toComeCalls } from './toCome.ts';
import { togetherCalls } from './together.ts';
import { valueCalls } from './value.ts';

export const contract = {
  ...alertRulesCalls,
  ...projectCalls,
  ...importsCalls,
  ...recordsCalls,
  ...inboxCalls,
  ...customersCalls,
  ...duplicatesCalls,
  ...definitionCalls,
  ...ratesCalls,
  ...rateGroupsCalls,
  ...rateControlCalls,
  ...eventsCalls,
  ...indicatorsCalls,
  ...behaviourCalls,
  ...driversCalls,
  ...forecastCalls,
  ...cohortsCalls,
  ...survivalCalls,
  ...alertsCalls,
  ...alertFilesCalls,
  ...segmentsCalls,
  ...valueCalls,
  ...toComeCalls,
  ...ownSegmentsCalls,
  ...profileCalls,
  ...predictionCalls,
  ...clustersCalls,
  ...togetherCalls,
  ...costsCalls,
  ...reportCalls,
  ...settingsCalls,
  ...samplesCalls,
  ...methodsCalls,
  ...tablesCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** Arguments as a client gives them (defaults may be left out) and as a handler gets them. */
export type ArgsIn<N extends CallName> = z.input<Contract[N]['args']>;
export type Args<N extends CallName> = z.output<Contract[N]['args']>;
export type Result<N extends CallName> = z.output<Contract[N]['result']>;

export const callNames = Object.keys(contract) as CallName[];
