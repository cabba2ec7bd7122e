// One file on its way in: how it is read, corrections, and the load itself.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportKind, Preview } from '../../../shared/contract/imports.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { href, navigate } from '../../router.ts';
import { useJob, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { FileFacts, FileLine } from './FileFacts.tsx';
import { FirstRows } from './FirstRows.tsx';
import classes from './ImportFile.module.css';
import { Problems } from './Problems.tsx';

export type Choices = {
  kind?: ImportKind;
  sheet?: string;
  dateOrder?: 'ymd' | 'dmy' | 'mdy';
  map?: Record<string, number>;
};

export function ImportFile({ ticket, name }: { ticket: string; name: string }) {
  const format = useFormat();
  const { project } = useProject();
  const [choices, setChoices] = useState<Choices>({});
  const run = useJob('imports.run');
  const preview = useRead('imports.preview', { file: ticket, ...choices }, { enabled: !run.running });
  const load = async (again: boolean) => {
    const report = await run.start({ file: ticket, ...choices, ...(again ? { mode: 'append' as const } : {}) });
    if (report) navigate('import', { batch: String(report.batch) }, true);
  };
  const back = (
    <Button
      component="a"
      href={href('import')}
      variant="subtle"
      color="gray"
      leftSection={<Icon name="back" size={14} />}
    >
      {format.t('import.anotherFile')}
    </Button>
  );
  const { data } = preview;
  return (
    <Page title={format.t('import.titleOf', { file: data?.fileName ?? name })} actions={run.running ? null : back}>
      {run.running ? (
        <div className={classes.running}>
          <JobProgress
            progress={run.progress}
            startedAt={run.startedAt}
            onCancel={run.cancel}
            title={format.t('import.running', { file: data?.fileName ?? name })}
          />
          <p className={classes.soft}>{format.t('import.allOrNothing')}</p>
        </div>
      ) : preview.error && !data ? (
        <ErrorPanel error={preview.error} onRetry={preview.retry} />
      ) : !data ? (
        <p className={classes.soft} aria-busy="true">
          {format.t('import.looking', { file: name })}
        </p>
      ) : (
        <>
          <p className={classes.headline}>{headline(format.t, data)}</p>
          <FileLine preview={data} />
          <div className={classes.said}>
            {run.cancelled && <p className={classes.soft}>{format.t('import.cancelled')}</p>}
            {run.error && (
              <ErrorPanel
                error={run.error}
                action={
                  run.error.code === 'imports.alreadyImported' && (
                    <Button variant="default" onClick={() => void load(true)}>
                      {format.t('import.loadAgain')}
                    </Button>
                  )
                }
              />
            )}
            {preview.error && <ErrorPanel error={preview.error} onRetry={() => setChoices({})} />}
          </div>
          <FileFacts preview={data} choices={choices} onChange={(change) => setChoices({ ...choices, ...change })} />
          <Problems problems={data.problems} />
          <div className={classes.load}>
            <Button
              size="sm"
              disabled={!data.ready || project?.readOnly === true || preview.stale}
              onClick={() => void load(false)}
            >
              {format.t('import.load')}
            </Button>
            <span className={classes.soft}>{format.t(data.ready ? 'import.allOrNothing' : 'import.notReady')}</span>
          </div>
          <ColumnTable preview={data} onMap={(map) => setChoices({ ...choices, map })} />
          <Section title={format.t('import.firstRows')}>
            <FirstRows preview={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

function headline(t: (key: string, params?: Record<string, number>) => string, preview: Preview): string {
  if (!preview.ready) return t('import.headline.notReady');
  const used = preview.columns.filter((column) => column.field !== null).length;
  return t(`import.headline.${preview.kind}`, { used, columns: preview.columns.length });
}
