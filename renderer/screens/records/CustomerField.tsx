// Who it is about: type a part of the name, id or phone and take the first; an id that nobody has can be made new.
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, type Ref, useEffect } from 'react';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import type { Draft } from './draft.ts';
import classes from './Fields.module.css';
import { CUSTOMERS_ASKED, rankCustomers } from './rankCustomers.ts';

type CustomerFieldProps = {
  label: string;
  text: string;
  chosen: Draft['chosen'];
  onChange: (change: Pick<Draft, 'customer' | 'chosen'>) => void;
  error: string | null;
  field: Ref<HTMLInputElement>;
};

const PAUSE_MS = 100;
/** Ids may be any text, so the option for a new customer has a value of another kind. */
const NEW = 'new';
const known = (customer: string) => `known ${customer}`;

export function CustomerField({ label, text, chosen, onChange, error, field }: CustomerFieldProps) {
  const format = useFormat();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = text.trim();
  const [search] = useDebouncedValue(typed, PAUSE_MS);
  const asks = typed !== '' && chosen === null;
  // All customers there are, whatever date the screens stand at.
  const args = { search, asOf: null, within: null, limit: CUSTOMERS_ASKED };
  const found = useRead('customers.page', args, { enabled: asks && search !== '' });
  const isFresh = search === typed && found.data !== undefined && !found.stale;
  const rows = asks && found.data ? rankCustomers(found.data.rows, typed) : [];
  const offersNew = asks && isFresh && !rows.some((row) => row.customer === typed);

  // The first that fits stands ready for Enter or Tab.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another list is shown
  useEffect(() => {
    if (combobox.dropdownOpened && isFresh) combobox.selectFirstOption();
  }, [isFresh, typed, found.data]);

  const take = (value: string) => {
    const row = rows.find((one) => known(one.customer) === value);
    onChange(
      row
        ? { customer: row.name ?? row.customer, chosen: { customer: row.customer, name: row.name, isNew: false } }
        : { customer: typed, chosen: { customer: typed, name: null, isNew: true } },
    );
    combobox.closeDropdown();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.shiftKey || !combobox.dropdownOpened || !isFresh || !asks) return;
    const row = rows[Math.max(0, combobox.getSelectedOptionIndex())];
    take(row ? known(row.customer) : NEW);
  };

  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={take} withinPortal>
        <Combobox.Target>
          <TextInput
            ref={field}
            label={label}
            name="customer"
            value={text}
            error={error}
            placeholder={format.t('records.customer.placeholder')}
            autoComplete="off"
            onChange={(event) => {
              onChange({ customer: event.currentTarget.value, chosen: null });
              combobox.openDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!asks || (rows.length === 0 && !offersNew)}>
          <Combobox.Options aria-label={label}>
            {rows.map((row) => (
              <Combobox.Option key={row.customer} value={known(row.customer)}>
                <span className={classes.option}>
                  <span className={classes.optionName}>{row.name ?? row.customer}</span>
                  <span className={classes.optionId}>
                    {[row.name && row.customer, row.phone].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </Combobox.Option>
            ))}
            {offersNew && (
              <Combobox.Option value={NEW} className={classes.new}>
                {format.t('records.customer.makeNew', { customer: typed })}
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {chosen && (chosen.isNew || chosen.name) && (
        <p className={classes.meant}>{chosen.isNew ? format.t('records.customer.isNew') : chosen.customer}</p>
      )}
    </div>
  );
}
