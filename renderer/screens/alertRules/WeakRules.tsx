// Rules that are not shown to be better than chance, by name, with one click to go on without them.
import { Button } from '@mantine/core';
import { ruleName } from '../../../shared/alertRuleWords.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { BackTestResult } from '../../../shared/contract/alertTrial.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';

type WeakRulesProps = {
  result: BackTestResult;
  rules: AlertRuleSet;
  disabled: boolean;
  onOff: (rules: AlertRuleSet) => void;
};

export function WeakRules({ result, rules, disabled, onOff }: WeakRulesProps) {
  const format = useFormat();
  const { t, share, number } = format;
  const weak = result.byRule.filter(({ verdict }) => verdict === 'notBetter');
  if (weak.length === 0) return null;
  const isWeak = (id: string) => weak.some(({ rule }) => rule === id);
  const left = rules.rules.filter(({ id, on }) => on && !isWeak(id)).length;
  return (
    <section className={classes.weak} aria-label={t('alertRules.weak.title')}>
      <p>
        <b>{t('alertRules.weak.text', { count: weak.length })}</b> {t('alertRules.weak.rests')}
      </p>
      <ul>
        {weak.map(({ rule, alone }) => {
          const found = rules.rules.find(({ id }) => id === rule);
          return (
            <li key={rule}>
              {t('alertRules.weak.rule', {
                rule: found ? ruleName(format, found) : rule,
                numerator: number(alone.precision.numerator),
                denominator: number(alone.precision.denominator),
                rate: share(alone.precision.value),
                low: share(alone.precision.low),
                high: share(alone.precision.high),
                chance: share(alone.chance),
              })}
            </li>
          );
        })}
      </ul>
      {left === 0 ? (
        <p>{t('alertRules.weak.all')}</p>
      ) : (
        <Button
          variant="default"
          disabled={disabled}
          onClick={() =>
            onOff({ ...rules, rules: rules.rules.map((one) => (isWeak(one.id) ? { ...one, on: false } : one)) })
          }
        >
          {t('alertRules.weak.off', { count: weak.length })}
        </Button>
      )}
    </section>
  );
}
