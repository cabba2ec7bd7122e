// How customers are scored: bins, method, cut points; and which two scores the grid sets against each other.
import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Result } from '../../../shared/contract/contract.ts';
import type { RfmOptions, ScoreAxis } from '../../../shared/contract/customerSet.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { CutsForm } from './CutsForm.tsx';
import { risingCuts } from './cuts.ts';
import type { GridAxes } from './RfmPart.tsx';
import classes from './SegmentOptions.module.css';

type Cuts = NonNullable<RfmOptions['cuts']>;
type SegmentOptionsProps = {
  rfm: RfmOptions;
  saved: Result<'settings.get'> | undefined;
  /** The scoring as it stands: its cut points are a good start for fixed ones. */
  scored: Result<'segments.rfm'> | undefined;
  axes: GridAxes;
  onAxes: (axes: GridAxes) => void;
  onRfm: (options: RfmOptions) => void;
};

const START: Cuts = { recencyDays: [30, 60, 120, 240], frequency: [2, 3, 5, 9], monetary: [100, 300, 1000, 3000] };
const METHODS = ['quantile', 'jenks', 'fixed'] as const;

export function SegmentOptions({ rfm, saved, scored, axes, onAxes, onRfm }: SegmentOptionsProps) {
  const { t } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const changed = saved !== undefined && JSON.stringify(saved.rfm) !== JSON.stringify(rfm);
  const own = (rfm.rules ?? null) !== null;
  const contacts = scored?.interaction.unavailable === null;
  const axisNames: readonly ScoreAxis[] = contacts ? ['r', 'f', 'm', 'i'] : ['r', 'f', 'm'];
  const axisChoice = axisNames.map((axis) => ({ value: axis, label: t(`segments.axis.${axis}`) }));
  const keep = async () => {
    try {
      await write.run({ rfm });
      notifications.show({ message: t('segments.options.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const toMethod = (method: string) => {
    if (method === 'quantile' || method === 'jenks') return onRfm({ ...rfm, method, cuts: null });
    const used = scored?.cuts ?? null;
    const cuts = used && used.recencyDays.length === rfm.bins - 1 ? risingCuts(used) : START;
    onRfm({ ...rfm, bins: cuts.recencyDays.length + 1, method: 'fixed', cuts });
  };
  const isAxis = (value: string | null): value is ScoreAxis => axisNames.some((axis) => axis === value);
  return (
    <div className={classes.options}>
      <h3>{t('segments.options.rfm')}</h3>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-label={t('segments.options.method')}
        value={rfm.method}
        onChange={toMethod}
        data={METHODS.map((method) => ({ value: method, label: t(`segments.options.${method}`) }))}
      />
      {rfm.method === 'fixed' ? (
        <CutsForm
          key={JSON.stringify(rfm.cuts)}
          cuts={rfm.cuts ?? START}
          withContacts={contacts}
          bins={own ? rfm.bins : null}
          onCuts={(cuts) => onRfm({ ...rfm, bins: cuts.recencyDays.length + 1, method: 'fixed', cuts })}
        />
      ) : (
        <NumberInput
          label={t('segments.options.bins')}
          description={t(rfm.method === 'jenks' ? 'segments.options.jenksHint' : 'segments.options.binsHint')}
          min={3}
          max={10}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={own}
          value={rfm.bins}
          onChange={(bins) => {
            if (typeof bins === 'number' && bins >= 3 && bins <= 10) onRfm({ ...rfm, bins });
          }}
        />
      )}
      {own && (
        <>
          <p className={classes.hint}>{t('segments.options.ownRules', { bins: rfm.bins })}</p>
          <Button variant="subtle" onClick={() => onRfm({ ...rfm, rules: null })}>
            {t('segments.options.publishedRules')}
          </Button>
        </>
      )}
      <Select
        label={t('segments.options.gridRows')}
        data={axisChoice.filter(({ value }) => value !== axes.columns)}
        value={axes.rows}
        allowDeselect={false}
        onChange={(rows) => isAxis(rows) && onAxes({ ...axes, rows })}
      />
      <Select
        label={t('segments.options.gridColumns')}
        data={axisChoice.filter(({ value }) => value !== axes.rows)}
        value={axes.columns}
        allowDeselect={false}
        onChange={(columns) => isAxis(columns) && onAxes({ ...axes, columns })}
      />
      {scored?.interaction.unavailable && <InteractionHint text={scored.interaction.unavailable} />}
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

function InteractionHint({ text }: { text: NonNullable<Result<'segments.rfm'>['interaction']['unavailable']> }) {
  const format = useFormat();
  return <p className={classes.hint}>{format.text(text)}</p>;
}
