// Other cuts for customers of a type or a class.
import { ActionIcon, Select } from '@mantine/core';
import { conditionWords, isAgainstPast } from '../../../shared/alertRuleWords.ts';
import type { AlertCuts, AlertOverride, AlertRule } from '../../../shared/contract/alertRule.ts';
import { valueClass } from '../../../shared/contract/customerSet.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';
import { CutFields } from './ConditionEditor.tsx';

type OverrideEditorProps = { rule: AlertRule; types: readonly string[]; onRule: (rule: AlertRule) => void };

export function OverrideEditor({ rule, types, onRule }: OverrideEditorProps) {
  const format = useFormat();
  const { t } = format;
  const used = rule.overrides.map(({ of }) => JSON.stringify(of));
  const choices: { value: string; label: string }[] = [
    ...types.slice(0, 20).map((type) => ({ value: JSON.stringify({ by: 'type', type }), label: type })),
    ...valueClass.options.map((one) => ({
      value: JSON.stringify({ by: 'valueClass', valueClass: one }),
      label: t(`segments.classes.${one}`),
    })),
  ];
  const set = (overrides: AlertOverride[]) => onRule({ ...rule, overrides });
  return (
    <div className={classes.overrides}>
      {rule.overrides.map((override, o) => (
        <div key={used[o]} className={classes.override}>
          <div className={classes.overrideHead}>
            <strong>
              {choices.find(({ value }) => value === used[o])?.label ??
                (override.of.by === 'type' ? override.of.type : override.of.valueClass)}
            </strong>
            <ActionIcon
              aria-label={t('alertRules.removeOverride')}
              onClick={() => set(rule.overrides.filter((_, k) => k !== o))}
            >
              <Icon name="close" size={12} />
            </ActionIcon>
          </div>
          {rule.conditions.map((condition, i) => {
            const cuts = override.cuts[i] ?? condition.cuts;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
              <div key={i}>
                <p className={classes.hint}>{conditionWords(format, condition, cuts)}</p>
                <CutFields
                  label={t('alertRules.cuts')}
                  cuts={cuts}
                  percent={isAgainstPast(condition.baseline)}
                  onCuts={(next) => {
                    const all: AlertCuts[] = rule.conditions.map((one, k) => override.cuts[k] ?? one.cuts);
                    set(rule.overrides.with(o, { ...override, cuts: all.with(i, next) }));
                  }}
                />
              </div>
            );
          })}
        </div>
      ))}
      <Select
        label={t('alertRules.override')}
        placeholder={t('alertRules.overridePick')}
        data={choices.filter(({ value }) => !used.includes(value))}
        value={null}
        searchable
        onChange={(value) => {
          if (value === null || rule.overrides.length >= 12) return;
          const of = JSON.parse(value) satisfies AlertOverride['of'];
          set([...rule.overrides, { of, cuts: rule.conditions.map(({ cuts }) => cuts) }]);
        }}
      />
    </div>
  );
}
