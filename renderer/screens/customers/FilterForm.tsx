// The filter of one column: a text, a choice with counts, a range, or a span of days.
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import { columnKind, columnWord } from '../../../shared/customerColumns.ts';
import { amountE4, amountOf } from '../../../shared/money.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './FilterForm.module.css';
import type { CustomerFilter } from './useCustomerQuery.ts';

export type Facets = Result<'customers.facets'>;
type FacetColumn = 'state' | 'valueClass' | 'segment' | 'type' | 'region';
type FormProps<K extends CustomerFilter['kind']> = {
  column: CustomerColumn;
  filter: Extract<CustomerFilter, { kind: K }> | null;
  onApply: (filter: CustomerFilter | null) => void;
};

const FACETS: readonly CustomerColumn[] = ['state', 'valueClass', 'segment', 'type', 'region'];
const isFacet = (column: CustomerColumn): column is FacetColumn => FACETS.includes(column);
/** Above this many values a text is found more quickly by writing it. */
const MANY = 50;

export function FilterForm(props: {
  column: CustomerColumn;
  filter: CustomerFilter | null;
  facets: Facets | undefined;
  onApply: (filter: CustomerFilter | null) => void;
}) {
  const { column, filter, facets, onApply } = props;
  const kind = columnKind[column];
  const own = <K extends CustomerFilter['kind']>(wanted: K) =>
    filter?.kind === wanted ? (filter as Extract<CustomerFilter, { kind: K }>) : null;
  if (isFacet(column) && (kind !== 'text' || (facets?.[column].length ?? MANY) < MANY)) {
    return <ChoiceForm column={column} filter={own('oneOf')} choices={facets?.[column] ?? []} onApply={onApply} />;
  }
  if (kind === 'text') return <TextForm column={column} filter={own('text')} onApply={onApply} />;
  if (kind === 'date') return <DaysForm column={column} filter={own('days')} onApply={onApply} />;
  return <RangeForm column={column} filter={own('range')} onApply={onApply} />;
}

function Form(props: {
  onSubmit: () => void;
  onClear: (() => void) | null;
  error?: string;
  children: React.ReactNode;
}) {
  const format = useFormat();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.error) props.onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {props.children}
      {props.error && (
        <p className={classes.error} role="alert">
          {props.error}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" disabled={props.onClear === null} onClick={() => props.onClear?.()}>
          {format.t('customers.clear')}
        </Button>
        <Button type="submit" disabled={props.error !== undefined}>
          {format.t('customers.filter.apply')}
        </Button>
      </div>
    </form>
  );
}

function TextForm({ column, filter, onApply }: FormProps<'text'>) {
  const format = useFormat();
  const [contains, setContains] = useState(filter?.contains ?? '');
  return (
    <Form
      onSubmit={() => onApply(contains.trim() === '' ? null : { kind: 'text', column, contains: contains.trim() })}
      onClear={filter && (() => onApply(null))}
    >
      <TextInput
        label={format.t('customers.filter.contains')}
        value={contains}
        onChange={(event) => setContains(event.currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
    </Form>
  );
}

function RangeForm({ column, filter, onApply }: FormProps<'range'>) {
  const format = useFormat();
  const isMoney = columnKind[column] === 'money';
  const shown = (value: number | null | undefined) => (value == null ? '' : isMoney ? amountOf(value) : value);
  const [min, setMin] = useState<number | string>(shown(filter?.min));
  const [max, setMax] = useState<number | string>(shown(filter?.max));
  const asked = (value: number | string) => (typeof value !== 'number' ? null : isMoney ? amountE4(value) : value);
  const wrong = typeof min === 'number' && typeof max === 'number' && min > max;
  const apply = () =>
    onApply(min === '' && max === '' ? null : { kind: 'range', column, min: asked(min), max: asked(max) });
  const field = (label: string, value: number | string, set: (value: number | string) => void, first: boolean) => (
    <NumberInput
      label={label}
      value={value}
      onChange={set}
      min={-1e9}
      max={1e9}
      decimalScale={columnKind[column] === 'whole' ? 0 : 2}
      thousandSeparator=","
      hideControls
      data-autofocus={first || undefined}
    />
  );
  return (
    <Form
      onSubmit={apply}
      onClear={filter && (() => onApply(null))}
      error={wrong ? format.t('customers.filter.wrongRange') : undefined}
    >
      <div className={classes.pair}>
        {field(format.t('customers.filter.min'), min, setMin, true)}
        {field(format.t('customers.filter.max'), max, setMax, false)}
      </div>
    </Form>
  );
}

function DaysForm({ column, filter, onApply }: FormProps<'days'>) {
  const format = useFormat();
  const [from, setFrom] = useState(filter?.from ?? '');
  const [to, setTo] = useState(filter?.to ?? '');
  const wrong = from !== '' && to !== '' && from > to;
  const apply = () =>
    onApply(from === '' && to === '' ? null : { kind: 'days', column, from: from || null, to: to || null });
  const field = (label: string, value: string, set: (value: string) => void, first: boolean) => (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      max="9999-12-31"
      data-autofocus={first || undefined}
    />
  );
  return (
    <Form
      onSubmit={apply}
      onClear={filter && (() => onApply(null))}
      error={wrong ? format.t('customers.filter.wrongRange') : undefined}
    >
      <div className={classes.pair}>
        {field(format.t('customers.filter.from'), from, setFrom, true)}
        {field(format.t('customers.filter.to'), to, setTo, false)}
      </div>
    </Form>
  );
}

function ChoiceForm({ column, filter, choices, onApply }: FormProps<'oneOf'> & { choices: Facets['state'] }) {
  const format = useFormat();
  const [chosen, setChosen] = useState<readonly string[]>(filter?.values ?? []);
  const toggle = (value: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <Form
      onSubmit={() => onApply(chosen.length === 0 ? null : { kind: 'oneOf', column, values: [...chosen] })}
      onClear={filter && (() => onApply(null))}
    >
      <ul className={classes.choices}>
        {choices.map((choice, i) => {
          const value = choice.value ?? '';
          return (
            <li key={value}>
              <Checkbox
                checked={chosen.includes(value)}
                onChange={(event) => toggle(value, event.currentTarget.checked)}
                label={
                  choice.value === null
                    ? format.t('customers.filter.missing')
                    : columnWord(format, columnKind[column], choice.value)
                }
                data-autofocus={i === 0 || undefined}
              />
              <span className={classes.number}>{format.number(choice.customers)}</span>
            </li>
          );
        })}
      </ul>
    </Form>
  );
}
