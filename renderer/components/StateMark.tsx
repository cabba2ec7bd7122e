// A customer's state as shape, colour and word, so that it reads without colour too.
import type { CustomerState } from '../../shared/contract/common.ts';
import { useFormat } from '../useFormat.ts';
import classes from './StateMark.module.css';

const SHAPES: Record<CustomerState, string> = {
  active: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9Z',
  atRisk: 'M6 1.2 11 10.2H1Z',
  lost: 'M1.8 1.8h8.4v8.4H1.8Z',
  noPurchase: 'M6 2a4 4 0 1 1 0 8a4 4 0 0 1 0-8Zm0 1.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8Z',
};

export function StateMark({ state, bare = false }: { state: CustomerState; bare?: boolean }) {
  const format = useFormat();
  return (
    <span className={classes.mark} data-state={state}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={SHAPES[state]} fill="currentColor" fillRule="evenodd" />
      </svg>
      {!bare && <span className={classes.word}>{format.t(`common.state.${state}`)}</span>}
    </span>
  );
}
