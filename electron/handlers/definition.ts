// definition.*: what churn is here, tested on the past; what the data can carry; the choice.
import { AppError } from '../../shared/errors.ts';
import { definitionProposal } from '../analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../analysis/definition/definitionAdvice.ts';
import { sufficiencyAt } from '../gathering/figures/sufficiencyAt.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { writeSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const definitionHandlers = {
  'definition.propose': (args, { project }) => definitionProposal(viewOrBlank(project(args.project), args.asOf)),
  'definition.advise': (args, { project }) =>
    definitionAdvice(viewOrBlank(project(args.project), args.asOf, undefined, args.within), args.trial),
  'definition.sufficiency': ({ project: handle, asOf, within }, { project: open }) => {
    const project = open(handle);
    return sufficiencyAt(project, viewOrBlank(project, asOf, undefined, within));
  },
  'definition.set': ({ project: handle, definition, by }, { project }) => {
    const { db, ledger } = project(handle);
    if (definition?.kind === 'cancelDate' && ledger().cancelledOn.every((day) => day === NO_DAY)) {
      throw new AppError('definition.noCancelDates');
    }
    if (definition?.kind === 'contractEnd' && ledger().contractEnd.every((day) => day === NO_DAY)) {
      throw new AppError('definition.noContractEnds');
    }
    writeSettings(db, { churnDefinition: definition }, new Date().toISOString(), by || null);
    return { definition };
  },
} satisfies Handlers<'definition'>;
