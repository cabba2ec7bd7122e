// The lines of the editor: a name and, for each axis, from which score to which.
import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import type { ScoreAxis } from '../../../shared/contract/customerSet.ts';
import type { ScoreRule } from '../../../shared/contract/scoreRule.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './EditorPart.module.css';

type RuleRowsProps = {
  bins: number;
  rules: readonly ScoreRule[];
  /** Places of lines whose ends are the wrong way round. */
  wrong: readonly number[];
  onRules: (rules: readonly ScoreRule[]) => void;
};

export function RuleRows({ bins, rules, wrong, onRules }: RuleRowsProps) {
  const { t } = useFormat();
  const withContacts = rules.some((rule) => rule.i !== null);
  const axes: readonly ScoreAxis[] = withContacts ? ['r', 'f', 'm', 'i'] : ['r', 'f', 'm'];
  const scores = Array.from({ length: bins }, (_, place) => String(place + 1));
  const change = (place: number, next: Partial<ScoreRule>) =>
    onRules(rules.map((rule, at) => (at === place ? { ...rule, ...next } : rule)));
  const whole: [number, number] = [1, bins];
  const pick = (rule: ScoreRule, place: number, axis: ScoreAxis, end: 0 | 1) => {
    const range = rule[axis] ?? whole;
    return (
      <Select
        size="xs"
        className={classes.score!}
        data={scores}
        value={String(range[end])}
        allowDeselect={false}
        withCheckIcon={false}
        rightSectionWidth={18}
        error={wrong.includes(place)}
        aria-label={t(`segments.editor.${end === 0 ? 'from' : 'to'}`, { axis: t(`segments.axis.${axis}`) })}
        onChange={(value) => {
          const score = Number(value);
          change(place, {
            [axis]: end === 0 ? [score, Math.max(score, range[1])] : [Math.min(score, range[0]), score],
          });
        }}
      />
    );
  };
  return (
    <div className={classes.rows}>
      <table className={classes.rules}>
        <thead>
          <tr>
            <th scope="col">{t('segments.editor.name')}</th>
            {axes.map((axis) => (
              <th key={axis} scope="col">
                {t(`segments.axis.${axis}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            <tr key={place}>
              <td>
                <TextInput
                  size="xs"
                  aria-label={t('segments.editor.name')}
                  maxLength={60}
                  value={rule.name}
                  error={rule.name.trim() === ''}
                  onChange={(event) => change(place, { name: event.currentTarget.value })}
                />
              </td>
              {axes.map((axis) => (
                <td key={axis}>
                  <span className={classes.range}>
                    {pick(rule, place, axis, 0)}–{pick(rule, place, axis, 1)}
                  </span>
                </td>
              ))}
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('segments.editor.remove')}
                  disabled={rules.length === 1}
                  onClick={() => onRules(rules.filter((_, at) => at !== place))}
                >
                  <Icon name="close" size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.under}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() =>
            onRules([...rules, { name: '', r: whole, f: whole, m: whole, i: withContacts ? whole : null }])
          }
        >
          {t('segments.editor.add')}
        </Button>
        <Checkbox
          size="xs"
          label={t('segments.editor.withContacts')}
          checked={withContacts}
          onChange={(event) => {
            const i = event.currentTarget.checked ? whole : null;
            onRules(rules.map((rule) => ({ ...rule, i })));
          }}
        />
      </div>
    </div>
  );
}
