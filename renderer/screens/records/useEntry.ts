// One entry by hand after the other: the draft, storing it, and taking the last one back into the form.
import { useCallback, useRef, useState } from 'react';
import type { NewRecord, RecordKind } from '../../../shared/contract/records.ts';
import { AppError } from '../../../shared/errors.ts';
import { useEngine, useFill, useWrite } from '../../useEngine.ts';
import { blankDraft, type Draft, type FieldName, isProblem, nextDraft, type Problem, toRecord } from './draft.ts';
import { CUSTOMERS_ASKED, customerMeant } from './rankCustomers.ts';
import { todayHere } from './readDay.ts';

export type Stored = {
  readonly draft: Draft;
  readonly record: NewRecord;
  readonly batch: number;
  readonly newCustomer: boolean;
};
export type Told = { readonly kind: 'stored'; readonly stored: Stored } | { readonly kind: 'takenBack' };

export function useEntry(kind: RecordKind) {
  const engine = useEngine();
  const fill = useFill();
  const add = useWrite('records.add');
  const undo = useWrite('imports.undo');
  const [draft, setDraft] = useState(() => blankDraft(kind, todayHere()));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  // What a key press finds, even when it comes before the next drawing of the form.
  const now = useRef({ draft, busy });

  const show = useCallback((next: Draft) => {
    now.current.draft = next;
    setDraft(next);
  }, []);
  const change = useCallback(
    (part: Partial<Draft>) => {
      show({ ...now.current.draft, ...part });
      setProblem(null);
    },
    [show],
  );
  const working = useCallback(async (work: () => Promise<void>) => {
    if (now.current.busy) return;
    now.current.busy = true;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof AppError ? failure : new AppError('screen.failed', { detail: String(failure) }));
    }
    now.current.busy = false;
    setBusy(false);
  }, []);

  /** The id behind what was typed; a problem where several customers might be meant. */
  const settle = useCallback(
    async ({ kind: of, customer, chosen }: Draft): Promise<{ id: string | null } | Problem> => {
      if (of === 'cost' || customer.trim() === '') return { id: null };
      if (chosen) return { id: chosen.customer };
      const args = fill('customers.page', {
        search: customer.trim(),
        asOf: null,
        within: null,
        limit: CUSTOMERS_ASKED,
      });
      if (args === null) throw new AppError('project.notOpen');
      const meant = customerMeant((await engine.call('customers.page', args)).rows, customer);
      if (meant === 'unclear') return { field: 'customer' as FieldName, key: 'records.wrong.whichCustomer' };
      return { id: meant?.customer ?? customer.trim() };
    },
    [engine, fill],
  );

  /** Answers the field to go to: null for the first, after a success. */
  const save = useCallback(async (): Promise<FieldName | null> => {
    let goTo: FieldName | null = null;
    await working(async () => {
      const typed = now.current.draft;
      const settled = await settle(typed);
      const made = 'id' in settled ? toRecord(typed, settled.id, todayHere()) : settled;
      if (isProblem(made)) {
        setProblem(made);
        goTo = made.field;
        return;
      }
      const { batch, newCustomer } = await add.run({ record: made });
      setTold({ kind: 'stored', stored: { draft: typed, record: made, batch, newCustomer } });
      show(nextDraft({ ...typed, date: made.date }));
    });
    return goTo;
  }, [working, settle, add.run, show]);

  const takeBack = useCallback(
    (stored: Stored) =>
      working(async () => {
        await undo.run({ batch: stored.batch });
        setTold({ kind: 'takenBack' });
        show(stored.draft);
      }),
    [working, undo.run, show],
  );

  const start = useCallback(
    (next: Draft) => {
      show(next);
      setProblem(null);
      setError(null);
      setTold(null);
    },
    [show],
  );

  return { draft, problem, told, error, busy, change, save, takeBack, start };
}
export type Entry = ReturnType<typeof useEntry>;
