// value.*: classes by value, grounds for letting go, and the decision, which a person makes by name.
import type { LetGoRules } from '../../shared/contract/customerSet.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { lifetimeValue } from '../analysis/value/lifetimeValue.ts';
import { valueClassesOf } from '../analysis/value/valueClasses.ts';
import { valueResult } from '../analysis/value/valueResult.ts';
import { viewKey } from '../analysis/view/view.ts';
import { findCustomer } from '../gathering/customers/customerCard.ts';
import { concentrationAt } from '../gathering/figures/concentrationAt.ts';
import { candidatesAt, letGoFlagsAt } from '../gathering/sets/candidatesAt.ts';
import { listView } from '../gathering/view/listView.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import {
  addFlag,
  addLettingGo,
  clearFlag,
  readFlags,
  readLettingGo,
  revokeLettingGo,
} from '../project/customerFlags.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

const rulesOf = (project: OpenProject, given: LetGoRules | undefined): LetGoRules =>
  given ?? readSettings(project.db).letGo;

function dayOf(iso: string): number {
  const day = parseIsoDate(iso);
  if (day === null) throw new AppError('asOf.invalid', { asOf: iso });
  return day;
}

function assertSigned(name: string, reason: string): void {
  if (name === '') throw new AppError('value.nameMissing');
  if (reason === '') throw new AppError('value.reasonMissing');
}

export const valueHandlers = {
  'value.classes': ({ project: handle, asOf, within, ...options }, { project: open }) => {
    const view = viewOrBlank(open(handle), asOf, undefined, within);
    return valueResult(view, valueClassesOf(view, options));
  },

  'value.candidates': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    return candidatesAt(project, view, rulesOf(project, args.rules), args);
  },

  'value.letGo': (args, { project: open }) => {
    const project = open(args.project);
    assertSigned(args.confirmedBy, args.reason);
    const found = listView(project, args.asOf);
    const chosen = args.customers.map((code) => ({ code, ...findCustomer(project, found, code) }));
    const { view } = found!;
    const { of } = letGoFlagsAt(project, view, rulesOf(project, undefined));
    const gone = view.facts?.letGo(view.asOf);
    const rows = [...new Map(chosen.map((one) => [one.id, one])).values()].map(({ code, id, c }) => {
      if (gone?.[c] === 1) throw new AppError('value.alreadyLetGo', { customer: code });
      const kinds = [...new Set(of(c).map(({ kind }) => kind))];
      if (kinds.length === 0) throw new AppError('value.noGround', { customer: code });
      return {
        customerId: id,
        day: view.asOf,
        reason: args.reason,
        flags: JSON.stringify(kinds),
        confirmedBy: args.confirmedBy,
        confirmedAt: new Date().toISOString(),
      };
    });
    addLettingGo(project.db, rows);
    return { customers: rows.length };
  },

  'value.concentration': ({ project: handle, asOf, within, ...options }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    return concentrationAt(project, view, options);
  },

  'value.lifetime': ({ project: handle, asOf, within, discount }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf, undefined, within);
    const { marginShare, acquisitionCost } = readSettings(project.db);
    const options = { marginShare, discount, acquisitionCostE4: Math.round(acquisitionCost * 10_000) };
    return project.cached(`value.lifetime ${viewKey(view)} ${JSON.stringify(options)}`, () =>
      lifetimeValue(view, options),
    );
  },

  'value.takeBack': (args, { project: open }) => {
    const project = open(args.project);
    const { id } = findCustomer(project, listView(project, null), args.customer);
    if (revokeLettingGo(project.db, id, new Date().toISOString()) === 0) {
      throw new AppError('value.notLetGo', { customer: args.customer });
    }
    return { customer: args.customer };
  },

  'value.flag': (args, { project: open }) => {
    const project = open(args.project);
    assertSigned(args.setBy, args.reason);
    const found = listView(project, args.asOf);
    const { id } = findCustomer(project, found, args.customer);
    return {
      id: addFlag(project.db, {
        customerId: id,
        kind: args.kind,
        day: args.day === undefined ? found!.view.asOf : dayOf(args.day),
        amountE4: args.amountE4,
        days: args.days,
        reason: args.reason,
        setBy: args.setBy,
        setAt: new Date().toISOString(),
      }),
    };
  },

  'value.unflag': (args, { project: open }) => {
    if (!clearFlag(open(args.project).db, args.flag, new Date().toISOString())) {
      throw new AppError('value.noSuchFlag');
    }
    return { flag: args.flag };
  },

  'value.flagsOf': (args, { project: open }) => {
    const project = open(args.project);
    const found = listView(project, args.asOf);
    const { id } = findCustomer(project, found, args.customer);
    const { asOf } = found!.view;
    const letGo = readLettingGo(project.db).find((row) => row.customerId === id && row.day <= asOf);
    return {
      asOf: found!.asOf,
      flags: readFlags(project.db)
        .filter((flag) => flag.customerId === id && flag.day <= asOf)
        .map(({ id: flag, kind, day, amountE4, days, reason, setBy }) => ({
          id: flag,
          kind,
          day: isoDate(day),
          amountE4,
          days,
          reason,
          setBy,
        })),
      letGo: letGo ? { day: isoDate(letGo.day), reason: letGo.reason, confirmedBy: letGo.confirmedBy } : null,
    };
  },
} satisfies Handlers<'value'>;
