// Arguments and results against the contract, at the one place every door passes.
import { type Args, type CallName, contract, type Result } from '../shared/contract/contract.ts';
import { AppError } from '../shared/errors.ts';

/** Arguments as the handler takes them; AppError `call.badArguments` naming the first field that does not fit. */
export function checkArgs<N extends CallName>(name: N, args: unknown): Args<N> {
  const checked = contract[name].args.safeParse(args);
  if (checked.success) return checked.data as Args<N>;
  const issue = checked.error.issues[0]!;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
  throw new AppError('call.badArguments', {
    call: name,
    field: issue.path.join('.') || unknown || '–',
    problem: issue.message,
  });
}

/** A result that breaks its contract is a bug of ours and never reaches a reader. */
export function checkResult<N extends CallName>(name: N, result: unknown): Result<N> {
  const checked = contract[name].result.safeParse(result);
  if (checked.success) return checked.data as Result<N>;
  const issue = checked.error.issues[0]!;
  throw new Error(`${name} answered a result that breaks its contract at ${issue.path.join('.')}: ${issue.message}`);
}
