// The rules as sentences; one at a time is open for changes.
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { AlertRule, AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { Icon } from '../../components/Icon.tsx';
import { NextStep } from '../../components/NextStep.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';
import { MissingData } from './MissingData.tsx';
import { newRule } from './newRule.ts';
import { RuleCard } from './RuleCard.tsx';
import { StarterChoice } from './StarterChoice.tsx';

export function RulesPart({ rules, onRules }: { rules: AlertRuleSet; onRules: (rules: AlertRuleSet) => void }) {
  const { t } = useFormat();
  const offers = useRead('alertRules.indicators', {});
  const fields = useRead('ownSegments.fields', {});
  const [open, setOpen] = useState<string | null>(null);
  const [starter, setStarter] = useState(false);
  const put = (rule: AlertRule) =>
    onRules({ ...rules, rules: rules.rules.map((one) => (one.id === rule.id ? rule : one)) });
  const infers = rules.rules.some((rule) =>
    rule.conditions.some(({ indicator }) => indicator.kind === 'categoryStopped'),
  );
  return (
    <>
      <NextStep
        text={t('alertRules.next.try')}
        action={t('alertRules.next.tryAction')}
        href={href('alertRules', { tab: 'backTest' })}
      />
      <p className={classes.lead}>{t('alertRules.lead')}</p>
      <ul className={classes.rules}>
        {rules.rules.map((rule) => (
          <li key={rule.id}>
            <RuleCard
              rule={rule}
              sensitive={rules.sensitive}
              offers={offers.data?.indicators ?? []}
              types={fields.data?.type ?? []}
              open={open === rule.id}
              onOpen={(is) => setOpen(is ? rule.id : null)}
              onRule={put}
              onRemove={() => onRules({ ...rules, rules: rules.rules.filter((one) => one.id !== rule.id) })}
            />
          </li>
        ))}
      </ul>
      <div className={classes.adders}>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => {
            const rule = newRule(rules.rules);
            onRules({ ...rules, rules: [...rules.rules, rule] });
            setOpen(rule.id);
          }}
        >
          {t('alertRules.add')}
        </Button>
        <Button variant="subtle" onClick={() => setStarter(!starter)}>
          {t('alertRules.startAgain')}
        </Button>
      </div>
      {starter && (
        <StarterChoice
          label={t('alertRules.starter.take')}
          onTake={(set) => {
            onRules(set);
            setStarter(false);
          }}
        />
      )}
      {infers && (
        <Switch
          className={classes.sensitive ?? ''}
          label={t('alertRules.sensitive')}
          description={t('alertRules.sensitiveHelp')}
          checked={rules.sensitive}
          onChange={(event) => onRules({ ...rules, sensitive: event.currentTarget.checked })}
        />
      )}
      <Section title={t('alertRules.missing.title')}>
        <MissingData offers={offers.data?.indicators ?? []} />
      </Section>
    </>
  );
}
