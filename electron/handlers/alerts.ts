// alerts.*: the list of alerts, what people do about them, and what leaves the program.

import type { alertsCalls } from '../../shared/contract/alerts.ts';
import { isoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { alertFatigue } from '../analysis/alerts/fatigue.ts';
import { asOfText } from '../analysis/view/explain.ts';
import { actOnAlerts } from '../gathering/alerts/alertActions.ts';
import { alertCard, alertsOfCustomer } from '../gathering/alerts/alertCard.ts';
import { alertListAt } from '../gathering/alerts/alertListAt.ts';
import { heldAt } from '../gathering/alerts/heldAt.ts';
import { needsRefresh, refreshAlerts } from '../gathering/alerts/refreshAlerts.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { countNewSevere, readRaises } from '../project/alertBook.ts';
import { readOutcomes, undoStep } from '../project/alertEntries.ts';
import { readRulesInForce } from '../project/alertRules.ts';
import type { Handlers } from './handler.ts';

const now = () => new Date().toISOString();

export const alertsHandlers = {
  'alerts.state': ({ project: handle, asOf = null }, { project: open }) => {
    const project = open(handle);
    const rules = readRulesInForce(project.db);
    // Most projects have none, and the date may be on its way along the slider.
    if (rules === null) return { asOf, rules: null, lastDay: null, needsRefresh: false, past: false, newSevere: 0 };
    const view = viewOrBlank(project, asOf);
    const { needed, past, last } = needsRefresh(project, view, rules);
    return {
      asOf: asOfText(view),
      rules: rules.version,
      lastDay: last && isoDate(last.day),
      needsRefresh: needed,
      past,
      newSevere: countNewSevere(project.db, view.asOf),
    };
  },

  'alerts.refresh': (args, { project: open }) => {
    const project = open(args.project);
    return refreshAlerts(project, viewOrBlank(project, args.asOf), now());
  },

  'alerts.list': ({ project: handle, asOf, ...page }, { project: open }) => {
    const project = open(handle);
    return alertListAt(project, viewOrBlank(project, asOf), page);
  },

  'alerts.act': (args, { project: open }) => {
    const project = open(args.project);
    if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
    const view = viewOrBlank(project, args.asOf);
    return actOnAlerts(project, view, args, now());
  },

  'alerts.undo': (args, { project: open }) => {
    const project = open(args.project);
    if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
    const undone = undoStep(project.db, args.step, now());
    if (undone === null) throw new AppError('alerts.nothingToUndo');
    return undone;
  },

  'alerts.one': ({ project: handle, asOf, customer }, { project: open }) => {
    const project = open(handle);
    return alertCard(project, viewOrBlank(project, asOf), customer);
  },

  'alerts.ofCustomer': ({ project: handle, asOf, customer }, { project: open }) => {
    const project = open(handle);
    return alertsOfCustomer(project, viewOrBlank(project, asOf), customer);
  },

  'alerts.held': ({ project: handle, asOf, version }, { project: open }) => {
    const project = open(handle);
    return heldAt(project, viewOrBlank(project, asOf), version);
  },

  'alerts.fatigue': ({ project: handle, asOf, weeks }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf);
    const facts = { ...readRaises(project.db, view.asOf), outcomes: readOutcomes(project.db, view.asOf) };
    return alertFatigue(view, facts, weeks);
  },
} satisfies Pick<Handlers<'alerts'>, keyof typeof alertsCalls>;
