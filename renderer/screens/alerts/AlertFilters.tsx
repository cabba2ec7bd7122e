// Filters over the list: levels, what has changed, how the case stands, whose it is; and the order.
import { Select } from '@mantine/core';
import { type AlertList, alertChange, alertSort, caseStatus } from '../../../shared/contract/alerts.ts';
import { LevelMark } from '../../components/LevelMark.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import { SearchField } from '../customers/SearchField.tsx';
import classes from './Alerts.module.css';
import { type AlertQuery, isFiltered } from './useAlertQuery.ts';

type AlertFiltersProps = {
  list: AlertList;
  query: AlertQuery;
  onChange: (some: Partial<AlertQuery>) => void;
  onClear: () => void;
};

const LEVELS = [3, 2, 1] as const;
const SHOWN_CHANGES = alertChange.options.filter((change) => change !== 'same');

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

export function AlertFilters({ list, query, onChange, onClear }: AlertFiltersProps) {
  const { t, number } = useFormat();
  const count = { 1: list.levels.slight, 2: list.levels.clear, 3: list.levels.severe };
  const chosen = query.levels.length > 0 ? query.levels : [...LEVELS];
  const owners = [
    { value: '-', label: t('alerts.filter.everybody') },
    { value: '', label: t('alerts.filter.nobody') },
    ...list.owners.map(({ owner, alerts }) => ({ value: `=${owner}`, label: `${owner} (${number(alerts)})` })),
  ];
  return (
    <div className={classes.filters}>
      <fieldset className={classes.chips}>
        <legend className="visuallyHidden">{t('alerts.filter.levels')}</legend>
        {LEVELS.map((level) => (
          <Chip
            key={level}
            on={query.levels.includes(level)}
            onClick={() => onChange({ levels: toggled(query.levels, level) })}
          >
            <LevelMark level={level} /> <b>{number(count[level])}</b>
          </Chip>
        ))}
      </fieldset>
      {list.comparedWith !== null && (
        <fieldset className={classes.chips}>
          <legend className="visuallyHidden">{t('alerts.filter.changes')}</legend>
          {SHOWN_CHANGES.map((change) => (
            <Chip
              key={change}
              on={query.changes.includes(change)}
              onClick={() => onChange({ changes: toggled(query.changes, change) })}
            >
              {t(`alerts.change.${change}`)} <b>{number(list.changes[change])}</b>
            </Chip>
          ))}
        </fieldset>
      )}
      <fieldset className={classes.chips}>
        <legend className="visuallyHidden">{t('alerts.filter.status')}</legend>
        {caseStatus.options.map((status) => (
          <Chip
            key={status}
            on={query.status.includes(status)}
            warns={status === 'overdue' && list.status.overdue > 0}
            onClick={() => onChange({ status: toggled(query.status, status) })}
          >
            {t(`alerts.status.${status}`)} <b>{number(list.status[status])}</b>
          </Chip>
        ))}
      </fieldset>
      <div className={classes.fields}>
        <SearchField
          search={query.search}
          onSearch={(search) => onChange({ search })}
          label={t('alerts.filter.search')}
        />
        {list.owners.length > 0 && (
          <Select
            w={132}
            aria-label={t('alerts.filter.owner')}
            data={owners}
            value={query.owner === null ? '-' : query.owner === '' ? '' : `=${query.owner}`}
            allowDeselect={false}
            onChange={(value) => onChange({ owner: value === '-' || value === null ? null : value.replace(/^=/, '') })}
          />
        )}
        <Select
          w={172}
          aria-label={t('alerts.filter.sort')}
          data={alertSort.options.map((value) => ({ value, label: t(`alerts.sort.${value}`) }))}
          value={query.sort}
          allowDeselect={false}
          onChange={(value) => {
            const sort = alertSort.safeParse(value);
            if (sort.success) onChange({ sort: sort.data });
          }}
        />
        {isFiltered(query) && (
          <button type="button" className={classes.clear} onClick={onClear}>
            {t('alerts.filter.clear')}
          </button>
        )}
        {list.rules && (
          <a
            className={classes.clear}
            href={customersHref({ kind: 'withAlert', levels: chosen, version: list.rules.version })}
          >
            {t('alerts.asCustomers')}
          </a>
        )}
        <p className={classes.count} aria-live="polite">
          {t('alerts.count', { count: list.total })}
        </p>
      </div>
    </div>
  );
}

type ChipProps = { on: boolean; warns?: boolean; onClick: () => void; children: React.ReactNode };

function Chip({ on, warns = false, onClick, children }: ChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={on} data-warns={warns} onClick={onClick}>
      {children}
    </button>
  );
}
