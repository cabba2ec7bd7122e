// What customers are told apart by: only what the data hold more than one group of.
import { Select } from '@mantine/core';
import type { GroupBy } from '../../shared/contract/customerSet.ts';
import { groupingWord } from '../../shared/groupWords.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';

type GroupPickerProps = {
  value: GroupBy | null;
  onChange: (by: GroupBy | null) => void;
  /** How no grouping at all is called; left out where there must be one. */
  none?: string;
  label?: string;
  width?: number;
  /** Groupings that make no sense here. */
  without?: readonly GroupBy['kind'][];
};

export function GroupPicker({ value, onChange, none, label, width, without = [] }: GroupPickerProps) {
  const format = useFormat();
  const { data } = useRead('rates.groupings', {});
  const groupings = (data?.groupings ?? []).filter(({ by }) => !without.includes(by.kind)).map(({ by }) => by);
  const chosen = value && !groupings.some((by) => keyOf(by) === keyOf(value)) ? [value] : [];
  const offered = [...chosen, ...groupings];
  return (
    <Select
      label={label}
      w={width}
      searchable={offered.length > 10}
      aria-label={label ?? format.t('groups.pick')}
      value={value ? keyOf(value) : ''}
      allowDeselect={false}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...offered.map((by) => ({ value: keyOf(by), label: groupingWord(format, by) })),
      ]}
      onChange={(key) => onChange(offered.find((by) => keyOf(by) === key) ?? null)}
    />
  );
}

const keyOf = (by: GroupBy): string => JSON.stringify(by);
