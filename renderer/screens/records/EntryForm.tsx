// The form for one visit, complaint, interview answer or cost, made for the keyboard.
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { RecordKind } from '../../../shared/contract/records.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useFormat } from '../../useFormat.ts';
import { CustomerField } from './CustomerField.tsx';
import { DayField } from './DayField.tsx';
import { type FieldName, isUntouched } from './draft.ts';
import classes from './EntryForm.module.css';
import { SidePanel } from './SidePanel.tsx';
import { StoredLine } from './StoredLine.tsx';
import type { Entry } from './useEntry.ts';
import { WordField } from './WordField.tsx';

const COST_KINDS = ['labour', 'goods', 'cash'] as const;
const FIRST: Record<RecordKind, FieldName> = {
  interaction: 'customer',
  complaint: 'customer',
  survey: 'customer',
  cost: 'topic',
};
const FOCUSABLE = 'input:not([type="radio"]), textarea, button[type="submit"]';

export function EntryForm({ kind, entry, onClose }: { kind: RecordKind; entry: Entry; onClose: () => void }) {
  const { t, currency } = useFormat();
  const { draft, problem, told, error, busy, change } = entry;
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const goTo = (field: FieldName) => form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind has another first field
  useEffect(() => first.current?.focus(), [kind]);

  const save = async () => goTo((await entry.save()) ?? FIRST[kind]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const target = event.target as HTMLElement;
    // An open list takes Enter and Esc for itself.
    const listOpen = target.getAttribute('aria-expanded') === 'true';
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && command) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Enter' && target instanceof HTMLInputElement && !listOpen && !event.defaultPrevented) {
      event.preventDefault();
      const fields = [...(form.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
      fields[fields.indexOf(target) + 1]?.focus();
    } else if (event.key === 'Escape' && !listOpen) {
      event.preventDefault();
      onClose();
    } else if (event.key.toLowerCase() === 'z' && command && told?.kind === 'stored' && isUntouched(draft)) {
      event.preventDefault();
      void entry.takeBack(told.stored).then(() => goTo(FIRST[kind]));
    }
  };
  const wrong = (field: FieldName) => (problem?.field === field ? t(problem.key) : null);
  const day = (field: 'date' | 'solvedOn') => (
    <DayField
      label={t(field === 'date' ? `records.field.date.${kind}` : 'records.field.solvedOn')}
      name={field}
      value={draft[field]}
      error={wrong(field)}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const line = (field: 'time' | 'score' | 'hours' | 'amount', label: string, placeholder?: string) => (
    <TextInput
      label={label}
      name={field}
      value={draft[field]}
      error={wrong(field)}
      placeholder={placeholder}
      inputMode={field === 'time' ? 'numeric' : 'decimal'}
      autoComplete="off"
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const topic = (
    <WordField
      kind={kind}
      label={t(`records.field.topic.${kind}`)}
      value={draft.topic}
      error={wrong('topic')}
      placeholder={t(`records.topicExample.${kind}`)}
      onChange={(value) => change({ topic: value })}
      {...(kind === 'cost' ? { field: first } : {})}
    />
  );
  const words = (
    <Textarea
      label={t(`records.field.words.${kind}`)}
      name="words"
      value={draft.words}
      error={wrong('words')}
      autosize
      minRows={kind === 'cost' ? 2 : 4}
      maxRows={10}
      maxLength={20_000}
      onChange={(event) => change({ words: event.currentTarget.value })}
    />
  );
  const customer = (
    <CustomerField
      label={t(kind === 'survey' ? 'records.field.customerOrNobody' : 'records.field.customer')}
      text={draft.customer}
      chosen={draft.chosen}
      error={wrong('customer')}
      onChange={change}
      field={first}
    />
  );
  return (
    <SidePanel title={t(`records.enter.${kind}`)} onClose={onClose}>
      <form
        ref={form}
        className={classes.form}
        aria-label={t(`records.enter.${kind}`)}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {kind === 'interaction' && (
          <>
            {customer}
            {words}
            {topic}
            <div className={classes.two}>
              {day('date')}
              {line('time', t('records.field.time'), '14:30')}
            </div>
          </>
        )}
        {kind === 'complaint' && (
          <>
            {customer}
            {words}
            {topic}
            <div className={classes.two}>
              {day('date')}
              {day('solvedOn')}
            </div>
          </>
        )}
        {kind === 'survey' && (
          <>
            {customer}
            {topic}
            {line('score', t('records.field.score'), '0–10')}
            {words}
            {day('date')}
          </>
        )}
        {kind === 'cost' && (
          <>
            {topic}
            <div>
              <span className={classes.label} id="cost-kind">
                {t('records.field.costKind')}
              </span>
              <SegmentedControl
                fullWidth
                aria-labelledby="cost-kind"
                value={draft.costKind}
                data={COST_KINDS.map((value) => ({ value, label: t(`records.costKind.${value}`) }))}
                onChange={(value) => {
                  const chosen = COST_KINDS.find((one) => one === value);
                  if (chosen) change({ costKind: chosen });
                }}
              />
            </div>
            <div className={classes.two}>
              {line('amount', t('records.field.amount', { currency }))}
              {draft.costKind === 'labour' ? line('hours', t('records.field.hours')) : <span />}
            </div>
            {words}
            {day('date')}
          </>
        )}
        {error && <ErrorPanel error={error} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            {t('records.save')}
          </Button>
          <span className={classes.keys}>{t('records.saveKeys')}</span>
        </div>
        <StoredLine told={told} onTakeBack={(stored) => void entry.takeBack(stored).then(() => goTo(FIRST[kind]))} />
      </form>
    </SidePanel>
  );
}
