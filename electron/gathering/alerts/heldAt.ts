// Whether the alerts that were really raised came true, brought from the lists that were made and what people entered.
import { type AlertOutcome, alertOutcome, type HeldAlerts } from '../../../shared/contract/alerts.ts';
import type { Rate } from '../../../shared/contract/common.ts';
import { isoDate } from '../../../shared/dates.ts';
import { alertDates } from '../../analysis/alerts/alertDates.ts';
import type { AlertInput } from '../../analysis/alerts/alertInput.ts';
import { alertReader } from '../../analysis/alerts/alertReader.ts';
import { backTestPass } from '../../analysis/alerts/backTestPass.ts';
import { heldCounts, type RaisedAlert } from '../../analysis/alerts/heldCounts.ts';
import { heldAlerts } from '../../analysis/alerts/heldResult.ts';
import { horizonOf } from '../../analysis/alerts/horizon.ts';
import { rateOf } from '../../analysis/churn/rateOf.ts';
import { readSpells } from '../../analysis/view/spells.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { type Raise, readLastRun, readRaiseSteps, readVersionDays } from '../../project/alertBook.ts';
import { entriesVersion, readEntries } from '../../project/alertEntries.ts';
import { readAlertRules, readRulesInForce } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { indexByRowId } from '../customers/customerTexts.ts';
import { viewOrBlank } from '../view/viewAt.ts';
import { alertInputAt } from './alertInputAt.ts';

/** Customers a promise is worked out from. */
const SAMPLED = 20_000;
const LEVELS = [1, 2, 3] as const;

/** Kept until a list is made or something entered. */
export function heldAt(project: OpenProject, view: View, asked: number | null): HeldAlerts {
  const last = readLastRun(project.db);
  const key = `alerts.held ${viewKey(view)} ${asked} ${last?.id} ${last?.ranAt} ${entriesVersion(project.db)}`;
  return project.cached(key, () => makeHeld(project, view, asked));
}

/** Of the version asked for; else of the one in force, or the newest of which some alerts can be judged. */
function makeHeld(project: OpenProject, view: View, asked: number | null): HeldAlerts {
  const input = alertInputAt(project, view);
  const { asOf } = view;
  const horizonDays = horizonOf(input.definition);
  const days = view.blank ? [] : readVersionDays(project.db, asOf);
  const raises = view.blank ? [] : readRaiseSteps(project.db, asOf);
  const judged = new Set(raises.filter(({ day }) => day + horizonDays <= asOf).map((one) => one.version));
  const versions = days.map((one) => one.version).filter((one) => raises.some((raise) => raise.version === one));
  const inForce = readRulesInForce(project.db)?.version ?? null;
  const version =
    asked ??
    (inForce !== null && judged.has(inForce) ? inForce : (versions.findLast((one) => judged.has(one)) ?? inForce));
  const promisedOn = days.find((one) => one.version === version)?.day ?? null;
  const all = raisedAlerts(
    project,
    raises.filter((one) => one.version === version),
    asOf,
  );
  const spells = readSpells(input.ledger, input.book, input.definition);
  return heldAlerts(view, {
    version,
    versions,
    promisedOn,
    horizonDays,
    counts: LEVELS.map((level) => heldCounts(all, spells, level, horizonDays, asOf)),
    promised:
      promisedOn === null || version === null || judged.size === 0
        ? LEVELS.map(() => rateOf(0, 0))
        : promisedBy(project, view, input, version, promisedOn),
  });
}

/** With what people entered last about each, by customer and day. */
function raisedAlerts(project: OpenProject, raises: readonly Raise[], asOf: number): RaisedAlert[] {
  const places = project.cachedForData('customers.indexByRowId', () => indexByRowId(project.ledger()));
  const outcomes = new Map<number, AlertOutcome | null>();
  for (const { alert, kind, value } of readEntries(project.db, asOf)) {
    if (kind === 'outcome') outcomes.set(alert, alertOutcome.safeParse(value).data ?? null);
  }
  return raises
    .map(({ alert, customerId, day, before, after }) => ({
      c: places[customerId] ?? -1,
      day,
      before,
      after,
      outcome: outcomes.get(alert) ?? null,
    }))
    .filter(({ c }) => c >= 0)
    .sort((a, b) => a.c - b.c || a.day - b.day);
}

/** What the back-test says of a version from the rows up to the day of its first list; of many customers from every k-th. */
function promisedBy(project: OpenProject, view: View, input: AlertInput, version: number, day: number): Rate[] {
  const { definition } = view.definition;
  return project.cachedForData(`alerts.promise ${version} ${day} ${JSON.stringify(definition)}`, () => {
    const { rules } = readAlertRules(project.db, version);
    const then = viewOrBlank(project, isoDate(day), definition);
    const dates = alertDates(then, rules, { horizon: horizonOf(definition), minLead: 0, every: 'week' });
    if (dates.mature === 0) return LEVELS.map(() => rateOf(0, 0));
    const every = Math.max(1, Math.ceil(input.ledger.customerCount / SAMPLED));
    const sample = { ...input, pastOnly: true, membersOn: everyKth(input.ledger.customerCount, every) };
    const pass = backTestPass(sample, alertReader(sample, rules), dates, day);
    return pass.levels.map(({ hits, alerts }) => rateOf(hits, alerts));
  });
}

function everyKth(count: number, every: number): () => Uint8Array {
  const mask = new Uint8Array(count);
  for (let c = 0; c < count; c += every) mask[c] = 1;
  return () => mask;
}
