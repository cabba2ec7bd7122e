// Every handler by call name. The compiler refuses a call without one.
import type { CallName } from '../../shared/contract/contract.ts';
import { alertFilesHandlers } from './alertFiles.ts';
import { alertRulesHandlers } from './alertRules.ts';
import { alertsHandlers } from './alerts.ts';
import { behaviourHandlers } from './behaviour.ts';
import { clustersHandlers } from './clusters.ts';
import { cohortsHandlers } from './cohorts.ts';
import { costsHandlers } from './costs.ts';
import { customersHandlers } from './customers.ts';
import { definitionHandlers } from './definition.ts';
import { driversHandlers } from './drivers.ts';
import { duplicatesHandlers } from './duplicates.ts';
import { eventsHandlers } from './events.ts';
import { forecastHandlers } from './forecast.ts';
import type { Handler } from './handler.ts';
import { importsHandlers } from './imports.ts';
import { inboxHandlers } from './inbox.ts';
import { indicatorsHandlers } from './indicators.ts';
import { methodsHandlers } from './methods.ts';
import { ownSegmentsHandlers } from './ownSegments.ts';
import { predictionHandlers } from './prediction.ts';
import { profileHandlers } from './profile.ts';
import { projectHandlers } from './project.ts';
import { overviewHandlers, ratesHandlers } from './rates.ts';
import { recordsHandlers } from './records.ts';
import { reportHandlers } from './report.ts';
import { samplesHandlers } from './samples.ts';
import { segmentsHandlers } from './segments.ts';
import { settingsHandlers } from './settings.ts';
import { survivalHandlers } from './survival.ts';
import { tablesHandlers } from './tables.ts';
import { toComeHandlers } from './toCome.ts';
import { togetherHandlers } from './together.ts';
import { valueHandlers } from './value.ts';

const handlers = {
  ...alertRulesHandlers,
  ...projectHandlers,
  ...importsHandlers,
  ...recordsHandlers,
  ...inboxHandlers,
  ...customersHandlers,
  ...duplicatesHandlers,
  ...definitionHandlers,
  ...ratesHandlers,
  ...eventsHandlers,
  ...indicatorsHandlers,
  ...behaviourHandlers,
  ...driversHandlers,
  ...forecastHandlers,
  ...overviewHandlers,
  ...cohortsHandlers,
  ...survivalHandlers,
  ...alertsHandlers,
  ...alertFilesHandlers,
  ...segmentsHandlers,
  ...valueHandlers,
  ...toComeHandlers,
  ...ownSegmentsHandlers,
  ...profileHandlers,
  ...predictionHandlers,
  ...clustersHandlers,
  ...togetherHandlers,
  ...costsHandlers,
  ...reportHandlers,
  ...settingsHandlers,
  ...samplesHandlers,
  ...methodsHandlers,
  ...tablesHandlers,
} satisfies { [N in CallName]: Handler<N> };

/** The handler of a call. The table is checked above; which entry belongs to a name that varies, the compiler cannot see. */
export const handlerOf = <N extends CallName>(name: N): Handler<N> => handlers[name] as unknown as Handler<N>;
