// What was merged, newest first, and the way to take each merge apart again.
import { Button } from '@mantine/core';
import { DataTable } from '../../components/charts/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './Duplicates.module.css';
import { type Merge, withoutSaying } from './usePairs.ts';

/** Older merges are found on the customers' own cards. */
const SHOWN = 300;

export function MergedList({ merges }: { merges: readonly Merge[] }) {
  const { t, date } = useFormat();
  const { project } = useProject();
  const opening = useOpening();
  const unmerge = useWrite('duplicates.unmerge');
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
            cell: ({ merge, keepName, keep, gone }) =>
              project && !project.readOnly ? (
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={unmerge.running}
                  aria-label={t('duplicates.takeApartOf', { keep: keepName ?? keep, gone })}
                  onClick={() => void unmerge.run({ merge }).catch(opening.tell)}
                >
                  {t('duplicates.takeApart')}
                </Button>
              ) : null,
          },
        ]}
      />
      {more > 0 && <p className={classes.more}>{t('duplicates.olderMerges', { count: more })}</p>}
    </>
  );
}
