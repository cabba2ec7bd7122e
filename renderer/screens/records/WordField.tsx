// A word that comes again and again: what was used before is offered while typing.
import { Autocomplete } from '@mantine/core';
import type { Ref } from 'react';
import type { RecordKind } from '../../../shared/contract/records.ts';
import { useRead } from '../../useEngine.ts';

type WordFieldProps = {
  kind: RecordKind;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  placeholder?: string;
  field?: Ref<HTMLInputElement>;
};

const SHOWN = 7;

export function WordField({ kind, label, value, onChange, error, placeholder, field }: WordFieldProps) {
  const used = useRead('records.words', { kind });
  return (
    <Autocomplete
      ref={field}
      size="xs"
      label={label}
      name="topic"
      value={value}
      error={error}
      placeholder={placeholder}
      data={[...new Set(used.data?.words ?? [])]}
      limit={SHOWN}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
