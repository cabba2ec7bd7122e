// Ids that were merged into this customer, and the way to take each out again.
import { Button } from '@mantine/core';
import { useOpening } from '../../frame/opening.ts';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import type { Merge } from '../duplicates/usePairs.ts';
import classes from './CardFacts.module.css';

/** What was merged into a customer, directly or by way of others. */
function mergedInto(customer: string, merges: readonly Merge[]): Merge[] {
  const found: Merge[] = [];
  const into = [customer];
  for (let k = 0; k < into.length; k++) {
    for (const merge of merges) {
      if (merge.keep !== into[k] || found.includes(merge)) continue;
      found.push(merge);
      into.push(merge.gone);
    }
  }
  return found;
}

export function MergedIds({ customer }: { customer: string }) {
  const { t } = useFormat();
  const { project } = useProject();
  const opening = useOpening();
  const { data } = useRead('duplicates.merges', {});
  const unmerge = useWrite('duplicates.unmerge');
  const merged = mergedInto(customer, data?.merges ?? []);
  if (merged.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{t('duplicates.onCard')}</h3>
      <ul className={classes.products}>
        {merged.map(({ merge, gone, goneName, keep, keepName }) => (
          <li key={merge}>
            <span className={classes.product} title={gone}>
              {[goneName, gone].filter(Boolean).join(' · ')}
            </span>
            {project && !project.readOnly && (
              <Button
                variant="default"
                size="compact-xs"
                disabled={unmerge.running}
                aria-label={t('duplicates.takeApartOf', { keep: keepName ?? keep, gone })}
                onClick={() => void unmerge.run({ merge }).catch(opening.tell)}
              >
                {t('duplicates.takeApart')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
