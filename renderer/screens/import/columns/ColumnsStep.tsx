// One table as it will be read: what each column is taken for, what is missing, and the first rows as they will stand.
import { Button } from '@mantine/core';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Notices } from '../../../components/Notices.tsx';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import headline from '../Headline.module.css';
import { isOpen, otherProblems } from '../wizard/questions.ts';
import { useWizard } from '../wizard/wizardView.ts';
import classes from './ColumnsStep.module.css';
import { ColumnTable } from './ColumnTable.tsx';
import { FirstRows } from './FirstRows.tsx';
import { NeededFields } from './NeededFields.tsx';
import { Problems } from './Problems.tsx';
import { ReadAs } from './ReadAs.tsx';
import { StatusWords } from './StatusWords.tsx';

export function ColumnsStep() {
  const format = useFormat();
  const { current, previewOf, dispatch, imports, look, questions, choicesOf, go } = useWizard();
  if (!current) return <p className={headline.sub}>{format.t('import.tables.nothingChosen')}</p>;
  const { id } = current;
  const { preview, error, stale, retry } = previewOf(id);
  const choices = choicesOf(id);
  const leaveOut = () => {
    dispatch({ type: 'take', tables: current.tables.map((table) => look.tables.indexOf(table)), taken: false });
    go(imports.length > 1 ? 'columns' : 'tables');
  };
  const leaveOutButton = (
    <Button variant="default" onClick={leaveOut}>
      {format.t('import.columns.leaveOut')}
    </Button>
  );
  if (!preview) {
    return error ? (
      <ErrorPanel error={error} onRetry={retry} action={leaveOutButton} />
    ) : (
      <p className={headline.sub} aria-busy="true">
        {format.t('import.columns.reading')}
      </p>
    );
  }
  const inTheWay = otherProblems(preview, questions, id);
  const used = preview.columns.filter(({ field }) => field !== null).length;
  const kept = preview.columns.length - used;
  return (
    <div aria-busy={stale}>
      <p className={headline.headline}>
        {preview.ready
          ? format.t(`import.columns.headline.${preview.kind}`, {
              used: { as: 'number', value: used },
              columns: { as: 'number', value: preview.columns.length },
            })
          : format.t(inTheWay.length > 0 ? 'import.columns.headlineBlocked' : 'import.columns.headlineAsked')}
        {kept > 0 && preview.ready && format.t('import.columns.kept', { count: kept })}
      </p>
      <ReadAs
        key={`${id} ${preview.headerRow}`}
        planned={current}
        preview={preview}
        dateOrderIsChosen={choices.dateOrder !== undefined}
        onKind={(kind) => dispatch({ type: 'kind', group: current.group, kind })}
        onChange={(change) => dispatch({ type: 'choose', id, change })}
      />
      {error && (
        <ErrorPanel
          error={error}
          action={
            <Button
              variant="default"
              onClick={() => dispatch({ type: 'choose', id, change: { map: undefined, headerRow: undefined } })}
            >
              {format.t('import.columns.startOver')}
            </Button>
          }
        />
      )}
      <Problems problems={preview.problems} action={inTheWay.length > 0 ? leaveOutButton : null} />
      <NeededFields preview={preview} />
      <div className={classes.sides}>
        <div className={classes.side}>
          <ColumnTable
            preview={preview}
            chosen={choices.map}
            onMap={(map) => dispatch({ type: 'choose', id, change: { map } })}
          />
          {preview.statuses.length > 0 && (
            <StatusWords
              statuses={preview.statuses}
              chosen={choices.statuses}
              onChoose={(word, meaning) => dispatch({ type: 'status', id, word, meaning })}
            />
          )}
        </div>
        <div className={classes.side}>
          <Section title={format.t('import.firstRows')}>
            {questions.some((question) => question.planned.id === id && isOpen(question)) ? (
              <p className={headline.sub}>{format.t('import.columns.rowsAfterAnswer')}</p>
            ) : (
              <FirstRows preview={preview} />
            )}
          </Section>
          <Notices notices={preview.notices.map((text) => ({ level: 'info' as const, text }))} />
        </div>
      </div>
    </div>
  );
}
