// What was just stored, in one line, with the way back.
import { Button } from '@mantine/core';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './EntryForm.module.css';
import type { Stored, Told } from './useEntry.ts';

export function StoredLine({ told, onTakeBack }: { told: Told | null; onTakeBack: (stored: Stored) => void }) {
  const { t, money, date } = useFormat();
  const said = () => {
    if (!told) return null;
    if (told.kind === 'takenBack') return t('records.takenBack');
    const { record, draft, newCustomer } = told.stored;
    const who =
      record.kind === 'cost' ? record.measure : (draft.chosen?.name ?? record.customer ?? t('records.nobody'));
    const more = {
      interaction: draft.topic,
      complaint: draft.topic,
      survey: draft.score,
      cost: record.kind === 'cost' ? money(record.amountE4) : '',
    }[record.kind].trim();
    const what = [who, more, date(record.date)].filter(Boolean).join(' · ');
    const line = t(`records.stored.${record.kind}`, { what });
    return newCustomer ? `${line} ${t('records.stored.newCustomer')}` : line;
  };
  return (
    <div role="status" aria-live="polite">
      {told && (
        <div className={classes.stored}>
          <Icon name={told.kind === 'stored' ? 'check' : 'undo'} size={14} />
          <span className={classes.storedWords}>{said()}</span>
          {told.kind === 'stored' && (
            <Button variant="default" size="compact-xs" onClick={() => onTakeBack(told.stored)}>
              {t('records.undo')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
