// The race of the latest training: who wins, how sure, and what the models consist of.
import { Button, NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { calibrationChart } from '../../../shared/charts/calibration.ts';
import { gainsChart } from '../../../shared/charts/gains.ts';
import type { PredictionResult } from '../../../shared/contract/prediction.ts';
import type { Text } from '../../../shared/text.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notices } from '../../components/Notices.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { href } from '../../router.ts';
import { useJob, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { EffectsTable } from './EffectsTable.tsx';
import { FeatureList } from './FeatureList.tsx';
import classes from './Prediction.module.css';
import { PredictionTabs } from './PredictionTabs.tsx';
import { RaceTable } from './RaceTable.tsx';
import { RulesTable } from './RulesTable.tsx';
import { ScorecardTable } from './ScorecardTable.tsx';
import { trainingLead } from './Untrained.tsx';

export function RacePart() {
  const { t, text } = useFormat();
  const [horizonDays, setHorizonDays] = useState<number | null>(null);
  const [missing, setMissing] = useState<Text | null>(null);
  const { data, error, loading, stale, retry } = useRead('prediction.result', {});
  const job = useJob('prediction.train');
  const shorter = shorterWindow(data?.refused);
  const train = async () => {
    setMissing(null);
    const answer = await job.start({ horizonDays: horizonDays ?? shorter });
    setMissing(answer?.refused ?? null);
  };
  const run = data?.run ?? null;
  const refused = shorter === null ? data?.refused : null;
  const first = data !== undefined && !run && !refused && !job.running;
  const trainButton = (
    <Button variant={run ? 'default' : 'filled'} disabled={job.running} onClick={() => void train()}>
      {t(run ? 'prediction.trainAgain' : 'prediction.train')}
    </Button>
  );
  const windowInput = data?.proposal.horizonDays ? (
    <NumberInput
      label={t('prediction.horizon')}
      description={shorter === null ? t('prediction.horizonHelp') : t('prediction.horizonShorter', { count: shorter })}
      placeholder={String(shorter ?? data.proposal.horizonDays)}
      value={horizonDays ?? ''}
      min={7}
      max={365}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(value) => setHorizonDays(typeof value === 'number' ? value : null)}
    />
  ) : undefined;
  return (
    <AnalysisPage
      title={t('frame.screen.prediction')}
      section="prediction"
      tabs={<PredictionTabs />}
      headline={first ? null : data?.headline}
      refused={refused}
      notices={data?.notices}
      why={data?.why.race}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={run && trainButton}
      options={run ? windowInput : undefined}
      next={
        run
          ? {
              text: t('prediction.next.text'),
              action: t('prediction.next.action'),
              href: href('prediction', { tab: 'list' }),
            }
          : null
      }
    >
      {job.running && (
        <JobProgress
          title={t('prediction.training')}
          progress={job.progress}
          startedAt={job.startedAt}
          onCancel={job.cancel}
        />
      )}
      {job.error && <ErrorPanel error={job.error} />}
      {missing && <Notices notices={[{ level: 'warning', text: missing }]} />}
      {data && first && (
        <EmptyState title={text(data.headline)} action={trainButton}>
          <p className={classes.lead}>{t(trainingLead(data))}</p>
          {shorter !== null && <div className={classes.window}>{windowInput}</div>}
        </EmptyState>
      )}
      {data && run && <RaceBody result={data} />}
    </AnalysisPage>
  );
}

/** A window too long for the history is counted twice, once to learn and once to judge: half of what is missing less. */
function shorterWindow(refused: Text | null | undefined): number | null {
  if (refused?.key !== 'prediction.refused.days') return null;
  const { count, horizon } = refused.params;
  if (typeof count !== 'number' || typeof horizon !== 'number') return null;
  const days = horizon - Math.ceil(count / 2) - 1;
  return days < LEAST_DAYS ? null : days;
}

/** Below a month hardly anybody is lost within the window. */
const LEAST_DAYS = 30;

function RaceBody({ result }: { result: PredictionResult }) {
  const { models, winner, why } = result;
  const won = models.find(({ version }) => version === winner) ?? models[0];
  const curves = useMemo(() => ({ models, winner }), [models, winner]);
  const logistic = models.find(({ kind }) => kind === 'logistic');
  const tree = models.find(({ kind }) => kind === 'tree');
  const card = models.find(({ kind }) => kind === 'scorecard');
  return (
    <>
      <RaceTable result={result} />
      <div className={classes.charts}>
        <Chart
          data={curves}
          build={gainsChart}
          fileName="gains"
          height={300}
          actions={why.gains && <WhyButton why={why.gains} compact />}
        />
        {won && (
          <Chart
            data={won.scores}
            build={calibrationChart}
            fileName="calibration"
            height={300}
            actions={why.calibration && <WhyButton why={why.calibration} compact />}
          />
        )}
      </div>
      {tree && <RulesTable model={tree} />}
      {logistic && <EffectsTable effects={logistic.effects} />}
      {card && <ScorecardTable lines={card.scorecard} />}
      <FeatureList result={result} />
    </>
  );
}
