// The load itself: one import after the other, with what is being done and how long it takes.
import { Button } from '@mantine/core';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { href } from '../../../router.ts';
import { useFormat } from '../../../useFormat.ts';
import headline from '../Headline.module.css';
import { importName } from '../wizard/importName.ts';
import { useWizard } from '../wizard/wizardView.ts';
import classes from './LoadStep.module.css';

export function LoadStep() {
  const format = useFormat();
  const { imports, loading, state, dispatch } = useWizard();
  const { running, error, cancelled } = loading;
  const done = imports.filter(({ id }) => state.loaded[id] !== undefined).length;
  const isTwice = error?.code === 'imports.alreadyImported';
  return (
    <>
      <p className={headline.headline} aria-live="polite">
        {running
          ? format.t('import.load.headline', { count: imports.length })
          : format.t(done > 0 ? 'import.load.partly' : 'import.load.stopped', { done, count: imports.length })}
      </p>
      <p className={headline.sub}>{cancelled ? format.t('import.cancelled') : format.t('import.allOrNothing')}</p>
      <ol className={classes.list}>
        {imports.map((planned) => {
          const batch = state.loaded[planned.id];
          const isNow = running && loading.id === planned.id;
          return (
            <li key={planned.id}>
              <span className={classes.mark} data-done={batch !== undefined}>
                {batch === undefined ? null : <Icon name="check" size={14} />}
              </span>
              <div>
                <strong>{format.t(`import.kind.${planned.kind}`)}</strong>
                <span className={classes.name}>{importName(format, planned)}</span>
                {batch !== undefined && (
                  <a href={href('import', { batch: String(batch) })}>{format.t('import.load.report')}</a>
                )}
                {!isNow && batch === undefined && running && (
                  <span className={classes.waits}>{format.t('import.load.waits')}</span>
                )}
                {isNow && (
                  <JobProgress progress={loading.progress} startedAt={loading.startedAt} onCancel={loading.cancel} />
                )}
                {!running && error && loading.id === planned.id && (
                  <ErrorPanel
                    error={error}
                    action={
                      isTwice && (
                        <Button
                          variant="default"
                          onClick={() => dispatch({ type: 'mode', id: planned.id, mode: 'append' })}
                        >
                          {format.t('import.loadAgain')}
                        </Button>
                      )
                    }
                  />
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
