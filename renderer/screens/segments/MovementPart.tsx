// Who was in which segment, class or state at two dates: the flows, the table, and the customers behind them.
import { SegmentedControl, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { segmentMovementChart } from '../../../shared/charts/segmentMovement.ts';
import type { CustomerSet, MovementOptions } from '../../../shared/contract/customerSet.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { goToCustomers } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { MovedTable } from './MovedTable.tsx';
import { MovementMatrix } from './MovementMatrix.tsx';
import classes from './SegmentOptions.module.css';
import { SegmentTabs } from './SegmentTabs.tsx';

const AGO = { month: 30, quarter: 91, half: 182, year: 365 } as const;
type Ago = keyof typeof AGO;
const WHAT = ['segment', 'valueClass', 'state'] as const;
const LABELS = { segment: 'bySegment', valueClass: 'byValueClass', state: 'byState' } as const;
type Moved = Extract<CustomerSet, { kind: 'moved' }>;

export function MovementPart() {
  const { t } = useFormat();
  const [by, setBy] = useState<MovementOptions['by']>('segment');
  const [ago, setAgo] = useState<Ago>('half');
  const [sameCuts, setSameCuts] = useState(false);
  const [chosen, setChosen] = useState<Moved | null>(null);
  const latest = useRead('segments.movement', { by });
  const day = latest.data?.asOf ? parseIsoDate(latest.data.asOf) : null;
  const from = day === null ? undefined : isoDate(day - AGO[ago]);
  const since = useRead(
    'segments.movement',
    { by, sameCuts, ...(from !== undefined && { from }) },
    { enabled: from !== undefined },
  );
  // Without any date there is no day to look back from.
  const { data, loading, stale, error, retry } = latest.data?.asOf === null ? latest : since;
  const shown = chosen && data && JSON.stringify(chosen.options) === JSON.stringify(data.options) ? chosen : null;
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      section="movement"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.stayed}
      loading={latest.loading || loading}
      stale={stale}
      error={latest.error ?? error}
      onRetry={retry}
      options={
        <div className={classes.options}>
          <h3>{t('segments.movement.by')}</h3>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            aria-label={t('segments.movement.by')}
            value={by}
            onChange={(value) => setBy(WHAT.find((one) => one === value) ?? 'segment')}
            data={WHAT.map((value) => ({ value, label: t(`segments.movement.${LABELS[value]}`) }))}
          />
          <Select
            label={t('segments.movement.from')}
            allowDeselect={false}
            value={ago}
            onChange={(value) => value && value in AGO && setAgo(value as Ago)}
            data={Object.keys(AGO).map((value) => ({ value, label: t(`segments.movement.ago.${value}`) }))}
          />
          {by === 'segment' && (
            <Switch
              label={t('segments.movement.sameCuts')}
              description={t('segments.movement.sameCutsHint')}
              checked={sameCuts}
              onChange={(event) => setSameCuts(event.currentTarget.checked)}
            />
          )}
        </div>
      }
    >
      {data && (
        <>
          <Chart
            data={data}
            build={segmentMovementChart}
            fileName="movement"
            height={Math.max(320, 60 + 42 * data.names.length)}
            actions={data.why.stayed && <WhyButton why={data.why.stayed} compact />}
            onSelect={(set) => (set.kind === 'moved' ? setChosen(set) : goToCustomers(set))}
          />
          <MovementMatrix movement={data} chosen={shown} onChoose={setChosen} />
          <MovedTable set={shown} />
        </>
      )}
    </AnalysisPage>
  );
}
