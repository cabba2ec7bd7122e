// How every planned import would be read, asked anew when a choice changes; the answer before stays until the next one.
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Preview } from '../../../../shared/contract/importReports.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { useEngine, useFill } from '../../../useEngine.ts';
import type { TableArgs } from './plannedImports.ts';

export type PreviewState = {
  readonly preview: Preview | null;
  readonly error: AppError | null;
  /** A newer answer is on its way. */
  readonly stale: boolean;
  readonly retry: () => void;
};

export type Asked = { readonly id: string; readonly args: TableArgs };

export function usePreviews(asked: readonly Asked[], enabled: boolean): ReadonlyMap<string, PreviewState> {
  const engine = useEngine();
  const fill = useFill();
  const before = useRef(new Map<string, Preview>());
  const answers = useQueries({
    queries: asked.map(({ args }) => {
      // What happens to the rows and how they are treated changes nothing in how they are read.
      const { rules: _, ...reading } = args;
      const filled = fill('imports.preview', reading);
      return {
        queryKey: [filled?.project ?? null, 'imports.preview', filled],
        queryFn: ({ signal }: { signal: AbortSignal }) => engine.call('imports.preview', filled ?? reading, { signal }),
        enabled,
      };
    }),
  });
  return new Map(
    asked.map(({ id }, place) => {
      const answer = answers[place];
      if (answer?.data) before.current.set(id, answer.data);
      const state: PreviewState = {
        preview: answer?.data ?? before.current.get(id) ?? null,
        error: (answer?.error ?? null) as AppError | null,
        stale: answer?.data === undefined,
        retry: () => void answer?.refetch(),
      };
      return [id, state];
    }),
  );
}
