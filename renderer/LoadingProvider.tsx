// Keeps a running import going above the screens, and says so on the others.
import { notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { href, useRoute } from './router.ts';
import { useJob } from './useEngine.ts';
import { useFormat } from './useFormat.ts';
import { type Loading, LoadingContext } from './useLoading.ts';
import { useProject } from './useProject.ts';

const NOTE = 'import-running';

export function LoadingProvider({ children }: { children: ReactNode }) {
  const { start: run, cancel, reset, running, progress, startedAt, error, cancelled } = useJob('imports.run');
  const { project } = useProject();
  const format = useFormat();
  const route = useRoute();
  const [now, setNow] = useState<{ files: string; id: string } | null>(null);
  const seen = useRef(false);
  const files = now?.files ?? null;
  seen.current = route.screen === 'import' && route.params.files === files;

  const handle = project?.project ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other imports
  useEffect(
    () => () => {
      cancel();
      reset();
      setNow(null);
    },
    [handle, cancel, reset],
  );

  const loading: Loading = useMemo(
    () => ({
      running,
      files,
      id: now?.id ?? null,
      progress,
      startedAt,
      error,
      cancelled,
      cancel,
      start: async (wanted, imports, onLoaded) => {
        for (const { id, args } of imports) {
          setNow({ files: wanted, id });
          const report = await run(args);
          if (report === null) return false;
          onLoaded(id, report.batch);
        }
        setNow(null);
        return true;
      },
    }),
    [running, files, now?.id, progress, startedAt, error, cancelled, cancel, run],
  );

  const isAway = files !== null && !seen.current;
  const failed = error !== null || cancelled;
  useEffect(() => {
    if (!isAway || files === null || !(running || failed)) return;
    const message = <a href={href('import', { files, step: 'load' })}>{format.t('import.load.seeIt')}</a>;
    const title = format.t(running ? 'import.load.goesOn' : 'import.load.stopped');
    notifications.show({ id: NOTE, title, message, loading: running, autoClose: false, withCloseButton: !running });
    return () => {
      notifications.hide(NOTE);
    };
  }, [isAway, files, running, failed, format]);

  return <LoadingContext value={loading}>{children}</LoadingContext>;
}
