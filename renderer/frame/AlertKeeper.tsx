// Brings the list of alerts up to date when a project is opened, after an import and when the date goes on.
import { useEffect } from 'react';
import { tellDesktop } from '../screens/alerts/useNotify.ts';
import { useEngine, useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';

/** The date may still be on its way along the slider. */
const SETTLES_MS = 700;

export function AlertKeeper() {
  const engine = useEngine();
  const { t } = useFormat();
  const { project } = useProject();
  const { data, stale } = useRead('alerts.state', {}, { keepPrevious: false });
  const handle = project?.project ?? null;
  const day = data?.needsRefresh === true && !stale ? data.asOf : null;
  useEffect(() => {
    if (handle === null || day === null) return;
    const later = setTimeout(() => {
      engine
        .call('alerts.refresh', { project: handle, asOf: day })
        .then(({ first, newSevere }) => {
          if (!first && newSevere > 0)
            tellDesktop(t('alerts.notify.title', { count: newSevere }), t('alerts.notify.body'));
        })
        // Whoever opens the list is told there.
        .catch(() => {});
    }, SETTLES_MS);
    return () => clearTimeout(later);
  }, [engine, handle, day, t]);
  return null;
}
