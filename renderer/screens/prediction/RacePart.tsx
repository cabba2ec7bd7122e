// The race of the latest training: who wins, how sure, and what the models consist of.
import { Button, NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { calibrationChart } from '../../../shared/charts/calibration.ts';
import { gainsChart } from '../../../shared/charts/gains.ts';
import type { PredictionResult } from '../../../shared/contract/prediction.ts';
import type { Text } from '../../../shared/text.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
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

export function RacePart() {
  const { t } = useFormat();
  const [horizonDays, setHorizonDays] = useState<number | null>(null);
  const [missing, setMissing] = useState<Text | null>(null);
  const { data, error, loading, stale, retry } = useRead('prediction.result', {});
  const job = useJob('prediction.train');
  const train = async () => {
    setMissing(null);
    const answer = await job.start({ horizonDays });
    setMissing(answer?.refused ?? null);
  };
  const run = data?.run ?? null;
  return (
    <AnalysisPage
      title={t('frame.screen.prediction')}
      section="prediction"
      tabs={<PredictionTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.race}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        data &&
        !data.refused && (
          <Button variant={run ? 'default' : 'filled'} disabled={job.running} onClick={() => void train()}>
            {t(run ? 'prediction.trainAgain' : 'prediction.train')}
          </Button>
        )
      }
      options={
        data?.proposal.horizonDays ? (
          <NumberInput
            label={t('prediction.horizon')}
            description={t('prediction.horizonHelp')}
            placeholder={String(data.proposal.horizonDays)}
            value={horizonDays ?? ''}
            min={7}
            max={365}
            allowDecimal={false}
            clampBehavior="blur"
            onChange={(value) => setHorizonDays(typeof value === 'number' ? value : null)}
          />
        ) : undefined
      }
      next={
        run
          ? {
              text: t('prediction.tab.list'),
              action: t('prediction.ranked.sort'),
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
      {!run && !job.running && <p className={classes.lead}>{t('prediction.lead')}</p>}
      {data && run && <RaceBody result={data} />}
    </AnalysisPage>
  );
}

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
