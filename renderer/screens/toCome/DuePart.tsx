// Who is due to need something of a category again: a list to call.
import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './ToCome.module.css';

const DAYS = [7, 14, 30] as const;
type Due = Result<'toCome.due'>['rows'][number];

export function DuePart() {
  const { t, text, date, number } = useFormat();
  const [days, setDays] = useState<number>(14);
  const [category, setCategory] = useState<string | null>(null);
  const { data } = useRead('toCome.due', { days, category });
  if (!data || data.refused) return null;
  const isLate = (row: Due) => data.asOf !== null && row.nextDay < data.asOf;
  const columns: Column<Due>[] = [
    {
      id: 'customer',
      head: t('toCome.column.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
      value: (row) => row.name ?? row.customer,
      kind: 'text',
    },
    { id: 'phone', head: t('toCome.due.phone'), cell: (row) => row.phone ?? '', kind: 'text' },
    { id: 'category', head: t('toCome.due.category'), cell: (row) => row.category, kind: 'text' },
    {
      id: 'next',
      head: t('toCome.due.next'),
      cell: (row) => (isLate(row) ? t('toCome.card.wasDue', { date: date(row.nextDay) }) : date(row.nextDay)),
      value: (row) => row.nextDay,
      kind: 'date',
    },
    {
      id: 'last',
      head: t('toCome.column.lastDay'),
      cell: (row) => date(row.lastDay),
      value: (row) => row.lastDay,
      kind: 'date',
    },
    {
      id: 'gap',
      head: t('toCome.due.gap'),
      number: true,
      cell: (row) => number(row.gapDays),
      value: (row) => row.gapDays,
    },
    {
      id: 'purchases',
      head: t('toCome.column.purchases'),
      number: true,
      cell: (row) => number(row.purchases),
      value: (row) => row.purchases,
    },
  ];
  const { due } = data.why;
  return (
    <Section title={t('toCome.due.title')} actions={due && <WhyButton why={due} compact />}>
      <p className={classes.lead}>
        {t('common.sentences', {
          first: text(data.headline),
          second: t(`toCome.due.${data.late ? 'withLate' : 'withoutLate'}`),
        })}
      </p>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('toCome.due.days')}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={DAYS.map((count) => ({ value: String(count), label: t('toCome.due.ahead', { count }) }))}
        />
        <Select
          aria-label={t('toCome.due.category')}
          value={category ?? ''}
          allowDeselect={false}
          searchable
          onChange={(value) => setCategory(value === '' ? null : value)}
          data={[
            { value: '', label: t('toCome.due.allCategories') },
            ...data.categories
              .filter((one) => one.category !== '')
              .map((one) => ({ value: one.category, label: `${one.category} (${number(one.due)})` })),
          ]}
        />
        {due?.rows && (
          <a className={classes.link} href={customersHref(due.rows)}>
            {t('toCome.due.open')}
          </a>
        )}
      </div>
      {data.rows.length > 0 && (
        <DataTable
          label={t('toCome.due.title')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => `${row.customer} ${row.category}`}
          toneOf={(row) => (isLate(row) ? 'soft' : 'plain')}
          maxHeight={360}
        />
      )}
      {data.total > data.rows.length && (
        <p className={classes.total}>{t('toCome.due.more', { shown: number(data.rows.length), count: data.total })}</p>
      )}
    </Section>
  );
}
