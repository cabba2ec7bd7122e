// How recency, frequency and money are scored unless a screen says otherwise.
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { rfmMethod } from '../../../shared/contract/customerSet.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../Settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

const DIMENSIONS = ['recencyDays', 'frequency', 'monetary'] as const;

/** Ascending cut points from text like "30, 60, 120"; null when they are not that many ascending numbers. */
function parseCuts(text: string, count: number): number[] | null {
  const cuts = text
    .split(/[,，;；\s]+/)
    .filter(Boolean)
    .map(Number);
  const ascending = cuts.every((cut, index) => Number.isFinite(cut) && (index === 0 || cut > (cuts[index - 1] ?? cut)));
  return cuts.length === count && ascending ? cuts : null;
}

export function RfmFields({ settings }: { settings: ProjectSettings }) {
  const format = useFormat();
  const save = useSaveSettings();
  const { rfm } = settings;
  const proposed = useRead('segments.rfm', { bins: rfm.bins, method: 'quantile' });
  const setBins = (bins: number) => {
    if (bins >= 3 && bins <= 10 && bins !== rfm.bins) void save({ rfm: { bins, method: 'quantile', cuts: null } });
  };
  const setMethod = (value: string) => {
    const method = rfmMethod.parse(value);
    if (method === 'quantile') void save({ rfm: { ...rfm, method, cuts: null } });
    else if (proposed.data?.cuts) void save({ rfm: { ...rfm, method, cuts: proposed.data.cuts } });
  };
  return (
    <div className={classes.grid}>
      <NumberInput
        label={format.t('settings.rfm.bins')}
        description={format.t('settings.rfm.binsHelp')}
        min={3}
        max={10}
        clampBehavior="strict"
        allowDecimal={false}
        value={rfm.bins}
        onChange={(value) => typeof value === 'number' && setBins(value)}
      />
      <div>
        <div className="mantine-InputWrapper-label">{format.t('settings.rfm.method')}</div>
        <div className="mantine-InputWrapper-description">{format.t(`settings.rfm.methodHelp.${rfm.method}`)}</div>
        <SegmentedControl
          aria-label={format.t('settings.rfm.method')}
          value={rfm.method}
          data={rfmMethod.options.map((value) => ({ value, label: format.t(`settings.rfm.${value}`) }))}
          onChange={setMethod}
        />
      </div>
      {rfm.cuts && (
        <div className={`${classes.wide} ${classes.cuts}`}>
          {DIMENSIONS.map((dimension) => (
            <CutsField
              key={dimension}
              label={format.t(`settings.rfm.cuts.${dimension}`)}
              count={rfm.bins - 1}
              cuts={rfm.cuts?.[dimension] ?? []}
              onSave={(cuts) => rfm.cuts && void save({ rfm: { ...rfm, cuts: { ...rfm.cuts, [dimension]: cuts } } })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

type CutsFieldProps = { label: string; count: number; cuts: readonly number[]; onSave: (cuts: number[]) => void };

function CutsField({ label, count, cuts, onSave }: CutsFieldProps) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? cuts.join(', ');
  const parsed = parseCuts(shown, count);
  return (
    <TextInput
      label={label}
      value={shown}
      error={parsed === null ? format.t('settings.rfm.cutsWrong', { cuts: count }) : null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (parsed && typed !== null) onSave(parsed);
        if (parsed) setTyped(null);
      }}
    />
  );
}
