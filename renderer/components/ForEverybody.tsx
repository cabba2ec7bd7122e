// Why something is said of all customers although the header names some.
import { useProject } from '../useProject.ts';
import classes from './OnlyThese.module.css';

export function ForEverybody({ because }: { because: string }) {
  const { within } = useProject();
  return within === null ? null : (
    <p className={classes.only} role="status">
      {because}
    </p>
  );
}
