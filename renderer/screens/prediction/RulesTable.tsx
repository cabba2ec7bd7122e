// A decision tree as rules that can be read, clicked and printed.
import { Button } from '@mantine/core';
import type { Rate } from '../../../shared/contract/common.ts';
import type { TrainedModel, TreeRule } from '../../../shared/contract/prediction.ts';
import { ruleWords } from '../../../shared/featureWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { goToCustomers } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

export function RulesTable({ model }: { model: TrainedModel }) {
  const format = useFormat();
  const { t } = format;
  const judged: Column<TreeRule> = {
    id: 'judged',
    head: t('prediction.rules.judged'),
    number: true,
    cell: (row) => (row.judged ? <RateCell rate={row.judged} /> : '–'),
    value: (row) => row.judged?.value ?? null,
    kind: 'share',
  };
  const columns: Column<TreeRule>[] = [
    {
      id: 'rule',
      head: t('prediction.rules.rule'),
      wraps: true,
      cell: (row) => ruleWords(format, row.conditions),
      value: (row) => ruleWords(format, row.conditions),
      kind: 'text',
    },
    {
      id: 'learnt',
      head: t('prediction.rules.learnt'),
      number: true,
      cell: (row) => <RateCell rate={row.learnt} />,
      value: (row) => row.learnt.value,
      kind: 'share',
    },
    ...(model.rules.some((row) => row.judged !== null) ? [judged] : []),
    {
      id: 'customers',
      head: '',
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => goToCustomers({ kind: 'treeLeaf', version: model.version, leaf: row.leaf })}
        >
          {t('prediction.rules.customers')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('prediction.rules.title')}>
      <DataTable label={t('prediction.rules.title')} columns={columns} rows={model.rules} rowKey={(row) => row.leaf} />
    </Section>
  );
}

function RateCell({ rate }: { rate: Rate }) {
  const { share, t } = useFormat();
  if (rate.value === null) return '–';
  return (
    <>
      {share(rate.value)}
      <span className={classes.under}>
        {t('common.interval', { low: share(rate.low), high: share(rate.high) })} ·{' '}
        {t('common.outOf', { numerator: rate.numerator, denominator: rate.denominator })}
      </span>
    </>
  );
}
