// The printed report: what goes in, one button, the page as it will be on paper, and the ones built before.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../shared/contract/contract.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Icon } from '../components/Icon.tsx';
import { JobProgress } from '../components/JobProgress.tsx';
import { OnlyThese } from '../components/OnlyThese.tsx';
import { Page } from '../components/Page.tsx';
import { type ScreenArgs, useJob, useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { EarlierReports } from './report/EarlierReports.tsx';
import { PaperPicture } from './report/PaperPicture.tsx';
import classes from './report/Report.module.css';
import { ReportOptions } from './report/ReportOptions.tsx';
import { ReportPreview } from './report/ReportPreview.tsx';
import { useReportChoices } from './report/useReportChoices.ts';

type Built = {
  readonly key: string;
  readonly args: ScreenArgs<'report.build'>;
  readonly result: Result<'report.build'>;
};

/** Reports on what has changed, each with one click. */
const PERIODS = ['week', 'month'] as const;

export function Report() {
  const { t } = useFormat();
  const { asOf, within, project } = useProject();
  const settings = useRead('settings.get', {});
  const choices = useReportChoices(settings.data);
  const job = useJob('report.build');
  const [built, setBuilt] = useState<Built | null>(null);

  const keyOf = (args: ScreenArgs<'report.build'> | null) =>
    JSON.stringify([args?.asOf ?? asOf, within, project?.revision, args]);
  const build = async (args: ScreenArgs<'report.build'>) => {
    const key = keyOf(args);
    const result = await job.start(args);
    if (result) setBuilt({ key, args, result });
  };
  // The report on a week or month has nothing to do with what is ticked.
  const wanted = built?.args.period ? built.args : choices.args;
  const stale = built !== null && built.key !== keyOf(wanted);
  const canBuild = choices.args !== null && choices.args.sections?.length !== 0;

  return (
    <Page
      title={t('frame.screen.report')}
      actions={
        <>
          {PERIODS.map((period) => (
            <Button
              key={period}
              variant="default"
              disabled={job.running || !settings.data}
              title={t('report.screen.periodHelp')}
              onClick={() => void build({ clientName: choices.clientName.trim(), locale: choices.language, period })}
            >
              {t(`report.cover.title_${period}`)}
            </Button>
          ))}
          <Button
            leftSection={<Icon name="report" size={14} />}
            disabled={!canBuild || job.running}
            onClick={() => choices.args && void build(choices.args)}
          >
            {t('report.screen.build')}
          </Button>
        </>
      }
    >
      <p className={classes.lead}>{t('report.screen.lead')}</p>
      <OnlyThese />
      <div className={classes.columns}>
        <div className={classes.side}>
          {settings.error && <ErrorPanel error={settings.error} onRetry={settings.retry} />}
          {settings.data && <ReportOptions choices={choices} />}
        </div>
        <div className={classes.main}>
          {job.running && (
            <JobProgress
              title={t('report.screen.building')}
              progress={job.progress}
              startedAt={job.startedAt}
              onCancel={job.cancel}
            />
          )}
          {job.error && <ErrorPanel error={job.error} />}
          {!job.running && built && <ReportPreview report={built.result} stale={stale} />}
          {!job.running && !built && !job.error && (
            <EmptyState title={t('report.screen.emptyPreview')} picture={<PaperPicture />}>
              {t('report.screen.emptyText')}
            </EmptyState>
          )}
        </div>
      </div>
      <EarlierReports
        disabled={job.running || choices.args === null}
        onBuild={(run) => void build({ ...choices.args, ...run })}
      />
    </Page>
  );
}
