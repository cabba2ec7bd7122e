// What is bought together, and who has bought the one thing but not yet the other.
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Args } from '../../../shared/contract/contract.ts';
import type { TogetherResult, TogetherRule } from '../../../shared/contract/together.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Profile.module.css';
import { ProfileTabs } from './ProfileTabs.tsx';

type Choice = Required<Pick<Args<'together.rules'>, 'of' | 'basket' | 'first'>>;
const OF = ['product', 'category'] as const;
const BASKETS = ['order', 'customer'] as const;
const FIRST = [1, 2] as const;

export function TogetherPart() {
  const { t } = useFormat();
  const [choice, setChoice] = useState<Choice>({ of: 'product', basket: 'order', first: 1 });
  const { data, loading, stale, error, retry } = useRead('together.rules', choice);
  const select = <K extends keyof Choice>(name: K, values: readonly Choice[K][]) => (
    <Select
      label={t(`together.${name}.label`)}
      data={values.map((value) => ({ value: String(value), label: t(`together.${name}.${value}`) }))}
      value={String(choice[name])}
      allowDeselect={false}
      onChange={(chosen) => {
        const value = values.find((one) => String(one) === chosen);
        if (value !== undefined) setChoice({ ...choice, [name]: value });
      }}
    />
  );
  return (
    <AnalysisPage
      title={t('frame.screen.profile')}
      section="together"
      tabs={<ProfileTabs />}
      headline={data?.headline}
      refused={null}
      notices={data?.notices}
      why={data?.why.together}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      <div className={classes.sides}>
        {select('of', OF)}
        {select('basket', BASKETS)}
        {select('first', FIRST)}
      </div>
      {data && data.rules.length > 0 && <RuleTable result={data} />}
    </AnalysisPage>
  );
}

function RuleTable({ result }: { result: TogetherResult }) {
  const { t, number, share, decimal } = useFormat();
  const columns: Column<TogetherRule>[] = [
    {
      id: 'bought',
      head: t('together.table.bought'),
      wraps: true,
      cell: ({ bought }) => bought.join(t('together.plus')),
    },
    { id: 'leadsTo', head: t('together.table.leadsTo'), wraps: true, cell: ({ leadsTo }) => leadsTo },
    {
      id: 'confidence',
      head: t('together.table.confidence'),
      tip: t('together.table.confidenceTip'),
      number: true,
      cell: ({ confidence: { value, low, high } }) => (
        <>
          <strong>{share(value)}</strong> ({share(low)}–{share(high)})
        </>
      ),
      value: ({ confidence }) => confidence.value,
      kind: 'share',
    },
    {
      id: 'among',
      head: t('together.table.among'),
      number: true,
      cell: ({ among }) => share(among.value),
      value: ({ among }) => among.value,
      kind: 'share',
    },
    {
      id: 'lift',
      head: t('together.table.lift'),
      tip: t('together.table.liftTip'),
      number: true,
      cell: ({ lift, liftLow, liftHigh }) => (
        <>
          <strong>{decimal(lift)}</strong> ({decimal(liftLow)}–{decimal(liftHigh)})
        </>
      ),
      value: ({ lift }) => lift,
    },
    {
      id: 'both',
      head: t('together.table.both'),
      number: true,
      cell: ({ confidence: { numerator, denominator } }) => `${number(numerator)} / ${number(denominator)}`,
      value: ({ confidence }) => confidence.numerator,
    },
    {
      id: 'notYet',
      head: t('together.table.notYet'),
      tip: t('together.table.notYetTip'),
      number: true,
      cell: ({ notYet, set }) =>
        notYet === 0 ? (
          number(0)
        ) : (
          <a className={classes.link} href={customersHref(set)}>
            {number(notYet)}
          </a>
        ),
      value: ({ notYet }) => notYet,
    },
  ];
  return (
    <Section title={t('together.table.title')}>
      <DataTable
        label={t('together.table.title')}
        columns={columns}
        rows={result.rules}
        rowKey={({ bought, leadsTo }) => JSON.stringify([bought, leadsTo])}
        maxHeight={620}
      />
    </Section>
  );
}
