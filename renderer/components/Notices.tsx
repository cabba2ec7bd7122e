// What the data cannot carry and what was left out, in small print under the thing itself.
import type { Notice } from '../../shared/contract/analysisBase.ts';
import { useFormat } from '../useFormat.ts';
import { Icon } from './Icon.tsx';
import classes from './Notices.module.css';

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const format = useFormat();
  if (notices.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={format.t('common.notices')}>
      {notices.map((notice) => {
        const said = format.text(notice.text);
        return (
          <li key={said} data-level={notice.level}>
            <Icon name={notice.level === 'warning' ? 'warning' : 'info'} size={14} />
            <span>{said}</span>
          </li>
        );
      })}
    </ul>
  );
}
