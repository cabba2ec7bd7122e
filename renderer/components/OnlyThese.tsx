// Under a headline: which customers it speaks of, where that is not everybody.

import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import { isStanding } from '../../shared/isStanding.ts';
import { setWords } from '../../shared/setWords.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { useSegmentNames } from '../useSegmentNames.ts';
import { Icon } from './Icon.tsx';
import classes from './OnlyThese.module.css';

/** `overTime`: earlier periods stand on the screen, too. */
export function OnlyThese({ overTime = true }: { overTime?: boolean }) {
  const { within } = useProject();
  return within === null ? null : <Only set={within} overTime={overTime} />;
}

function Only({ set, overTime }: { set: CustomerSet; overTime: boolean }) {
  const format = useFormat();
  const { setWithin } = useProject();
  const names = useSegmentNames();
  const { data } = useRead('ownSegments.count', { set });
  const list = useRead('ownSegments.list', {});
  const ruleOf = (segment: number) => list.data?.segments.find((one) => one.segment === segment)?.rule ?? null;
  const words = setWords(format, set, names) ?? '';
  return (
    <div className={classes.only} role="status">
      <Icon name="filter" size={14} />
      <span>
        {data
          ? format.t('frame.only.counted', {
              words,
              count: data.customers,
              customers: format.number(data.customers),
              of: format.number(data.of),
            })
          : format.t('frame.only.words', { words })}
      </span>
      <button type="button" className={classes.clear} onClick={() => setWithin(null)}>
        {format.t('frame.only.clear')}
      </button>
      {overTime && isStanding(set, ruleOf) && <span className={classes.note}>{format.t('frame.only.standing')}</span>}
    </div>
  );
}
