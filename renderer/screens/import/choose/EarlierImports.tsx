// What was loaded before, newest first; each can be taken back as long as nothing later rests on it.
import type { ReactNode } from 'react';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Section } from '../../../components/Page.tsx';
import { href } from '../../../router.ts';
import { useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import { UndoButton } from '../UndoButton.tsx';
import classes from './EarlierImports.module.css';

export function EarlierImports({ empty }: { empty: ReactNode }) {
  const format = useFormat();
  const list = useRead('imports.list', {});
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.retry} />;
  if (!list.data) return null;
  // Entries by hand have a list of their own.
  const imports = list.data.imports.filter(({ origin }) => origin !== 'manual');
  if (imports.length === 0) return empty;
  return (
    <Section title={format.t('import.earlier.title')}>
      <ul className={classes.earlier}>
        {imports.map((entry) => (
          <li key={entry.batch} data-undone={entry.undoneAt !== null}>
            <span className={classes.date}>{format.date(entry.importedAt.slice(0, 10))}</span>
            <span className={classes.name}>
              <a href={href('import', { batch: String(entry.batch) })}>{entry.fileName}</a>
              {entry.parts.length > 1 && <span>{format.t('import.earlier.files', { count: entry.parts.length })}</span>}
            </span>
            <span>{format.t(`import.kind.${entry.kind}`)}</span>
            <span className={classes.rows}>{format.t('import.earlier.rows', { count: entry.rowsStored })}</span>
            <span className={classes.rows}>
              {entry.rowsRejected > 0 && format.t('import.earlier.rejected', { count: entry.rowsRejected })}
            </span>
            <span className={classes.action}>
              {entry.undoneAt === null ? <UndoButton report={entry} compact /> : format.t('import.earlier.undone')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
