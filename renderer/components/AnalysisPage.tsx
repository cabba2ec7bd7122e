// The frame of every analysis: headline, the thing itself, options beside it, notices under it, what to do next.
import { Button, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Notice, Why } from '../../shared/contract/analysisBase.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Text } from '../../shared/text.ts';
import { useFormat } from '../useFormat.ts';
import type { ReportSection } from '../useReportSections.ts';
import classes from './AnalysisPage.module.css';
import { EmptyState } from './EmptyState.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Icon } from './Icon.tsx';
import { InReport } from './InReport.tsx';
import { NextStep, type NextStepProps } from './NextStep.tsx';
import { Notices } from './Notices.tsx';
import { OnlyThese } from './OnlyThese.tsx';
import { Page } from './Page.tsx';
import { RefusedActions } from './RefusedActions.tsx';
import { WhyButton } from './WhyButton.tsx';

export type AnalysisPageProps = {
  /** Name of the screen. */
  title: string;
  headline: Text | null | undefined;
  refused?: Text | null | undefined;
  notices?: readonly Notice[] | undefined;
  /** Derivation of the headline's figure. */
  why?: Why | undefined;
  options?: ReactNode;
  /** Parts of the screen, over the headline. */
  tabs?: ReactNode;
  /** The section of the report that says the same. */
  section?: ReportSection;
  /** Buttons beside the title: exports and the like. */
  actions?: ReactNode;
  children: ReactNode;
  /** What stands on its own feet: shown where the analysis is refused, too. */
  beneath?: ReactNode;
  next?: NextStepProps | null | undefined;
  loading?: boolean;
  /** An older answer is shown while the new one is on its way. */
  stale?: boolean;
  error?: AppError | null;
  onRetry?: () => void;
};

export function AnalysisPage(props: AnalysisPageProps) {
  const {
    title,
    headline,
    refused,
    notices = [],
    why,
    options,
    section,
    actions,
    children,
    beneath,
    next,
    error,
    onRetry,
  } = props;
  const format = useFormat();
  const [optionsOpen, setOptionsOpen] = useLocalStorage({ key: 'holdfast.options', defaultValue: false });
  const loading = props.loading === true && !error;
  const saidBelow = !error && refused != null && headline != null && format.text(refused) === format.text(headline);
  return (
    <Page
      title={title}
      stale={props.stale}
      actions={
        <>
          {actions}
          {section && <InReport section={section} />}
          {why && <WhyButton why={why} />}
          {options && (
            <Button
              variant={optionsOpen ? 'light' : 'default'}
              leftSection={<Icon name="options" size={14} />}
              aria-expanded={optionsOpen}
              onClick={() => setOptionsOpen(!optionsOpen)}
            >
              {format.t('common.options')}
            </Button>
          )}
        </>
      }
    >
      {props.tabs}
      <div className={classes.headline}>
        {loading ? (
          <Skeleton height={20} width="60%" mt={4} />
        ) : (
          headline && !saidBelow && <p>{format.text(headline)}</p>
        )}
        <OnlyThese />
      </div>
      <div className={classes.body}>
        <div className={classes.main}>
          {error ? (
            <ErrorPanel error={error} onRetry={onRetry} />
          ) : loading ? (
            <Waiting />
          ) : refused ? (
            <EmptyState title={format.text(refused)} action={<RefusedActions refused={refused} />} />
          ) : (
            children
          )}
          {!error && !loading && <Notices notices={notices} />}
          {!error && !loading && beneath}
          {!error && !loading && !refused && next && <NextStep {...next} />}
        </div>
        {options && optionsOpen && (
          <aside className={classes.options} aria-label={format.t('common.options')}>
            <h2>{format.t('common.options')}</h2>
            {options}
          </aside>
        )}
      </div>
    </Page>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Skeleton height={92} />
      <Skeleton height={280} />
      <Skeleton height={160} />
    </div>
  );
}
