// Above every screen: the project, the customers and the date everything answers for, and the finder.
import { spotlight } from '@mantine/spotlight';
import { Icon } from '../components/Icon.tsx';
import { useFormat } from '../useFormat.ts';
import { AsOf } from './AsOf.tsx';
import classes from './Header.module.css';
import { ProjectMenu } from './ProjectMenu.tsx';
import { SegmentFilter } from './SegmentFilter.tsx';

const MODIFIER = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl ';

export function Header() {
  const format = useFormat();
  return (
    <header className={classes.header}>
      <ProjectMenu />
      <SegmentFilter />
      <div className={classes.asOf}>
        <AsOf />
      </div>
      <button type="button" className={classes.find} onClick={spotlight.open}>
        <Icon name="search" size={14} />
        <span className={classes.findWord}>{format.t('frame.find.short')}</span>
        <kbd>{MODIFIER}K</kbd>
      </button>
    </header>
  );
}
