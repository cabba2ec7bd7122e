// How customers are scored and classed: bins, method, cut points; what counts as key.
import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { RfmOptions, ValueOptions } from '../../../shared/contract/common.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { type CutTexts, parseCuts, printCuts, risingCuts } from './cuts.ts';
import classes from './SegmentOptions.module.css';

type Cuts = NonNullable<RfmOptions['cuts']>;
type SegmentOptionsProps = {
  rfm: RfmOptions;
  value: ValueOptions;
  saved: Result<'settings.get'> | undefined;
  /** Cut points the quantiles came to: a good start for fixed ones. */
  usedCuts: Cuts | null;
  onRfm: (options: RfmOptions) => void;
  onValue: (options: ValueOptions) => void;
};

const START: Cuts = { recencyDays: [30, 60, 120, 240], frequency: [2, 3, 5, 9], monetary: [100, 300, 1000, 3000] };
const percent = (share: number) => Math.round(share * 1000) / 10;

export function SegmentOptions({ rfm, value, saved, usedCuts, onRfm, onValue }: SegmentOptionsProps) {
  const { t } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const changed =
    saved !== undefined &&
    (JSON.stringify(saved.rfm) !== JSON.stringify(rfm) || JSON.stringify(saved.value) !== JSON.stringify(value));
  const keep = async () => {
    try {
      await write.run({ rfm, value });
      notifications.show({ message: t('segments.options.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const toMethod = (method: string) => {
    if (method === 'quantile') return onRfm({ ...rfm, method, cuts: null });
    const cuts = usedCuts && usedCuts.recencyDays.length > 1 ? risingCuts(usedCuts) : START;
    onRfm({ bins: cuts.recencyDays.length + 1, method: 'fixed', cuts });
  };
  return (
    <div className={classes.options}>
      <h3>{t('segments.options.rfm')}</h3>
      <SegmentedControl
        fullWidth
        aria-label={t('segments.options.method')}
        value={rfm.method}
        onChange={toMethod}
        data={(['quantile', 'fixed'] as const).map((method) => ({
          value: method,
          label: t(`segments.options.${method}`),
        }))}
      />
      {rfm.method === 'quantile' ? (
        <NumberInput
          label={t('segments.options.bins')}
          description={t('segments.options.binsHint')}
          min={3}
          max={10}
          clampBehavior="strict"
          allowDecimal={false}
          value={rfm.bins}
          onChange={(bins) => {
            if (typeof bins === 'number' && bins >= 3 && bins <= 10) onRfm({ ...rfm, bins });
          }}
        />
      ) : (
        <FixedCuts
          key={JSON.stringify(rfm.cuts)}
          cuts={rfm.cuts ?? START}
          onCuts={(cuts) => onRfm({ bins: cuts.recencyDays.length + 1, method: 'fixed', cuts })}
        />
      )}
      <h3>{t('segments.options.value')}</h3>
      <SegmentedControl
        fullWidth
        aria-label={t('segments.options.basis')}
        value={value.basis}
        onChange={(basis) => onValue({ ...value, basis: basis === 'allTime' ? 'allTime' : 'trailingYear' })}
        data={(['trailingYear', 'allTime'] as const).map((basis) => ({
          value: basis,
          label: t(`segments.options.${basis}`),
        }))}
      />
      <NumberInput
        label={t('segments.options.keyShare')}
        suffix="%"
        min={1}
        max={percent(1 - value.ordinaryShare)}
        clampBehavior="blur"
        value={percent(value.keyShare)}
        onChange={(share) => {
          if (typeof share === 'number' && share > 0 && share / 100 + value.ordinaryShare <= 1)
            onValue({ ...value, keyShare: share / 100 });
        }}
      />
      <NumberInput
        label={t('segments.options.ordinaryShare')}
        suffix="%"
        min={0}
        max={percent(1 - value.keyShare)}
        clampBehavior="blur"
        value={percent(value.ordinaryShare)}
        onChange={(share) => {
          if (typeof share === 'number' && share >= 0 && share / 100 + value.keyShare <= 1)
            onValue({ ...value, ordinaryShare: share / 100 });
        }}
      />
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

function FixedCuts({ cuts, onCuts }: { cuts: Cuts; onCuts: (cuts: Cuts) => void }) {
  const { t, currency } = useFormat();
  const [texts, setTexts] = useState<CutTexts>(() => printCuts(cuts));
  const parsed = parseCuts(texts);
  const field = (name: keyof CutTexts, label: string) => (
    <TextInput
      label={label}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
      inputMode="decimal"
    />
  );
  return (
    <>
      {field('recencyDays', t('segments.options.recencyCuts'))}
      {field('frequency', t('segments.options.frequencyCuts'))}
      {field('monetary', t('segments.options.monetaryCuts', { currency }))}
      <p className={classes.hint} data-wrong={parsed.kind === 'wrong'}>
        {t(parsed.kind === 'wrong' ? `segments.options.wrong.${parsed.reason}` : 'segments.options.cutsHint')}
      </p>
      <Button
        variant="light"
        disabled={parsed.kind === 'wrong'}
        onClick={() => parsed.kind === 'right' && onCuts(parsed.cuts)}
      >
        {t('segments.options.apply')}
      </Button>
    </>
  );
}
