// A market size, a rank or an award, entered by keyboard: Enter keeps it and begins the next.
import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { DayField } from '../records/DayField.tsx';
import classes from './Indicators.module.css';
import { KINDS, type NumberField, useIndicatorDraft } from './useIndicatorDraft.ts';

export function IndicatorForm() {
  const { t, currency } = useFormat();
  const { project } = useProject();
  const { draft, change, wrong, save, running, error } = useIndicatorDraft();
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const field = (await save()) ?? (draft.kind === 'marketSize' ? 'from' : 'day');
    form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  };
  const missing = (field: string) => (wrong === field ? t('indicators.missing') : null);
  const day = (field: 'from' | 'until' | 'day') => (
    <DayField
      label={t(`indicators.field.${field}`)}
      name={field}
      value={draft[field]}
      error={missing(field)}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const figure = (field: NumberField, label: string) => (
    <NumberInput
      label={label}
      name={field}
      min={0}
      hideControls
      thousandSeparator=","
      value={draft[field] ?? ''}
      error={missing(field)}
      onChange={(value) => change({ [field]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <form ref={form} className={classes.form} aria-label={t('indicators.add')} onSubmit={(event) => void submit(event)}>
      <h3>{t('indicators.add')}</h3>
      <SegmentedControl
        fullWidth
        aria-label={t('indicators.kind.label')}
        value={draft.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t(`indicators.kind.${kind}`) }))}
        onChange={(value) => change({ kind: KINDS.find((kind) => kind === value) ?? 'marketSize' })}
      />
      <TextInput
        label={t('indicators.field.body')}
        name="body"
        value={draft.body}
        maxLength={200}
        placeholder={t(`indicators.example.${draft.kind}`)}
        error={missing('body')}
        autoComplete="off"
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      {draft.kind === 'marketSize' ? (
        <>
          {day('from')}
          {day('until')}
          {figure('value', t('indicators.field.value', { currency }))}
        </>
      ) : (
        day('day')
      )}
      {draft.kind === 'rank' && (
        <div className={classes.two}>
          {figure('rank', t('indicators.field.rank'))}
          {figure('outOf', t('indicators.field.outOf'))}
        </div>
      )}
      <TextInput
        label={t('indicators.note')}
        name="note"
        value={draft.note}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {error && <ErrorPanel error={error} />}
      <Button type="submit" loading={running} disabled={project?.readOnly === true}>
        {t('indicators.save')}
      </Button>
    </form>
  );
}
