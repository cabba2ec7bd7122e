// Files that cannot be read: which, why, and the way out. The others go on without them.
import type { Look } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import classes from './BrokenFiles.module.css';

export function BrokenFiles({ files }: { files: Look['files'] }) {
  const format = useFormat();
  const broken = files.filter(({ error }) => error !== null);
  if (broken.length === 0) return null;
  return (
    <ul className={classes.broken} aria-label={format.t('import.tables.broken')}>
      {broken.map(({ file, fileName, error }) => (
        <li key={file}>
          <Icon name="warning" size={16} />
          <span>
            <strong>{fileName}</strong>
            {error && format.text(error.text)}
          </span>
        </li>
      ))}
    </ul>
  );
}
