// The steps in one line; every step that can be reached is a click away.
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import { isOpen, otherProblems } from './questions.ts';
import classes from './Stepper.module.css';
import { STEPS, type Step } from './wizardState.ts';
import { useWizard } from './wizardView.ts';

export function Stepper() {
  const format = useFormat();
  const { step, imports, questions, previewOf, loading, go, checks } = useWizard();
  const here = STEPS.indexOf(step);
  const readable =
    imports.length > 0 &&
    imports.every(({ id }) => {
      const { preview } = previewOf(id);
      return preview !== null && otherProblems(preview, questions, id).length === 0;
    });
  const can: Record<Step, boolean> = {
    tables: true,
    columns: imports.length > 0,
    questions: questions.length > 0,
    check: readable && !questions.some(isOpen),
    load: false,
  };
  const isDone = (one: Step): boolean =>
    one === 'check' ? here > 3 && imports.every(({ id }) => checks.of(id).report !== null) : STEPS.indexOf(one) < here;
  return (
    <nav className={classes.steps} aria-label={format.t('import.steps.label')}>
      <ol>
        {STEPS.map((one, place) => (
          <li key={one} data-here={one === step} data-skipped={one === 'questions' && questions.length === 0}>
            <button
              type="button"
              disabled={!can[one] || loading.running}
              aria-current={one === step ? 'step' : undefined}
              onClick={() => one !== step && go(one)}
            >
              <span className={classes.number}>
                {isDone(one) && can[one] ? <Icon name="check" size={10} /> : place + 1}
              </span>
              {one === 'questions' && questions.length === 0
                ? format.t('import.steps.noQuestions')
                : format.t(`import.steps.${one}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
