// What is worth knowing of a table before it is taken: hidden, loaded before, known, or with something in the way.
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import type { LookedAtTable } from '../wizard/plannedImports.ts';
import classes from './TablesStep.module.css';

export function TableMarks({ table, taken }: { table: LookedAtTable; taken: boolean }) {
  const format = useFormat();
  return (
    <span className={classes.marks}>
      {table.hidden && <span>{format.t('import.tables.hidden')}</span>}
      {table.importedAt !== null && (
        <span data-tone="warning">
          {format.t('import.tables.importedAt', { date: { as: 'date', value: table.importedAt.slice(0, 10) } })}
        </span>
      )}
      {table.template && (
        <span data-tone="good">
          <Icon name="check" size={11} />
          {format.t('import.tables.known', { name: table.template.name })}
        </span>
      )}
      {(taken || !table.hidden) &&
        table.problems.map((problem) => {
          const said = format.text(problem);
          return (
            <span key={said} data-tone="warning" className={classes.problem}>
              {said}
            </span>
          );
        })}
    </span>
  );
}
