// How long customers stay, whether groups differ, and what is to be expected of those who are there.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { followedHeight, survivalCurvesChart } from '../../shared/charts/survivalCurves.ts';
import type { Result } from '../../shared/contract/contract.ts';
import type { GroupBy } from '../../shared/contract/customerSet.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { GroupPicker } from '../components/GroupPicker.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { GroupTests } from './survival/GroupTests.tsx';
import { RemainingTable } from './survival/RemainingTable.tsx';
import { RetentionPart } from './survival/RetentionPart.tsx';
import classes from './survival/Survival.module.css';
import { SurvivalFigures } from './survival/SurvivalFigures.tsx';
import { SurvivalTable } from './survival/SurvivalTable.tsx';
import { useSurvivalBy } from './survival/useSurvivalBy.ts';

/** A column of one's own that is there no more tells nobody apart. */
const stands = (by: GroupBy, groupings: Result<'rates.groupings'>['groupings'] | undefined): boolean =>
  groupings?.some((one) => one.by.kind === 'attribute' && by.kind === 'attribute' && one.by.name === by.name) === true;

export function Survival() {
  const { t } = useFormat();
  const [kept, setBy] = useSurvivalBy();
  const groupings = useRead('rates.groupings', {});
  const by = kept?.kind === 'attribute' && !stands(kept, groupings.data?.groupings) ? null : kept;
  const [early, setEarly] = useState(false);
  const { data, error, loading, stale, retry } = useRead('survival.curves', { by, early });
  return (
    <AnalysisPage
      title={t('frame.screen.survival')}
      section="survival"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.survival}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={<GroupPicker none={t('groups.by.none')} value={by} onChange={setBy} without={['state']} />}
      options={
        <Switch
          label={t('survival.early')}
          description={t('cohorts.earlyHelp')}
          checked={early}
          onChange={(event) => setEarly(event.currentTarget.checked)}
        />
      }
    >
      {data && <SurvivalBody curves={data} />}
      <RetentionPart early={early} />
    </AnalysisPage>
  );
}

function SurvivalBody({ curves }: { curves: Result<'survival.curves'> }) {
  const lines = Math.max(1, curves.groups.length);
  return (
    <>
      <SurvivalFigures curves={curves} />
      <div className={classes.chart}>
        <Chart
          data={curves}
          build={survivalCurvesChart}
          fileName="survival"
          height={320 + followedHeight(lines)}
          actions={curves.why.survival && <WhyButton why={curves.why.survival} compact />}
        />
      </div>
      {curves.groups.length > 0 && <SurvivalTable curves={curves} />}
      {curves.tests.length > 0 && <GroupTests curves={curves} />}
      <RemainingTable curves={curves} />
    </>
  );
}
