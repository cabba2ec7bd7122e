// Rules to begin with: one kind of business, its rules in words, one button.
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ruleName, ruleSentence } from '../../../shared/alertRuleWords.ts';
import { type AlertRuleSet, type BusinessKind, businessKind } from '../../../shared/contract/alertRule.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';

type StarterChoiceProps = {
  /** What the button promises. */
  label: string;
  saving?: boolean;
  disabled?: boolean;
  onTake: (rules: AlertRuleSet) => void;
};

export function StarterChoice({ label, saving = false, disabled = false, onTake }: StarterChoiceProps) {
  const format = useFormat();
  const { t } = format;
  const { data, error, retry } = useRead('alertRules.starter', {});
  const [chosen, setChosen] = useState<BusinessKind | null>(null);
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  if (!data) return null;
  const kind = chosen ?? data.proposed;
  const set = data.sets.find((one) => one.kind === kind)?.rules;
  return (
    <div className={classes.starter}>
      <SegmentedControl
        aria-label={t('alertRules.starter.label')}
        value={kind}
        onChange={(value) => setChosen(businessKind.parse(value))}
        data={data.sets.map((one) => ({ value: one.kind, label: t(`alertRules.kind.${one.kind}`) }))}
      />
      <p className={classes.reason}>
        {kind === data.proposed ? format.text(data.reason) : t('alertRules.starter.other')}
      </p>
      {set && set.rules.length > 0 && (
        <>
          <Button loading={saving} disabled={disabled} onClick={() => onTake(set)}>
            {label}
          </Button>
          <ul className={classes.starterRules}>
            {set.rules.map((rule) => (
              <li key={rule.id}>
                <strong>{ruleName(format, rule)}</strong>
                <span>{ruleSentence(format, rule)}</span>
              </li>
            ))}
          </ul>
          <p className={classes.hint}>{t('alertRules.threeLevels')}</p>
        </>
      )}
      {set?.rules.length === 0 && (
        <>
          <p className={classes.reason}>{t('alertRules.starter.nothing')}</p>
          <Button component="a" variant="default" href={href('import')}>
            {t('common.importData')}
          </Button>
        </>
      )}
    </div>
  );
}
