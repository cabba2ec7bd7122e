// One question with its answers side by side or below one another; arrow keys move, Enter goes on.
import { useId } from 'react';
import classes from './Answers.module.css';

export type AnswersProps = {
  title: string;
  about: string;
  value: string | null;
  answers: readonly { value: string; label: string; note: string }[];
  onAnswer: (value: string) => void;
};

export function Answers({ title, about, value, answers, onAnswer }: AnswersProps) {
  const name = useId();
  return (
    <fieldset className={classes.question}>
      <legend>{title}</legend>
      <p className={classes.about}>{about}</p>
      <div className={classes.answers} data-many={answers.length > 3}>
        {answers.map((answer) => (
          <label key={answer.value} className={classes.answer} data-chosen={answer.value === value}>
            <input
              type="radio"
              name={name}
              value={answer.value}
              checked={answer.value === value}
              onChange={() => onAnswer(answer.value)}
            />
            <span className={classes.label}>{answer.label}</span>
            <span className={classes.note}>{answer.note}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
