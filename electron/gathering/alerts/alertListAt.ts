// What the list of alerts answers: its sentence, its counts, a page of its rows.
import type { AlertList } from '../../../shared/contract/alerts.ts';
import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asMoney, say, type Text } from '../../../shared/text.ts';
import { rulesInForce } from '../../analysis/alerts/alertReader.ts';
import { CLOSED, diffAlerts } from '../../analysis/alerts/diffAlerts.ts';
import { rateOf } from '../../analysis/churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../../analysis/view/explain.ts';
import { LOST } from '../../analysis/view/states.ts';
import type { View } from '../../analysis/view/view.ts';
import { readRulesInForce } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { type AlertSelection, alertOrder, alertRows, maskOf, valueAtRisk } from './alertList.ts';
import { type AlertPicture, alertPicture, casesAt } from './alertPicture.ts';
import { type AlertRisks, levelShareText, riskBasisOf, risksAt } from './alertRisk.ts';
import { newestList } from './pastList.ts';

type Page = AlertSelection & { within?: CustomerSet | null | undefined; offset: number; limit: number };

/** Days in which an alert counts as of this week. */
const WEEK = 7;

const NOTHING = {
  comparedWith: null,
  unlisted: 0,
  levels: { slight: 0, clear: 0, severe: 0 },
  changes: { new: 0, worse: 0, better: 0, same: 0, closed: 0 },
  newSevere: { customers: 0, valueE4: 0 },
  valueE4: 0,
  expectedLossE4: null,
  status: { open: 0, overdue: 0, snoozed: 0, done: 0 },
  owners: [],
  riskBasis: null,
  risks: [1, 2, 3].map((level) => ({ ...rateOf(0, 0), from: level, to: level })),
  horizonDays: 0,
  total: 0,
  rows: [],
} satisfies Partial<AlertList>;

/** The view is that of everybody; who is listed is cut afterwards. */
export function alertListAt(project: OpenProject, view: View, page: Page): AlertList {
  const rules = readRulesInForce(project.db);
  const { past } = newestList(project, view);
  const base = { asOf: asOfText(view), past, why: {}, ...NOTHING };
  const refused = refusal(view);
  const picture = refused === null ? alertPicture(project, view) : null;
  if (rules === null || picture === null) {
    return {
      ...base,
      rules: rules && { version: rules.version, on: rulesInForce(rules.set).length },
      headline: refused ?? say('alerts.headline.noRules'),
      refused,
      notices: [],
    };
  }
  const mask = maskOf(project, picture, page.within);
  const risks = risksAt(project, picture);
  const counts = countAll(project, picture, mask, risks);
  const basis = riskBasisOf(risks, counts.unscored);
  const order = alertOrder(project, picture, page, mask);
  const { severe, severeE4, open } = counts;
  return {
    ...base,
    rules: { version: picture.rules.version, on: picture.alerts.rules.length },
    headline: headlineOf(counts),
    refused: null,
    notices: [...noticesOf(picture, past, counts), ...riskNotices(risks, counts), ...viewNotices(view)],
    why: {
      newSevere: explain(view, 'newSevere', severe, withAlert([3], rules.version), { week: WEEK }),
      valueAtRisk: explain(view, 'valueAtRisk', open, withAlert([1, 2, 3], rules.version)),
      expectedLoss: explain(
        view,
        basis.source === 'model' ? 'expectedLossModel' : 'expectedLoss',
        open,
        withAlert([1, 2, 3], rules.version),
        {
          horizon: basis.horizonDays,
          version: basis.version,
        },
      ),
    },
    comparedWith: picture.beforeDay === null ? null : isoDate(picture.beforeDay),
    unlisted: counts.unlisted,
    levels: counts.levels,
    changes: counts.changes,
    newSevere: { customers: severe, valueE4: severeE4 },
    valueE4: counts.valueE4,
    expectedLossE4: counts.lossE4 === null ? null : Math.round(counts.lossE4),
    status: counts.status,
    owners: [...counts.owners]
      .map(([owner, alerts]) => ({ owner, alerts }))
      .sort((a, b) => b.alerts - a.alerts || (a.owner < b.owner ? -1 : 1))
      .slice(0, 50),
    riskBasis: basis,
    risks: [...risks.risks],
    horizonDays: risks.horizonDays,
    total: order.length,
    rows: alertRows(project, picture, order.subarray(page.offset, page.offset + page.limit)),
  };
}

