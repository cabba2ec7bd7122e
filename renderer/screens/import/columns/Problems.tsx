// What stands between the file and the load, each with its way out.
import type { ReactNode } from 'react';
import type { Preview } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import classes from './Problems.module.css';

export type ProblemsProps = { problems: Preview['problems']; action?: ReactNode };

export function Problems({ problems, action }: ProblemsProps) {
  const format = useFormat();
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problems} aria-label={format.t('import.problems')}>
      {problems.map((problem) => (
        <li key={`${problem.code}-${problem.field}`}>
          <Icon name="warning" size={16} />
          <span>{format.text(problem.text)}</span>
        </li>
      ))}
      {action && <li className={classes.action}>{action}</li>}
    </ul>
  );
}
