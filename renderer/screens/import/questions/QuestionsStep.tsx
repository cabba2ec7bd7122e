// The questions only the user can answer: never more than two.
import { Button } from '@mantine/core';
import { useFormat } from '../../../useFormat.ts';
import { mapWith } from '../columns/ColumnTable.tsx';
import headline from '../Headline.module.css';
import { importName } from '../wizard/importName.ts';
import { isOpen, type Question } from '../wizard/questions.ts';
import { useWizard } from '../wizard/wizardView.ts';
import { Answers } from './Answers.tsx';
import { answerColumns } from './answerColumns.ts';
import { dateReadings } from './dateReadings.ts';
import classes from './QuestionsStep.module.css';

export function QuestionsStep() {
  const format = useFormat();
  const { questions } = useWizard();
  return (
    <>
      <p className={headline.headline}>
        {questions.length === 0
          ? format.t('import.questions.none')
          : format.t('import.questions.headline', { count: questions.length })}
      </p>
      <p className={headline.sub}>{format.t('import.questions.sub')}</p>
      {questions.map((question) => (
        <section key={question.key} className={classes.question}>
          {question.kind === 'dateOrder' ? <DateOrder question={question} /> : <WhichColumn question={question} />}
        </section>
      ))}
    </>
  );
}

function DateOrder({ question }: { question: Extract<Question, { kind: 'dateOrder' }> }) {
  const format = useFormat();
  const { dispatch, choicesOf } = useWizard();
  const { planned, key, example, column } = question;
  const readings = dateReadings(example);
  return (
    <Answers
      title={format.t('import.questions.dateOrder', { example })}
      about={format.t('import.questions.dateOrderAbout', { column, file: importName(format, planned) })}
      value={choicesOf(planned.id).dateOrder ?? null}
      answers={readings.map(({ order, iso }) => ({
        value: order,
        label: format.longDate(iso),
        note: format.t(`import.dateOrder.${order}`),
      }))}
      onAnswer={(order) => {
        dispatch({ type: 'answered', question: key });
        dispatch({
          type: 'choose',
          id: planned.id,
          change: { dateOrder: readings.find((one) => one.order === order)?.order },
        });
      }}
    />
  );
}

function WhichColumn({ question }: { question: Extract<Question, { kind: 'column' }> }) {
  const format = useFormat();
  const { dispatch, look, imports, go, choicesOf } = useWizard();
  const { planned, key, field, preview } = question;
  // The answer stands at once, before the table has been read again with it.
  const chosen = choicesOf(planned.id).map?.[field];
  const given = chosen || preview.columns.find((column) => column.field === field)?.column;
  const free = answerColumns(preview, field);
  const leaveOut = () => {
    dispatch({ type: 'take', tables: planned.tables.map((table) => look.tables.indexOf(table)), taken: false });
    if (imports.length === 1) go('tables');
  };
  return (
    <>
      <Answers
        title={format.t(`import.questions.column.${field}`)}
        about={format.t('import.questions.columnAbout', { file: importName(format, planned) })}
        value={given ? String(given) : null}
        answers={free.map((column) => ({
          value: String(column.column),
          label: column.header || format.t('import.columns.noHeader', { column: column.column }),
          note: column.samples.slice(0, 3).join(' | '),
        }))}
        onAnswer={(value) => {
          dispatch({ type: 'answered', question: key });
          dispatch({ type: 'choose', id: planned.id, change: { map: mapWith(preview, Number(value), field) } });
        }}
      />
      {isOpen(question) && (
        <p className={classes.noneOfThem}>
          <span>{format.t(`import.questions.none_${field}`)}</span>
          <Button variant="default" onClick={leaveOut}>
            {format.t('import.columns.leaveOut')}
          </Button>
        </p>
      )}
    </>
  );
}
