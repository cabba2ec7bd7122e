// The columns of the list, by kind of record; beside an open panel the less needed ones give way.
import type { ColDef } from 'ag-grid-community';
import type { RecordKind, StoredRecord } from '../../../shared/contract/records.ts';
import type { Format } from '../../../shared/format.ts';

type Column = ColDef<StoredRecord>;

export function recordColumns(kind: RecordKind, format: Format, narrow: boolean): Column[] {
  const { t, date, money, decimal } = format;
  const number = { headerClass: 'hf-number', cellClass: 'hf-number' };
  const day: Column = {
    colId: 'day',
    headerName: t(`records.field.date.${kind}`),
    width: narrow ? (kind === 'interaction' ? 122 : 108) : 132,
    valueGetter: ({ data }) => data && [date(data.day), data.time].filter(Boolean).join(' '),
  };
  const customer: Column = {
    colId: 'customer',
    headerName: t('records.field.customer'),
    width: narrow ? 116 : 150,
    cellClass: 'hf-lead',
    valueGetter: ({ data }) => data && (data.customerName ?? data.customer ?? t('records.nobody')),
  };
  const topic: Column = {
    field: 'topic',
    headerName: t(`records.field.topic.${kind}`),
    width: (kind === 'survey' ? 200 : 130) - (narrow ? 36 : 0),
  };
  const words: Column = { field: 'words', headerName: t(`records.field.words.${kind}`), flex: 1, minWidth: 140 };
  const origin: Column = {
    colId: 'origin',
    headerName: t('records.origin'),
    width: 88,
    hide: narrow,
    cellClass: 'hf-faint',
    valueGetter: ({ data }) => data && t(data.byHand ? 'records.byHand' : 'records.imported'),
  };
  switch (kind) {
    case 'interaction':
      return [day, customer, topic, words, origin];
    case 'complaint':
      return [
        day,
        customer,
        topic,
        words,
        {
          colId: 'solvedOn',
          headerName: t('records.field.solvedOn'),
          width: 108,
          valueGetter: ({ data }) => data && (data.solvedOn ? date(data.solvedOn) : t('records.notSolved')),
          cellClassRules: { 'hf-open': ({ data }) => data?.solvedOn === null },
        },
        origin,
      ];
    case 'survey':
      return [
        day,
        customer,
        topic,
        {
          field: 'score',
          headerName: t('records.score'),
          width: 74,
          ...number,
          valueFormatter: ({ value }) => (typeof value === 'number' ? decimal(value) : ''),
        },
        words,
        origin,
      ];
    case 'cost':
      return [
        day,
        { ...topic, width: narrow ? 150 : 200, cellClass: 'hf-lead' },
        {
          colId: 'costKind',
          headerName: t('records.field.costKind'),
          width: 92,
          hide: narrow,
          valueGetter: ({ data }) => data?.costKind && t(`records.costKind.${data.costKind}`),
        },
        {
          field: 'hours',
          headerName: t('records.field.hours'),
          width: 84,
          ...number,
          valueFormatter: ({ value }) => (typeof value === 'number' ? decimal(value) : ''),
        },
        {
          field: 'amountE4',
          headerName: t('records.amount'),
          width: 120,
          ...number,
          valueFormatter: ({ value }) => (typeof value === 'number' ? money(value) : ''),
        },
        words,
        origin,
      ];
  }
}
