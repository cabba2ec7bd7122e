// What the list is narrowed to; each part can be taken away.
import { ActionIcon, Button } from '@mantine/core';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { setWords } from '../../../shared/setWords.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { useSegmentNames } from '../../useSegmentNames.ts';
import classes from './QueryChips.module.css';
import { filterWords } from './queryWords.ts';
import { type CustomerQuery, type QueryChange, withFilter } from './useCustomerQuery.ts';

export function QueryChips({ query, onChange }: { query: CustomerQuery; onChange: (change: QueryChange) => void }) {
  const format = useFormat();
  const names = useSegmentNames();
  const { setWithin } = useProject();
  const keepAsFilter = (kept: CustomerSet) => {
    setWithin(kept);
    onChange({ set: { kind: 'all' } });
  };
  const set = setWords(format, query.set, names);
  const chips = [
    ...(set === null ? [] : [{ key: 'set', words: set, remove: { set: { kind: 'all' } } satisfies QueryChange }]),
    ...query.filters.map((filter) => ({
      key: filter.column,
      words: filterWords(format, filter),
      remove: { filters: withFilter(query.filters, filter.column, null) },
    })),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={format.t('customers.filters')}>
      {chips.map(({ key, words, remove }) => (
        <li key={key} className={classes.chip} data-set={key === 'set'}>
          <span className={classes.words} title={words}>
            {words}
          </span>
          {key === 'set' && (
            <ActionIcon
              size={18}
              title={format.t('ownSegments.useAsFilter')}
              aria-label={format.t('ownSegments.useAsFilter')}
              onClick={() => keepAsFilter(query.set)}
            >
              <Icon name="filter" size={10} />
            </ActionIcon>
          )}
          <ActionIcon
            size={18}
            aria-label={format.t('customers.removeChip', { what: words })}
            onClick={() => onChange(remove)}
          >
            <Icon name="close" size={10} />
          </ActionIcon>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onChange({ set: { kind: 'all' }, filters: [], search: '' })}
          >
            {format.t('customers.clearAll')}
          </Button>
        </li>
      )}
    </ul>
  );
}
