// The watched folder, looked at every few seconds while a project is open and the page can be seen.
import { useQuery } from '@tanstack/react-query';
import type { Inbox } from '../shared/contract/inbox.ts';
import type { AppError } from '../shared/errors.ts';
import { useEngine } from './useEngine.ts';
import { useProject } from './useProject.ts';

const EVERY_MS = 10_000;

export function useInbox(): { inbox: Inbox | null; error: AppError | null } {
  const engine = useEngine();
  const { project } = useProject();
  const handle = project?.project ?? null;
  const enabled = project !== null && !project.readOnly;
  const { data, error } = useQuery<Inbox, AppError>({
    queryKey: [handle, 'inbox.get'],
    queryFn: ({ signal }) => engine.call('inbox.get', { project: handle ?? '' }, { signal }),
    enabled,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
  });
  return { inbox: (enabled && data) || null, error };
}
