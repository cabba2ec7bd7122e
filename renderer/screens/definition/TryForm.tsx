// A definition of one's own to try: its kind, its numbers, and what would follow from it.
import { Button, NumberInput, SegmentedControl, Slider } from '@mantine/core';
import { useState } from 'react';
import { returnShareAt } from '../../../shared/charts/returnCurve.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { DefinitionAdvice, DefinitionCandidate } from '../../../shared/contract/definition.ts';
import { sameDefinition, shortDefinition } from '../../../shared/definitionWords.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';
import type { DefinitionChoice } from './definitionState.ts';
import { TypeDays } from './TypeDays.tsx';

const KINDS = ['silence', 'rhythm', 'spendDrop', 'contractEnd', 'cancelDate'] as const;
type Kind = (typeof KINDS)[number];

type TryFormProps = {
  advice: DefinitionAdvice;
  choice: DefinitionChoice;
  shown: ChurnDefinition;
  longest: number;
  /** While the slider moves, before the answer is asked for. */
  onDays: (days: number | null) => void;
};

export function TryForm({ advice, choice, shown, longest, onDays }: TryFormProps) {
  const format = useFormat();
  const { t } = format;
  const candidate = advice.candidates.find((one) => sameDefinition(one.definition, shown));
  const kinds = KINDS.filter(
    (kind) => (kind !== 'cancelDate' || advice.cancelDates > 0) && (kind !== 'contractEnd' || advice.contractEnds > 0),
  );
  const startOf = (kind: Kind): ChurnDefinition | undefined =>
    advice.candidates.find((one) => one.definition.kind === kind)?.definition;
  return (
    <div className={classes.form}>
      <h3>{t('definition.try.title')}</h3>
      <SegmentedControl
        aria-label={t('definition.try.kind')}
        fullWidth
        value={shown.kind}
        onChange={(value) => {
          const kind = KINDS.find((known) => known === value);
          const start = kind && startOf(kind);
          onDays(null);
          if (start) choice.setTrial(start);
        }}
        data={kinds.map((kind) => ({ value: kind, label: t(`definition.try.kinds.${kind}`) }))}
      />
      <Numbers
        key={JSON.stringify(shown)}
        advice={advice}
        shown={shown}
        longest={longest}
        onDays={onDays}
        onTrial={choice.setTrial}
      />
      {candidate && <Effect candidate={candidate} />}
      {choice.error && <ErrorPanel error={choice.error} />}
      <div className={classes.buttons}>
        <Button
          variant="default"
          loading={choice.saving}
          disabled={choice.readOnly || (candidate?.inForce === true && advice.inForce.origin === 'chosen')}
          onClick={() => void choice.keep(shown)}
        >
          {t('definition.try.use', { definition: format.text(shortDefinition(shown)) })}
        </Button>
        {choice.trial && (
          <Button
            variant="subtle"
            onClick={() => {
              onDays(null);
              choice.setTrial(null);
            }}
          >
            {t('definition.try.back')}
          </Button>
        )}
      </div>
    </div>
  );
}

type NumbersProps = Omit<TryFormProps, 'choice'> & { onTrial: (definition: ChurnDefinition) => void };

function Numbers({ advice, shown, longest, onDays, onTrial }: NumbersProps) {
  const { t, share, number } = useFormat();
  const [days, setDays] = useState(shown.kind === 'silence' ? shown.days : 0);
  if (shown.kind === 'cancelDate') {
    return <p className={classes.effect}>{t('definition.try.cancel', { count: advice.cancelDates })}</p>;
  }
  if (shown.kind === 'contractEnd') {
    return <p className={classes.effect}>{t('definition.try.contract', { count: advice.contractEnds })}</p>;
  }
  if (shown.kind === 'silence') {
    const back = returnShareAt(advice.returnCurve, days);
    return (
      <>
        <div className={classes.days}>
          <span>{t('definition.try.after')}</span>
          <strong>{t('definition.try.days', { count: days })}</strong>
        </div>
        <Slider
          min={7}
          max={longest}
          value={Math.min(days, longest)}
          onChange={(value) => {
            setDays(value);
            onDays(value);
          }}
          onChangeEnd={(value) => onTrial({ ...shown, days: value })}
          thumbLabel={t('definition.try.slider')}
          label={null}
          marks={advice.turningPoints.flatMap((point) => (point.days === null ? [] : [{ value: point.days }]))}
        />
        <p className={classes.effect}>
          {back === null
            ? t('definition.try.unseen')
            : t('definition.try.comeBack', { share: share(back), days: number(days) })}
        </p>
        <TypeDays advice={advice} shown={shown} onTrial={onTrial} />
      </>
    );
  }
  const field = (
    label: string,
    value: number,
    min: number,
    max: number,
    step: number,
    to: (n: number) => ChurnDefinition,
  ) => (
    <NumberInput
      label={label}
      min={min}
      max={max}
      step={step}
      allowDecimal={step < 1}
      decimalScale={1}
      value={value}
      onBlur={(event) => {
        const wanted = Number(event.currentTarget.value);
        if (Number.isFinite(wanted) && wanted !== value) onTrial(to(Math.min(max, Math.max(min, wanted))));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
  return (
    <div className={classes.fields}>
      {shown.kind === 'rhythm' ? (
        <>
          {field(t('definition.try.factor'), shown.factor, 1, 20, 0.5, (factor) => ({ ...shown, factor }))}
          {field(t('definition.try.minDays'), shown.minDays, 1, 3650, 1, (minDays) => ({ ...shown, minDays }))}
          {field(t('definition.try.fallbackDays'), shown.fallbackDays, 1, 3650, 1, (fallbackDays) => ({
            ...shown,
            fallbackDays,
          }))}
        </>
      ) : (
        <>
          {field(t('definition.try.drop'), Math.round(shown.dropShare * 100), 5, 100, 1, (percent) => ({
            ...shown,
            dropShare: percent / 100,
          }))}
          {field(t('definition.try.window'), shown.days, 1, 3650, 1, (value) => ({ ...shown, days: value }))}
          {field(t('definition.try.windows'), shown.windows, 1, 12, 1, (windows) => ({ ...shown, windows }))}
        </>
      )}
    </div>
  );
}

/** What the definition would do, in three short facts. */
function Effect({ candidate }: { candidate: DefinitionCandidate }) {
  const { t, number, share, rate } = useFormat();
  const { called, falseChurn, recovered } = candidate;
  return (
    <ul className={classes.facts}>
      <li>
        {t('definition.try.called', {
          count: called.numerator,
          of: number(called.denominator),
          share: share(called.value),
        })}
      </li>
      <li>
        {falseChurn.value === null
          ? t('definition.try.untested')
          : t('definition.try.wrong', { rate: rate(falseChurn) })}
      </li>
      {recovered && recovered.value !== null && <li>{t('definition.try.recovered', { rate: rate(recovered) })}</li>}
      {candidate.noticedAfterDays !== null && (
        <li>{t('definition.try.noticed', { count: candidate.noticedAfterDays })}</li>
      )}
    </ul>
  );
}
