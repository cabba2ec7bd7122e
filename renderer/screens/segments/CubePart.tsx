// Orders × revenue × contacts, three bands each: how many, what they bring, how many are lost.
import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { cubeGridChart } from '../../../shared/charts/cubeGrid.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CubeOptions } from '../../../shared/contract/customerSet.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { BandTable } from './BandTable.tsx';
import { CubeTable } from './CubeTable.tsx';
import classes from './SegmentOptions.module.css';
import { SegmentTabs } from './SegmentTabs.tsx';

const METHODS = ['tertile', 'jenks', 'fixed'] as const;

export function CubePart() {
  const { t } = useFormat();
  const settings = useRead('settings.get', {});
  const [chosen, setChosen] = useState<CubeOptions | null>(null);
  const kept = settings.data?.cube;
  const options = chosen ?? (kept ? { method: kept.method, cuts: kept.cuts } : null);
  const { data, loading, stale, error, retry } = useRead('segments.cube', options ?? {}, { enabled: options !== null });
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      section="cube"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.cells}
      loading={settings.loading || loading}
      stale={stale}
      error={settings.error ?? error}
      onRetry={retry}
      options={options && <CubeChoice options={options} cube={data} kept={kept} onOptions={setChosen} />}
    >
      {data && (
        <>
          <Chart
            data={data}
            build={cubeGridChart}
            fileName="cube"
            height={260}
            actions={data.why.lost && <WhyButton why={data.why.lost} compact />}
          />
          <BandTable cube={data} />
          {settings.data && <CubeTable cube={data} kept={settings.data.cube} />}
        </>
      )}
    </AnalysisPage>
  );
}

type Pair = [number, number];

function CubeChoice({
  options,
  cube,
  kept,
  onOptions,
}: {
  options: CubeOptions;
  cube: Result<'segments.cube'> | undefined;
  kept: Result<'settings.get'>['cube'] | undefined;
  onOptions: (options: CubeOptions) => void;
}) {
  const format = useFormat();
  const { t } = format;
  const { project } = useProject();
  const write = useWrite('settings.set');
  const changed = JSON.stringify({ ...options, names: kept?.names }) !== JSON.stringify(kept);
  const keep = async () => {
    try {
      await write.run({ cube: { ...options, names: kept?.names ?? [] } });
      notifications.show({ message: t('segments.options.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const used = (axis: 'frequency' | 'monetary' | 'interaction', otherwise: Pair): Pair => {
    const cuts = cube?.axes.find((one) => one.axis === axis)?.cuts;
    const [low, high] = cuts?.length === 2 ? cuts : otherwise;
    const round = (cut: number) => Math.round(cut * 100) / 100;
    return [round(low ?? otherwise[0]), round(high ?? otherwise[1])];
  };
  const toMethod = (method: string) => {
    if (method === 'tertile' || method === 'jenks') return onOptions({ method, cuts: null });
    onOptions({
      method: 'fixed',
      cuts: {
        frequency: used('frequency', [1, 3]),
        monetary: used('monetary', [100, 1000]),
        interaction: cube?.interactionUnavailable === null ? used('interaction', [1, 3]) : null,
      },
    });
  };
  const { cuts } = options;
  return (
    <div className={classes.options}>
      <h3>{t('segments.cube.methodLabel')}</h3>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-label={t('segments.cube.methodLabel')}
        value={options.method}
        onChange={toMethod}
        data={METHODS.map((method) => ({ value: method, label: t(`segments.cube.method.${method}`) }))}
      />
      {cuts &&
        (['frequency', 'monetary', 'interaction'] as const).map((axis) => {
          const pair = cuts[axis];
          return (
            pair && (
              <PairOfCuts
                key={axis}
                title={t(`segments.cube.axis.${axis}`)}
                pair={pair}
                onPair={(next) => onOptions({ method: 'fixed', cuts: { ...cuts, [axis]: next } })}
              />
            )
          );
        })}
      {cube?.interactionUnavailable && <p className={classes.hint}>{format.text(cube.interactionUnavailable)}</p>}
      {write.error && <ErrorPanel error={write.error} />}
      <Button
        variant="default"
        disabled={!changed || project?.readOnly === true}
        loading={write.running}
        onClick={() => void keep()}
      >
        {t('segments.options.keep')}
      </Button>
    </div>
  );
}

function PairOfCuts({ title, pair, onPair }: { title: string; pair: Pair; onPair: (pair: Pair) => void }) {
  const { t } = useFormat();
  const [low, high] = pair;
  return (
    <>
      <h3>{title}</h3>
      <NumberInput
        label={t('segments.cube.lowCut')}
        value={low}
        onChange={(value) => typeof value === 'number' && value <= high && onPair([value, high])}
      />
      <NumberInput
        label={t('segments.cube.highCut')}
        value={high}
        onChange={(value) => typeof value === 'number' && value >= low && onPair([low, value])}
      />
    </>
  );
}