const withAlert = (levels: number[], version: number): CustomerSet => ({ kind: 'withAlert', levels, version });

function countAll(project: OpenProject, picture: AlertPicture, mask: Uint8Array | null, risks: AlertRisks) {
  const { level, before, alerts, booked, view } = picture;
  const within = (c: number) => mask === null || mask[c] === 1;
  const cases = casesAt(project, picture);
  const byLevel = [0, 0, 0, 0];
  const status = { open: 0, overdue: 0, snoozed: 0, done: 0 };
  const owners = new Map<string, number>();
  let [severe, severeE4, unlisted, valueE4, unscored] = [0, 0, 0, 0, 0];
  let lossE4: number | null = 0;
  for (let c = 0; c < level.length; c++) {
    const now = level[c]!;
    if (now === 0 || !within(c)) continue;
    const value = valueAtRisk(picture, c);
    byLevel[now]!++;
    valueE4 += value;
    const risk = risks.of(c, now);
    if (risk?.source !== 'model') unscored++;
    // Nothing at stake needs no chance.
    if (value > 0) lossE4 = lossE4 === null || risk === null ? null : lossE4 + risk.value * value;
    if (now === 3 && alerts.levelSince[c]! > view.asOf - WEEK) {
      severe++;
      severeE4 += value;
    }
    if (booked[c] === null) unlisted++;
    const one = cases[c]!;
    status[one.status]++;
    if (one.owner !== null) owners.set(one.owner, (owners.get(one.owner) ?? 0) + 1);
  }
  const { counts, change } =
    mask === null
      ? picture.diff
      : diffAlerts(
          before.map((one, c) => (within(c) ? one : 0)),
          level.map((one, c) => (within(c) ? one : 0)),
        );
  const { states } = view;
  let closedLost = 0;
  for (let c = 0; c < change.length; c++) if (change[c] === CLOSED && states[c] === LOST) closedLost++;
  return {
    levels: { slight: byLevel[1]!, clear: byLevel[2]!, severe: byLevel[3]! },
    open: byLevel[1]! + byLevel[2]! + byLevel[3]!,
    valueE4,
    lossE4,
    unscored,
    changes: counts,
    closedLost,
    severe,
    severeE4,
    unlisted,
    status,
    owners,
  };
}

type Counts = ReturnType<typeof countAll>;

function headlineOf({ severe, severeE4, open, levels, valueE4 }: Counts): Text {
  if (open === 0) return say('alerts.headline.none');
  const params = { amount: asMoney(severeE4), all: asMoney(valueE4), open, severe: levels.severe };
  return severe > 0
    ? say('alerts.headline.severe', { count: severe, ...params })
    : say('alerts.headline.quiet', { count: open, ...params });
}

/** What shares by level rest on, where they are told: all of them, or for those the model says nothing of. */
function riskNotices({ model, risks, horizonDays }: AlertRisks, { open, unscored }: Counts): Notice[] {
  if (model !== null && (unscored === 0 || open === 0)) return [];
  const known = risks.filter(({ denominator, from }, i) => denominator > 0 && from === i + 1);
  if (known.length === 0) return [inform('alerts.notice.noRisk', { days: horizonDays })];
  const notices = known.map((risk): Notice => ({ level: 'info', text: levelShareText(risk, horizonDays) }));
  return known.some(({ small }) => small) ? [...notices, warn('alerts.notice.fewAlerts')] : notices;
}

function noticesOf(picture: AlertPicture, past: boolean, { unlisted, changes, closedLost }: Counts): Notice[] {
  const { view, beforeDay, first, alerts } = picture;
  const notices: Notice[] = [];
  if (alerts.rules.length === 0) notices.push(warn('alerts.notice.allOff'));
  if (past) notices.push(inform('alerts.notice.past', { date: asDate(isoDate(view.asOf)) }));
  else if (first) notices.push(inform('alerts.notice.first'));
  else if (beforeDay !== null) notices.push(inform('alerts.notice.compared', { date: asDate(isoDate(beforeDay)) }));
  if (changes.closed > 0) {
    const params = { count: changes.closed, lost: closedLost, eased: changes.closed - closedLost };
    notices.push(inform('alerts.notice.closed', params));
  }
  if (!past && unlisted > 0) notices.push(inform('alerts.notice.unlisted', { count: unlisted }));
  return notices;
}
