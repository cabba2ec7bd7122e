// Ids that were merged into this customer, and the way to take each out again.
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { TakeApart } from '../duplicates/TakeApart.tsx';
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
  const { data } = useRead('duplicates.merges', {});
  const merged = mergedInto(customer, data?.merges ?? []);
  if (merged.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{t('duplicates.onCard')}</h3>
      <ul className={classes.products}>
        {merged.map((entry) => (
          <li key={entry.merge}>
            <span className={classes.product} title={entry.gone}>
              {[entry.goneName, entry.gone].filter(Boolean).join(' · ')}
            </span>
            <TakeApart merge={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}
