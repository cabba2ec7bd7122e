// Which customers every screen answers for: states, classes, segments, and segments of one's own.
import { Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CustomerSet, customerSet } from '../../shared/contract/customerSet.ts';
import { type ColumnKind, columnWord } from '../../shared/customerColumns.ts';
import { setWords } from '../../shared/setWords.ts';
import { Icon } from '../components/Icon.tsx';
import { navigate } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { useSegmentNames } from '../useSegmentNames.ts';
import classes from './SegmentFilter.module.css';

type Choice = { set: CustomerSet; words: string; customers: number | null };
type Group = { label: string; choices: Choice[] };

export function SegmentFilter() {
  const format = useFormat();
  const { project, within, setWithin } = useProject();
  const names = useSegmentNames();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const groups = useGroups(opened);
  if (!project) return null;
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(({ words }) => words.toLocaleLowerCase().includes(wanted)),
    }))
    .filter(({ choices }) => choices.length > 0);
  const chosen = JSON.stringify(within);
  const take = (set: CustomerSet | null) => {
    setWithin(set);
    setTyped('');
  };
  const label = within ? (setWords(format, within, names) ?? '') : format.t('frame.only.everybody');
  return (
    <Menu position="bottom-start" width={280} opened={opened} onChange={setOpened} trapFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          data-on={within !== null}
          aria-label={format.t('frame.only.label', { words: label })}
          title={label}
        >
          <Icon name="filter" size={14} />
          <span className={classes.name}>{label}</span>
          <Icon name="chevronDown" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <TextInput
          size="xs"
          value={typed}
          placeholder={format.t('frame.only.search')}
          aria-label={format.t('frame.only.search')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <div className={classes.list}>
          <Menu.Item data-chosen={within === null} onClick={() => take(null)}>
            {format.t('frame.only.everybody')}
          </Menu.Item>
          {shown.map((group) => (
            <div key={group.label}>
              <Menu.Label>{group.label}</Menu.Label>
              {group.choices.map(({ set, words, customers }) => (
                <Menu.Item
                  key={JSON.stringify(set)}
                  data-chosen={JSON.stringify(set) === chosen}
                  rightSection={
                    customers === null ? null : <span className={classes.count}>{format.number(customers)}</span>
                  }
                  onClick={() => take(set)}
                >
                  {words}
                </Menu.Item>
              ))}
            </div>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => navigate('segments', { tab: 'own' })}>
          {format.t('frame.only.define')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What there is to choose from at the date; counts are of everybody, whatever the filter is now. */
function useGroups(enabled: boolean): Group[] {
  const format = useFormat();
  const { t } = format;
  const facets = useRead('customers.facets', { within: null }, { enabled });
  const settings = useRead('settings.get', {}, { enabled });
  const own = useRead('ownSegments.list', {});
  const { data } = facets;
  if (!data || !settings.data) return [];
  const { rfm, value } = settings.data;
  const choices = (facet: typeof data.state, setFor: (name: string) => CustomerSet | null, kind: ColumnKind) =>
    facet.flatMap(({ value: name, customers }) => {
      const set = name === null ? null : setFor(name);
      return set === null ? [] : [{ set, words: columnWord(format, kind, name ?? ''), customers }];
    });
  return [
    {
      label: t('frame.only.own'),
      choices: (own.data?.segments ?? []).map(({ segment, name }) => ({
        set: { kind: 'own' as const, segment },
        words: name,
        customers: null,
      })),
    },
    {
      label: t('frame.only.state'),
      choices: choices(data.state, (name) => asSet({ kind: 'state', states: [name] }), 'state'),
    },
    {
      label: t('frame.only.valueClass'),
      choices: choices(
        data.valueClass,
        (name) => asSet({ kind: 'valueClass', options: value, valueClass: name }),
        'valueClass',
      ),
    },
    {
      label: t('frame.only.segment'),
      choices: choices(data.segment, (segment) => ({ kind: 'rfmSegment', options: rfm, segment }), 'segment'),
    },
  ];
}

/** Names of facets are those of the sets; what is no set is left out. */
function asSet(set: unknown): CustomerSet | null {
  const parsed = customerSet.safeParse(set);
  return parsed.success ? parsed.data : null;
}
