// Handlers on a project, called as the engine does: arguments and answers go through the contract.
import { handlerOf } from '../electron/handlers/all.ts';
import type { Context } from '../electron/handlers/handler.ts';
import type { OpenProject } from '../electron/project/openProject.ts';
import { makeTickets, type Tickets } from '../electron/tickets.ts';
import { type ArgsIn, type CallName, contract, type Result } from '../shared/contract/contract.ts';

/** Result files go into `folder`. */
export function callsOn(project: OpenProject, folder: string, tickets: Tickets = makeTickets(folder)) {
  const context: Context = {
    project: () => project,
    sessions: { open: () => project, close: () => false },
    tickets,
    signal: { aborted: false },
    report: () => {},
  };
  return async <N extends CallName>(name: N, args: Omit<ArgsIn<N>, 'project'>): Promise<Result<N>> => {
    const handler = handlerOf(name) as (args: unknown, context: Context) => unknown;
    const answer = await handler(contract[name].args.parse({ project: 'p', ...args }), context);
    return contract[name].result.parse(answer) as Result<N>;
  };
}
