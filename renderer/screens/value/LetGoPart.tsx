// Customers with a ground for being let go, side by side with the grounds; and those who have been.
import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import type { LetGoRules } from '../../../shared/contract/customerSet.ts';
import { amountOf } from '../../../shared/money.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { LetGoDialog } from './LetGoDialog.tsx';
import { LetGoList } from './LetGoList.tsx';
import classes from './LetGoPart.module.css';
import { LetGoRulesForm } from './LetGoRulesForm.tsx';
import { ValueTabs } from './ValueTabs.tsx';

const SHOWN = 200;
type Candidate = Result<'value.candidates'>['rows'][number];

export function LetGoPart() {
  const format = useFormat();
  const { t, number } = format;
  const settings = useRead('settings.get', {});
  const [chosen, setChosen] = useState<LetGoRules | null>(null);
  const rules = chosen ?? settings.data?.letGo ?? null;
  const { data, loading, stale, error, retry } = useRead(
    'value.candidates',
    { ...(rules && { rules }), limit: SHOWN },
    { enabled: rules !== null },
  );
  const tried = chosen !== null && JSON.stringify(chosen) !== JSON.stringify(settings.data?.letGo);
  return (
    <AnalysisPage
      title={t('frame.screen.value')}
      tabs={<ValueTabs />}
      section="letGo"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={settings.loading || loading}
      stale={stale}
      error={settings.error ?? error}
      onRetry={retry}
      options={rules && <LetGoRulesForm rules={rules} saved={settings.data?.letGo} onRules={setChosen} />}
    >
      {data && (
        <>
          <KeyFigures>
            {data.flags.map(({ kind, customers, unavailable }) => (
              <KeyFigure
                key={kind}
                label={t(`value.flags.kinds.${kind}`)}
                why={data.why[kind]}
                value={
                  <a className={classes.link} href={customersHref({ kind: 'flagged', rules: data.rules, flag: kind })}>
                    {number(customers)}
                  </a>
                }
                note={unavailable ? <span title={format.text(unavailable)}>{format.text(unavailable)}</span> : ' '}
              />
            ))}
          </KeyFigures>
          <Candidates data={data} tried={tried} />
          <LetGoList rows={data.letGo} />
        </>
      )}
    </AnalysisPage>
  );
}

function Candidates({ data, tried }: { data: Result<'value.candidates'>; tried: boolean }) {
  const format = useFormat();
  const { t, number, money, moneyCompact, text } = format;
  const { project } = useProject();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const chosen = data.rows.filter((row) => picked.has(row.customer));
  const toggle = (customer: string) => {
    const next = new Set(picked);
    if (!next.delete(customer)) next.add(customer);
    setPicked(next);
  };
  const columns: Column<Candidate>[] = [
    {
      id: 'pick',
      head: '',
      cell: (row) => (
        <Checkbox
          size="xs"
          aria-label={t('value.candidates.choose', { name: row.name ?? row.customer })}
          checked={picked.has(row.customer)}
          disabled={project?.readOnly === true || tried}
          onChange={() => toggle(row.customer)}
        />
      ),
    },
    {
      id: 'customer',
      head: t('value.candidates.columns.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
    },
    {
      id: 'class',
      head: t('value.candidates.columns.class'),
      cell: (row) => (row.valueClass ? t(`segments.classes.${row.valueClass}`) : '–'),
    },
    {
      id: 'grounds',
      head: t('value.letGo.grounds'),
      wraps: true,
      cell: (row) => (
        <ul className={classes.grounds}>
          {row.flags.map((flag) => (
            <li key={`${flag.kind} ${flag.origin} ${JSON.stringify(flag.text.params)}`}>
              <strong>{t(`value.flags.kinds.${flag.kind}`)}</strong> {text(flag.text)}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'year',
      head: t('value.candidates.columns.year'),
      number: true,
      cell: (row) => <span title={money(row.trailingYearE4)}>{moneyCompact(row.trailingYearE4)}</span>,
      value: (row) => amountOf(row.trailingYearE4),
      kind: 'money',
    },
    {
      id: 'silent',
      head: t('value.candidates.columns.silent'),
      number: true,
      cell: (row) => number(row.recencyDays),
      value: (row) => row.recencyDays,
    },
  ];
  return (
    <Section
      title={t('value.candidates.title')}
      actions={
        chosen.length > 0 && (
          <Button color="red" variant="light" onClick={() => setOpen(true)}>
            {t('value.candidates.letGo', { count: chosen.length })}
          </Button>
        )
      }
    >
      {data.rows.length === 0 ? (
        <p className={classes.none}>{t('value.candidates.none')}</p>
      ) : (
        <DataTable
          label={t('value.candidates.title')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.customer}
          maxHeight={480}
        />
      )}
      {data.total > data.rows.length && (
        <p className={classes.none}>
          {t('value.candidates.more', { shown: number(data.rows.length), total: number(data.total) })}
        </p>
      )}
      <LetGoDialog
        opened={open && chosen.length > 0}
        candidates={chosen}
        asOf={data.asOf}
        onClose={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          setPicked(new Set());
          notifications.show({ message: t('value.dialog.done') });
        }}
      />
    </Section>
  );
}
