// What nobody but the user can know: the order of day and month, and the columns no header gives away. At most two at
// once; the rest can be settled among the columns.

import type { Preview } from '../../../../shared/contract/importReports.ts';
import { dateReadings } from '../questions/dateReadings.ts';
import type { PlannedImport } from './plannedImports.ts';
import type { PreviewState } from './usePreviews.ts';
import type { WizardState } from './wizardState.ts';

export type Question =
  | { kind: 'dateOrder'; key: string; planned: PlannedImport; preview: Preview; example: string; column: string }
  | { kind: 'column'; key: string; planned: PlannedImport; preview: Preview; field: string };

const MOST = 2;
/** Fields whose want is worth a question, the one that matters most first. */
const ASKED_FIELDS = ['customer', 'date', 'amount', 'measure'];

const isDateOrder = (code: string) => code.endsWith('dateOrderUnknown');
const isMissing = (code: string) => code.endsWith('missingFields');

export const questionKey = (planned: PlannedImport, what: string): string => `${planned.id} ${what}`;

/** A date whose two readings are different days. */
function tellingExample(dates: readonly string[]): string {
  const tells = (date: string) => new Set(dateReadings(date).map(({ iso }) => iso)).size === 2;
  return dates.find(tells) ?? '3/4/2024';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function questionsOf(
  imports: readonly PlannedImport[],
  previews: ReadonlyMap<string, PreviewState>,
  state: WizardState,
): Question[] {
  const questions: Question[] = [];
  for (const planned of imports) {
    const preview = previews.get(planned.id)?.preview;
    if (!preview) continue;
    const given = state.choices[planned.id];
    const dateKey = questionKey(planned, 'dateOrder');
    const open = preview.problems.find(({ code }) => isDateOrder(code));
    if (open || (state.answered.includes(dateKey) && given?.dateOrder !== undefined)) {
      const dates = preview.columns.find(({ field }) => field === 'date');
      questions.push({
        kind: 'dateOrder',
        key: dateKey,
        planned,
        preview,
        example: tellingExample([textOf(open?.text.params.example), ...(dates?.samples ?? [])]),
        column: textOf(open?.text.params.column) || dates?.header || '',
      });
    }
    for (const field of ASKED_FIELDS) {
      const key = questionKey(planned, field);
      const missing = preview.problems.some((problem) => isMissing(problem.code) && problem.field === field);
      if (missing || state.answered.includes(key)) questions.push({ kind: 'column', key, planned, preview, field });
    }
  }
  // What was answered stays on the page as long as there is room beside what is open.
  const shown = new Set([...questions.filter(isOpen), ...questions.filter((one) => !isOpen(one))].slice(0, MOST));
  return questions.filter((one) => shown.has(one));
}

export function isOpen(question: Question): boolean {
  const { problems } = question.preview;
  return question.kind === 'dateOrder'
    ? problems.some(({ code }) => isDateOrder(code))
    : problems.some(({ code, field }) => isMissing(code) && field === question.field);
}

/** What stands in the way and is not asked as a question: it is settled among the columns, or the table is left out. */
export const otherProblems = (preview: Preview, questions: readonly Question[], id: string): Preview['problems'] =>
  preview.problems.filter(
    (problem) =>
      !questions.some(
        (question) =>
          question.planned.id === id &&
          (question.kind === 'dateOrder'
            ? isDateOrder(problem.code)
            : isMissing(problem.code) && problem.field === question.field),
      ),
  );
