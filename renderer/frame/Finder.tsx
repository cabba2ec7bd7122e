// Ctrl-K: screens, commands and customers by typing a part of their name.

import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { type KeyboardEvent, useState } from 'react';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { RecordKind } from '../../shared/contract/records.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { StateMark } from '../components/StateMark.tsx';
import { navigate } from '../router.ts';
import { screens } from '../screens/all.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useLook } from '../useLook.ts';
import { useProject } from '../useProject.ts';
import { useSegmentNames } from '../useSegmentNames.ts';
import classes from './Finder.module.css';
import { useOpening } from './opening.ts';

type Command = { id: string; label: string; icon: IconName; run: () => void };

export function Finder() {
  const format = useFormat();
  const [query, setQuery] = useState('');
  const screenCommands = useScreens();
  const commands = useCommands();
  const wanted = query.trim().toLocaleLowerCase();
  const fits = (command: Command) => command.label.toLocaleLowerCase().includes(wanted);
  const shownScreens = screenCommands.filter(fits);
  const shownCommands = commands.filter(fits);
  const customers = useCustomersLike(wanted);
  /** Customers come in after the query was typed, so none of them is selected yet: Enter opens the first. */
  const openFirst = (event: KeyboardEvent) => {
    const first = customers[0];
    if (event.key !== 'Enter' || !first || shownScreens.length + shownCommands.length > 0) return;
    if (document.querySelector(`.${classes.action}[data-selected]`)) return;
    navigate('customer', { customer: first.customer });
    spotlight.close();
  };
  const nothing = shownScreens.length + shownCommands.length + customers.length === 0;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      clearQueryOnClose
      centered={false}
      yOffset={96}
      maxHeight={420}
      scrollable
    >
      <Spotlight.Search
        placeholder={format.t('frame.find.placeholder')}
        aria-label={format.t('frame.find.placeholder')}
        leftSection={<Icon name="search" />}
        onKeyDown={openFirst}
      />
      <Spotlight.ActionsList>
        <Commands label={format.t('frame.find.screens')} commands={shownScreens} />
        {customers.length > 0 && (
          <Spotlight.ActionsGroup label={format.t('frame.find.customers')}>
            {customers.map((customer) => (
              <Spotlight.Action
                key={customer.customer}
                className={classes.action}
                onClick={() => navigate('customer', { customer: customer.customer })}
              >
                <span className={classes.label}>{customer.name ?? customer.customer}</span>
                {customer.name && <span className={classes.id}>{customer.customer}</span>}
                <StateMark state={customer.state} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        <Commands label={format.t('frame.find.commands')} commands={shownCommands} />
        {nothing && <Spotlight.Empty>{format.t('frame.find.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Commands({ label, commands }: { label: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command) => (
        <Spotlight.Action key={command.id} className={classes.action} onClick={command.run}>
          <Icon name={command.icon} />
          <span className={classes.label}>{command.label}</span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}

function useScreens(): Command[] {
  const format = useFormat();
  const { project } = useProject();
  return screens
    .filter((screen) => screen.name !== 'customer' && (project !== null || !screen.needsProject))
    .map((screen) => ({
      id: screen.name,
      label: format.t(`frame.screen.${screen.name}`),
      icon: screen.icon,
      run: () => navigate(screen.name),
    }));
}

function useCommands(): Command[] {
  const format = useFormat();
  const { setLocale, setTheme, scheme, locale } = useLook();
  const { project, close, asOf, setAsOf, within, setWithin } = useProject();
  const names = useSegmentNames();
  const opening = useOpening();
  const enters = (kind: RecordKind, icon: IconName): Command | null =>
    project === null || project.readOnly
      ? null
      : {
          id: `enter ${kind}`,
          label: format.t(`records.enter.${kind}`),
          icon,
          run: () => navigate('records', { kind, new: '1' }),
        };
  const commands: (Command | null)[] = [
    enters('interaction', 'records'),
    enters('complaint', 'records'),
    enters('survey', 'records'),
    enters('cost', 'cost'),
    { id: 'new', label: format.t('frame.project.new'), icon: 'plus', run: () => opening.askNew() },
    { id: 'open', label: format.t('frame.project.open'), icon: 'folder', run: () => void opening.chooseProject() },
    ...[...names].map(
      ([segment, name]): Command => ({
        id: `segment ${segment}`,
        label: format.t('frame.only.label', { words: name }),
        icon: 'filter',
        run: () => setWithin({ kind: 'own', segment }),
      }),
    ),
    within === null
      ? null
      : { id: 'everybody', label: format.t('frame.only.clear'), icon: 'customers', run: () => setWithin(null) },
    asOf === null
      ? null
      : { id: 'latest', label: format.t('frame.command.latest'), icon: 'check', run: () => setAsOf(null) },
    {
      id: 'theme',
      label: format.t(scheme === 'dark' ? 'frame.command.light' : 'frame.command.dark'),
      icon: scheme === 'dark' ? 'light' : 'dark',
      run: () => setTheme(scheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: locale === 'en' ? '切换到简体中文' : 'Switch to English',
      icon: 'language',
      run: () => setLocale(locale === 'en' ? 'zh-CN' : 'en'),
    },
    project === null
      ? null
      : {
          id: 'close',
          label: format.t('frame.project.close'),
          icon: 'close',
          run: () => {
            close();
            navigate('start');
          },
        },
  ];
  return commands.filter((command) => command !== null);
}

const NOBODY: readonly CustomerRow[] = [];

function useCustomersLike(wanted: string) {
  const { project } = useProject();
  const [search] = useDebouncedValue(wanted, 120);
  const enabled = project !== null && search !== '';
  const found = useRead('customers.page', { search, limit: 6, within: null }, { enabled });
  const rows = enabled && wanted !== '' ? (found.data?.rows ?? NOBODY) : NOBODY;
  if (search === wanted && !found.stale) return rows;
  // Found for less than what is typed by now: Enter must not open somebody who does not fit.
  return rows.filter(({ customer, name, phone }) =>
    [customer, name, phone].some((text) => text?.toLocaleLowerCase().includes(wanted)),
  );
}
