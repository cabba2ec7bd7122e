// One condition: what is watched, over which time, against what, and the three cuts.
import { ActionIcon, NumberInput, Select } from '@mantine/core';
import { indicatorWords, isAgainstPast, LEVEL_NAMES } from '../../../shared/alertRuleWords.ts';
import type { AlertBaseline, AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { Icon } from '../../components/Icon.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';
import type { Offers } from './MissingData.tsx';
import { startCondition } from './newRule.ts';

type ConditionEditorProps = {
  condition: AlertCondition;
  offers: Offers;
  weight: number | null;
  onWeight: (weight: number) => void;
  onCondition: (condition: AlertCondition) => void;
  onRemove: (() => void) | null;
};

const WITHOUT_WINDOW = ['overdue', 'silentDays', 'complaintOpen', 'contractEnd'];
const BOTH_WAYS = [
  'spend',
  'orders',
  'categories',
  'visits',
  'complaints',
  'refunds',
  'columnSum',
  'columnLatest',
  'score',
];

export function ConditionEditor({ condition, offers, weight, onWeight, onCondition, onRemove }: ConditionEditorProps) {
  const format = useFormat();
  const { t } = format;
  const { indicator, baseline, direction, windowDays } = condition;
  const key = JSON.stringify(indicator);
  const offered = offers.filter((one) => one.offered);
  const here = offered.find((one) => JSON.stringify(one.indicator) === key);
  const choices = [
    ...offered.map((one) => ({ value: JSON.stringify(one.indicator), label: indicatorWords(format, one.indicator) })),
    ...(here ? [] : [{ value: key, label: indicatorWords(format, indicator) }]),
  ];
  const baselines = here?.baselines ?? [baseline.kind];
  const isBaseline = (value: string): value is AlertBaseline['kind'] => baselines.some((one) => one === value);
  const relative = isAgainstPast(baseline);
  return (
    <fieldset className={classes.condition}>
      <legend>{t('alertRules.condition')}</legend>
      <div className={classes.fields}>
        <Select
          label={t('alertRules.what')}
          data={choices}
          value={key}
          searchable
          allowDeselect={false}
          onChange={(value) => {
            const next = offered.find((one) => JSON.stringify(one.indicator) === value);
            if (next) onCondition(startCondition(next.indicator, next.baselines[0]!));
          }}
        />
        {!WITHOUT_WINDOW.includes(indicator.kind) && (
          <NumberInput
            label={t('alertRules.window')}
            min={1}
            max={730}
            allowDecimal={false}
            value={windowDays}
            onChange={(value) =>
              typeof value === 'number' && value >= 1 && onCondition({ ...condition, windowDays: value })
            }
          />
        )}
        {baselines.length > 1 && (
          <Select
            label={t('alertRules.against')}
            data={baselines.map((value) => ({ value, label: t(`alertRules.baseline.${value}`) }))}
            value={baseline.kind}
            allowDeselect={false}
            onChange={(value) => {
              if (value === null || !isBaseline(value)) return;
              const start = startCondition(indicator, value);
              onCondition({ ...start, windowDays });
            }}
          />
        )}
        {'windows' in baseline && (
          <NumberInput
            label={t('alertRules.windows')}
            min={1}
            max={12}
            allowDecimal={false}
            value={baseline.windows}
            onChange={(windows) =>
              typeof windows === 'number' &&
              windows >= 1 &&
              onCondition({ ...condition, baseline: { ...baseline, windows } })
            }
          />
        )}
        {BOTH_WAYS.includes(indicator.kind) && (
          <Select
            label={t('alertRules.bad')}
            data={(['down', 'up'] as const).map((value) => ({
              value,
              label: t(`alertRules.direction.${relative ? 'relative' : 'absolute'}.${value}`),
            }))}
            value={direction}
            allowDeselect={false}
            onChange={(value) => {
              if (value !== 'down' && value !== 'up') return;
              onCondition({
                ...condition,
                direction: value,
                cuts: relative ? condition.cuts : (condition.cuts.toReversed() as AlertCuts),
              });
            }}
          />
        )}
        {indicator.kind === 'contractEnd' && indicator.months !== null && (
          <NumberInput
            label={t('alertRules.months')}
            min={1}
            max={60}
            allowDecimal={false}
            value={indicator.months}
            onChange={(months) =>
              typeof months === 'number' &&
              months >= 1 &&
              onCondition({ ...condition, indicator: { ...indicator, months } })
            }
          />
        )}
        {weight !== null && (
          <NumberInput
            label={t('alertRules.weight')}
            min={0}
            max={100}
            value={weight}
            onChange={(value) => typeof value === 'number' && onWeight(value)}
          />
        )}
        {onRemove && (
          <ActionIcon
            className={classes.removeCondition}
            aria-label={t('alertRules.removeCondition')}
            onClick={onRemove}
          >
            <Icon name="close" size={12} />
          </ActionIcon>
        )}
      </div>
      {here?.advice && isAgainstPast(baseline) && <p className={classes.reason}>{format.text(here.advice)}</p>}
      <CutFields
        label={t('alertRules.cuts')}
        cuts={condition.cuts}
        percent={relative}
        onCuts={(cuts) => onCondition({ ...condition, cuts })}
      />
    </fieldset>
  );
}

type CutFieldsProps = { label: string; cuts: AlertCuts; percent?: boolean; onCuts: (cuts: AlertCuts) => void };

/** Slight, clear, severe; an empty field switches the level off. */
export function CutFields({ label, cuts, percent = false, onCuts }: CutFieldsProps) {
  const { t } = useFormat();
  return (
    <div className={classes.cuts}>
      <span className={classes.cutsLabel}>{label}</span>
      {LEVEL_NAMES.map((level, i) => (
        <NumberInput
          key={level}
          aria-label={`${label}: ${t(`alertRules.level.${level}`)}`}
          leftSection={<LevelMark level={i + 1} bare />}
          placeholder={t(`alertRules.level.${level}`)}
          {...(percent && { suffix: '%' })}
          value={cuts[i] == null ? '' : percent ? Math.round(cuts[i] * 1000) / 10 : cuts[i]}
          onChange={(value) => {
            const cut = typeof value === 'number' ? (percent ? value / 100 : value) : null;
            onCuts(cuts.map((one, k) => (k === i ? cut : one)) as AlertCuts);
          }}
        />
      ))}
    </div>
  );
}
