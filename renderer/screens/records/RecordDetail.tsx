// One record in full: all of its words, where it came from, and the way back for what was entered by hand.
import { Button } from '@mantine/core';
import type { RecordKind, StoredRecord } from '../../../shared/contract/records.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Records.module.css';
import { SidePanel } from './SidePanel.tsx';

type RecordDetailProps = {
  kind: RecordKind;
  row: StoredRecord;
  onClose: () => void;
  /** null where the record cannot be taken back here. */
  onTakeBack: (() => void) | null;
};

export function RecordDetail({ kind, row, onClose, onTakeBack }: RecordDetailProps) {
  const { t, date, money, decimal } = useFormat();
  const facts: [string, string | null][] = [
    [t(`records.field.date.${kind}`), [date(row.day), row.time].filter(Boolean).join(' ')],
    [t(`records.field.topic.${kind}`), row.topic],
    [t('records.field.costKind'), row.costKind && t(`records.costKind.${row.costKind}`)],
    [t('records.field.hours'), row.hours === null ? null : decimal(row.hours)],
    [t('records.amount'), row.amountE4 === null ? null : money(row.amountE4)],
    [t('records.field.score'), row.score === null ? null : decimal(row.score)],
    [t(`records.field.words.${kind}`), row.words],
    [
      t('records.field.solvedOn'),
      kind === 'complaint' ? (row.solvedOn ? date(row.solvedOn) : t('records.notSolved')) : null,
    ],
  ];
  const title = row.customerName ?? row.customer ?? row.topic ?? t('records.nobody');
  return (
    <SidePanel title={title} onClose={onClose}>
      {row.customer !== null && (
        <p className={classes.who}>
          <a href={href('customer', { customer: row.customer })}>{t('records.openCustomer')}</a>
          {row.customerName && <span>{row.customer}</span>}
        </p>
      )}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t('records.origin')}</dt>
          <dd>
            {row.byHand ? (
              t('records.byHand')
            ) : row.batch !== null ? (
              <a href={href('import', { batch: String(row.batch) })}>{t('records.imported')}</a>
            ) : (
              t('records.imported')
            )}
          </dd>
        </div>
      </dl>
      {onTakeBack && (
        <Button variant="default" onClick={onTakeBack}>
          {t('records.takeBack')}
        </Button>
      )}
    </SidePanel>
  );
}
