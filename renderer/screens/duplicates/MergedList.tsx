// What was merged, newest first, and the way to take each merge apart again.
import { DataTable } from '../../components/charts/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Duplicates.module.css';
import { TakeApart } from './TakeApart.tsx';
import { type Merge, withoutSaying } from './usePairs.ts';

/** Older merges are found on the customers' own cards. */
const SHOWN = 300;

export function MergedList({ merges }: { merges: readonly Merge[] }) {
  const { t, date } = useFormat();
  if (merges.length === 0) {
    return <EmptyState title={t('duplicates.noMerges.title')}>{t('duplicates.noMerges.text')}</EmptyState>;
  }
  const more = merges.length - SHOWN;
  return (
    <>
      <DataTable
        label={t('duplicates.tab.merged', { count: merges.length })}
        rows={merges.slice(0, SHOWN)}
        rowKey={({ merge }) => merge}
        columns={[
          {
            id: 'keep',
            head: t('duplicates.column.keep'),
            name: true,
            cell: ({ keep, keepName }) => (
              <>
                <a href={href('customer', { customer: keep })}>{keepName ?? keep}</a> {keepName && keep}
              </>
            ),
          },
          {
            id: 'gone',
            head: t('duplicates.column.gone'),
            cell: ({ gone, goneName }) => [goneName, gone].filter(Boolean).join(' '),
          },
          {
            id: 'evidence',
            head: t('duplicates.column.evidence'),
            wraps: true,
            cell: ({ evidence }) =>
              withoutSaying(evidence)
                .map((what) => t(`duplicates.evidence.${what}`))
                .join(t('duplicates.and')) || '–',
          },
          {
            id: 'mergedAt',
            head: t('duplicates.column.mergedAt'),
            cell: ({ mergedAt }) => date(mergedAt.slice(0, 10)),
          },
          {
            id: 'apart',
            head: <span className="visuallyHidden">{t('duplicates.takeApart')}</span>,
            cell: (merge) => <TakeApart merge={merge} />,
          },
        ]}
      />
      {more > 0 && <p className={classes.more}>{t('duplicates.olderMerges', { count: more })}</p>}
    </>
  );
}
