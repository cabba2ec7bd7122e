// Cut points of one's own, axis by axis; applied together, so that the answer shows what they do.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import { useFormat } from '../../useFormat.ts';
import { type CutTexts, parseCuts, printCuts } from './cuts.ts';
import classes from './SegmentOptions.module.css';

type Cuts = NonNullable<RfmOptions['cuts']>;
type CutsFormProps = {
  cuts: Cuts;
  withContacts: boolean;
  /** The number of bins that has to stay; null where any will do. */
  bins: number | null;
  onCuts: (cuts: Cuts) => void;
};

export function CutsForm({ cuts, withContacts, bins, onCuts }: CutsFormProps) {
  const { t, currency } = useFormat();
  const [texts, setTexts] = useState<CutTexts>(() => printCuts(cuts));
  const parsed = parseCuts(texts, withContacts);
  const wrong =
    parsed.kind === 'wrong'
      ? parsed.reason
      : bins !== null && parsed.cuts.recencyDays.length !== bins - 1
        ? 'count'
        : null;
  const field = (name: keyof CutTexts, label: string) => (
    <TextInput
      label={label}
      value={texts[name] ?? ''}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
      inputMode="decimal"
    />
  );
  return (
    <>
      {field('recencyDays', t('segments.options.recencyCuts'))}
      {field('frequency', t('segments.options.frequencyCuts'))}
      {field('monetary', t('segments.options.monetaryCuts', { currency }))}
      {withContacts && field('interaction', t('segments.options.interactionCuts'))}
      <p className={classes.hint} data-wrong={wrong !== null}>
        {t(wrong ? `segments.options.wrong.${wrong}` : 'segments.options.cutsHint')}
      </p>
      <Button variant="light" disabled={wrong !== null} onClick={() => parsed.kind === 'right' && onCuts(parsed.cuts)}>
        {t('segments.options.apply')}
      </Button>
    </>
  );
}
