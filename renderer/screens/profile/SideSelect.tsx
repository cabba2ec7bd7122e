// One side of a comparison: states, classes, segments, or a segment of one's own.
import { Select } from '@mantine/core';
import { type CustomerSet, customerSet } from '../../../shared/contract/customerSet.ts';
import { setWords } from '../../../shared/setWords.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useSegmentNames } from '../../useSegmentNames.ts';

type Props = {
  label: string;
  value: CustomerSet | null;
  onChange: (set: CustomerSet | null) => void;
  /** Everybody else can be chosen, too. */
  withRest?: boolean;
};
const REST = 'rest';
const STATES: CustomerSet[] = [
  { kind: 'state', states: ['lost'] },
  { kind: 'state', states: ['active', 'atRisk'] },
  { kind: 'state', states: ['active'] },
  { kind: 'state', states: ['atRisk'] },
];

export function SideSelect({ label, value, onChange, withRest = false }: Props) {
  const format = useFormat();
  const { t } = format;
  const names = useSegmentNames();
  const settings = useRead('settings.get', {});
  const facets = useRead('customers.facets', {});
  const valueOptions = settings.data?.value;
  const rfm = settings.data?.rfm;
  const items = (sets: readonly CustomerSet[]) =>
    sets.map((set) => ({ value: JSON.stringify(set), label: setWords(format, set, names) ?? t('profile.who.all') }));
  const groups = [
    ...(withRest ? [{ group: ' ', items: [{ value: REST, label: t('profile.rest') }] }] : []),
    { group: t('frame.only.own'), items: items([...names.keys()].map((segment) => ({ kind: 'own', segment }))) },
    { group: t('frame.only.state'), items: items(STATES) },
    {
      group: t('frame.only.valueClass'),
      items: items(
        valueOptions
          ? (['key', 'ordinary', 'small'] as const).map((valueClass) => ({
              kind: 'valueClass',
              options: valueOptions,
              valueClass,
            }))
          : [],
      ),
    },
    {
      group: t('frame.only.segment'),
      items: items(
        rfm
          ? (facets.data?.segment ?? []).flatMap(({ value: segment }) =>
              segment === null ? [] : [{ kind: 'rfmSegment' as const, options: rfm, segment }],
            )
          : [],
      ),
    },
    ...(withRest ? [] : [{ group: ' ', items: items([{ kind: 'all' }]) }]),
  ].filter((group) => group.items.length > 0);
  const current = value === null ? REST : JSON.stringify(value);
  const listed = groups.some((group) => group.items.some((item) => item.value === current));
  const data = listed || value === null ? groups : [{ group: '  ', items: items([value]) }, ...groups];
  return (
    <Select
      label={label}
      data={data}
      value={current}
      searchable
      allowDeselect={false}
      maxDropdownHeight={360}
      onChange={(chosen) => {
        if (chosen === null || chosen === REST) return onChange(null);
        const parsed = customerSet.safeParse(JSON.parse(chosen));
        if (parsed.success) onChange(parsed.data);
      }}
    />
  );
}
