// One rule: its name, its sentence, on or off; opened, everything about it can be changed.
import { Button, NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { conditionWords, ruleName } from '../../../shared/alertRuleWords.ts';
import type { AlertCondition, AlertRule } from '../../../shared/contract/alertRule.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';
import { ConditionEditor, CutFields } from './ConditionEditor.tsx';
import type { Offers } from './MissingData.tsx';
import { startCondition } from './newRule.ts';
import { OverrideEditor } from './OverrideEditor.tsx';

type RuleCardProps = {
  rule: AlertRule;
  sensitive: boolean;
  offers: Offers;
  types: readonly string[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onRule: (rule: AlertRule) => void;
  onRemove: () => void;
};

const isCombine = (value: string): value is AlertRule['combine']['kind'] => ['all', 'any', 'score'].includes(value);

export function RuleCard(props: RuleCardProps) {
  const { rule, sensitive, open, onOpen, onRule } = props;
  const format = useFormat();
  const { t } = format;
  const hidden = !sensitive && rule.conditions.some(({ indicator }) => indicator.kind === 'categoryStopped');
  const name = ruleName(format, rule);
  return (
    <section className={classes.card} data-off={!rule.on || hidden}>
      <header className={classes.cardHead}>
        <Switch
          aria-label={t('alertRules.onOff', { name })}
          checked={rule.on}
          onChange={(event) => onRule({ ...rule, on: event.currentTarget.checked })}
        />
        <div className={classes.cardWords}>
          <h3>{name}</h3>
          {rule.conditions.map((condition, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
            <p key={i}>
              {i > 0 && <em>{t(`alertRules.join.${rule.combine.kind}`)} </em>}
              {conditionWords(format, condition)}
            </p>
          ))}
          {hidden && <p className={classes.hint}>{t('alertRules.hidden')}</p>}
          <p className={classes.hint}>{termsOf(format, rule)}</p>
        </div>
        <Button variant="subtle" aria-expanded={open} onClick={() => onOpen(!open)}>
          {t(open ? 'alertRules.close' : 'alertRules.edit')}
        </Button>
      </header>
      {open && <RuleEditor {...props} />}
    </section>
  );
}

/** Whom the rule waits for, and how long. */
function termsOf({ t }: ReturnType<typeof useFormat>, rule: AlertRule): string {
  const { minOrders, minHistoryDays, holdDays, overrides } = rule;
  return [
    minOrders > 0 ? t('alertRules.terms.orders', { count: minOrders }) : null,
    minHistoryDays > 0 ? t('alertRules.terms.days', { count: minHistoryDays }) : null,
    holdDays > 0 ? t('alertRules.terms.hold', { count: holdDays }) : null,
    overrides.length > 0 ? t('alertRules.terms.overrides', { count: overrides.length }) : null,
  ]
    .filter((words) => words !== null)
    .join(' · ');
}

function RuleEditor({ rule, offers, types, onRule, onRemove }: RuleCardProps) {
  const { t } = useFormat();
  const { conditions, combine } = rule;
  const setConditions = (next: AlertCondition[]) =>
    onRule({
      ...rule,
      conditions: next,
      overrides: rule.overrides.map((one) => ({
        ...one,
        cuts: next.map((condition, i) => one.cuts[i] ?? condition.cuts),
      })),
      combine:
        combine.kind === 'score' ? { ...combine, weights: next.map((_, i) => combine.weights[i] ?? 1) } : combine,
    });
  const whole = (label: string, value: number, max: number, onValue: (value: number) => void) => (
    <NumberInput
      label={label}
      min={0}
      max={max}
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && onValue(next)}
    />
  );
  const toCombine = (kind: string) => {
    if (!isCombine(kind)) return;
    onRule({
      ...rule,
      combine: kind === 'score' ? { kind, weights: conditions.map(() => 1), cuts: [1, 2, 4] } : { kind },
    });
  };
  return (
    <div className={classes.editor}>
      <TextInput
        label={t('alertRules.ruleName')}
        placeholder={t(`alertRules.name.${conditions[0]!.indicator.kind}`)}
        maxLength={80}
        value={rule.name ?? ''}
        onChange={(event) => {
          const name = event.currentTarget.value;
          onRule({ ...rule, name: name.trim() === '' ? null : name });
        }}
      />
      {conditions.map((condition, i) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
          key={i}
          condition={condition}
          offers={offers}
          weight={combine.kind === 'score' ? (combine.weights[i] ?? 0) : null}
          onWeight={(weight) =>
            combine.kind === 'score' &&
            onRule({ ...rule, combine: { ...combine, weights: combine.weights.with(i, weight) } })
          }
          onCondition={(next) => setConditions(conditions.with(i, next))}
          onRemove={conditions.length > 1 ? () => setConditions(conditions.filter((_, k) => k !== i)) : null}
        />
      ))}
      <div className={classes.adders}>
        <Button
          variant="default"
          size="xs"
          disabled={conditions.length >= 8}
          leftSection={<Icon name="plus" size={12} />}
          onClick={() => setConditions([...conditions, startCondition({ kind: 'spend' }, 'ownPast')])}
        >
          {t('alertRules.addCondition')}
        </Button>
        {conditions.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('alertRules.combine')}
            value={combine.kind}
            onChange={toCombine}
            data={['all', 'any', 'score'].map((kind) => ({ value: kind, label: t(`alertRules.combines.${kind}`) }))}
          />
        )}
      </div>
      {combine.kind === 'score' && (
        <CutFields
          label={t('alertRules.scoreCuts')}
          cuts={combine.cuts}
          onCuts={(cuts) => onRule({ ...rule, combine: { ...combine, cuts } })}
        />
      )}
      <div className={classes.fields}>
        {whole(t('alertRules.minOrders'), rule.minOrders, 1000, (minOrders) => onRule({ ...rule, minOrders }))}
        {whole(t('alertRules.minHistoryDays'), rule.minHistoryDays, 3650, (minHistoryDays) =>
          onRule({ ...rule, minHistoryDays }),
        )}
        {whole(t('alertRules.holdDays'), rule.holdDays, 90, (holdDays) => onRule({ ...rule, holdDays }))}
      </div>
      <OverrideEditor rule={rule} types={types} onRule={onRule} />
      <div>
        <Button variant="subtle" color="red" size="xs" leftSection={<Icon name="trash" size={12} />} onClick={onRemove}>
          {t('alertRules.remove')}
        </Button>
      </div>
    </div>
  );
}
