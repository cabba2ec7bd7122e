// One condition: field, what it must be, and the way to say the opposite.
import { ActionIcon, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { type KeyboardEvent, useMemo } from 'react';
import { columnWord, currencySign } from '../../../shared/customerColumns.ts';
import { isMoneyField, type SegmentNames } from '../../../shared/ruleWords.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import type { ConditionDraft, FieldChoice } from './draft.ts';
import { choiceKey, type FieldGroup, type Fields } from './fieldChoices.ts';
import classes from './OwnSegments.module.css';

export type RowTools = {
  fields: Fields | undefined;
  groups: FieldGroup[];
  names: SegmentNames;
  /** Segments of the RFM options by name. */
  segments: readonly string[];
  /** The part that has just been added, and wants the focus. */
  fresh: number | null;
};
type Props = {
  draft: ConditionDraft;
  tools: RowTools;
  onChange: (draft: ConditionDraft) => void;
  onRemove: (() => void) | null;
  /** Enter: go on with another condition. */
  onNext: () => void;
};

export function ConditionRow({ draft, tools, onChange, onRemove, onNext }: Props) {
  const { t } = useFormat();
  const key = draft.field === null ? null : choiceKey(draft.field);
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLInputElement && event.target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    onNext();
  };
  return (
    <div className={classes.row}>
      <Select
        className={classes.field}
        aria-label={t('ownSegments.chooseField')}
        placeholder={t('ownSegments.chooseField')}
        data={tools.groups}
        value={key}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        autoFocus={tools.fresh === draft.id}
        maxDropdownHeight={360}
        onChange={(chosen) => {
          if (chosen === null) return;
          const field = readChoice(chosen, tools.groups);
          if (field) onChange({ ...draft, field, values: [], has: null, low: '', high: '' });
        }}
      />
      <button
        type="button"
        className={classes.not}
        aria-pressed={draft.not}
        title={t('ownSegments.notHint')}
        onClick={() => onChange({ ...draft, not: !draft.not })}
      >
        {t(draft.not ? 'ownSegments.isNot' : 'ownSegments.is')}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on from the fields within */}
      <div className={classes.value} onKeyDown={goOn}>
        {draft.field && <ValueFields draft={draft} field={draft.field} tools={tools} onChange={onChange} />}
      </div>
      <ActionIcon
        size={26}
        disabled={onRemove === null}
        aria-label={t('ownSegments.removeCondition')}
        onClick={() => onRemove?.()}
      >
        <Icon name="close" size={12} />
      </ActionIcon>
    </div>
  );
}

/** What a select answers is one of the choices it was given. */
function readChoice(chosen: string, groups: FieldGroup[]): FieldChoice | null {
  const offered = groups.some(({ items }) => items.some(({ value }) => value === chosen));
  return offered ? (JSON.parse(chosen) satisfies FieldChoice) : null;
}

type ValueProps = {
  draft: ConditionDraft;
  field: FieldChoice;
  tools: RowTools;
  onChange: (draft: ConditionDraft) => void;
};

function ValueFields({ draft, field, tools, onChange }: ValueProps) {
  const format = useFormat();
  const { t } = format;
  switch (field.kind) {
    case 'text':
    case 'attribute':
    case 'favourite':
      return <TextFields draft={draft} field={field} tools={tools} onChange={onChange} />;
    case 'choice': {
      const options = {
        state: ['active', 'atRisk', 'lost', 'noPurchase'],
        valueClass: ['key', 'ordinary', 'small', 'letGo'],
        segment: tools.segments,
      }[field.field];
      return (
        <MultiSelect
          aria-label={t('ownSegments.values')}
          data={options.map((value) => ({ value, label: columnWord(format, field.field, value) }))}
          value={draft.values}
          searchable
          hidePickedOptions
          onChange={(values) => onChange({ ...draft, values })}
        />
      );
    }
    case 'segment':
      return (
        <Select
          aria-label={t('ownSegments.values')}
          data={[...tools.names].map(([segment, label]) => ({ value: String(segment), label }))}
          value={draft.values[0] ?? null}
          searchable
          allowDeselect={false}
          onChange={(value) => onChange({ ...draft, values: value === null ? [] : [value] })}
        />
      );
    default: {
      const unit =
        field.kind === 'figure' && isMoneyField(field.field)
          ? currencySign(format)
          : field.kind === 'figure' && field.field === 'refundShare'
            ? '%'
            : null;
      const type = field.kind === 'day' ? 'date' : 'text';
      const end = (which: 'low' | 'high') => (
        <TextInput
          aria-label={t(`ownSegments.${which}`)}
          placeholder={type === 'date' ? undefined : t(`ownSegments.${which}`)}
          type={type}
          inputMode={type === 'date' ? undefined : 'decimal'}
          value={draft[which]}
          error={type === 'text' && draft[which].trim() !== '' && !Number.isFinite(Number(draft[which]))}
          rightSection={unit}
          onChange={(event) => onChange({ ...draft, [which]: event.currentTarget.value })}
        />
      );
      return (
        <div className={classes.span}>
          <span className={classes.between}>{t('ownSegments.from')}</span>
          {end('low')}
          <span className={classes.between}>{t('ownSegments.to')}</span>
          {end('high')}
        </div>
      );
    }
  }
}

function TextFields({ draft, field, tools, onChange }: ValueProps) {
  const { t } = useFormat();
  const offered = useMemo(() => {
    if (field.kind === 'attribute') return tools.fields?.attributes.find(({ name }) => name === field.name)?.values;
    if (field.kind === 'favourite') return tools.fields?.favourite[field.of];
    return field.kind === 'text' && (field.column === 'type' || field.column === 'region')
      ? tools.fields?.[field.column]
      : undefined;
  }, [field, tools.fields]);
  const blank = t('ownSegments.words.blank');
  return (
    <div className={classes.span}>
      <Select
        className={classes.how}
        aria-label={t('ownSegments.how')}
        data={[
          { value: 'is', label: t('ownSegments.howIs') },
          { value: 'has', label: t('ownSegments.howHas') },
        ]}
        value={draft.has === null ? 'is' : 'has'}
        allowDeselect={false}
        onChange={(how) => onChange({ ...draft, has: how === 'has' ? '' : null, values: [] })}
      />
      {draft.has === null ? (
        <TagsInput
          aria-label={t('ownSegments.values')}
          placeholder={draft.values.length === 0 ? t('ownSegments.typeValue') : undefined}
          data={[...(offered ?? []), blank]}
          value={draft.values.map((value) => (value === '' ? blank : value))}
          onChange={(values) => onChange({ ...draft, values: values.map((value) => (value === blank ? '' : value)) })}
        />
      ) : (
        <TextInput
          aria-label={t('ownSegments.part')}
          value={draft.has}
          onChange={(event) => onChange({ ...draft, has: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
