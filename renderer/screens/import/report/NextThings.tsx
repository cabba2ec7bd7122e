// What to do after an import: settle what counts as lost, or look at who is leaving; look at customers that may be the same.
import { Button } from '@mantine/core';
import { Icon } from '../../../components/Icon.tsx';
import { href } from '../../../router.ts';
import { useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import classes from './NextThings.module.css';

export function NextThings() {
  const format = useFormat();
  const duplicates = useRead('duplicates.page', { offset: 0, limit: 1 });
  const pairs = duplicates.data?.total ?? 0;
  const settings = useRead('settings.get', {});
  const undecided = settings.data?.churnDefinition === null;
  return (
    <div className={classes.next}>
      {undecided && (
        <Button size="sm" component="a" href={href('definition')} rightSection={<Icon name="arrowRight" size={14} />}>
          {format.t('import.report.nextDefinition')}
        </Button>
      )}
      <Button
        size="sm"
        variant={undecided ? 'default' : 'filled'}
        component="a"
        href={href('overview')}
        rightSection={undecided ? undefined : <Icon name="arrowRight" size={14} />}
      >
        {format.t('import.report.next')}
      </Button>
      {pairs > 0 && <a href={href('duplicates')}>{format.t('import.report.duplicates', { count: pairs })}</a>}
    </div>
  );
}
