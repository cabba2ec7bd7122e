// Everything the user said in the wizard, in one place; kept for the visit, so that going back and forth, or away and
// back, loses nothing.
import { z } from 'zod';
import { type ImportKind, type ImportMode, importKind, importMode } from '../../../../shared/contract/importChoices.ts';
import type { Choices } from './plannedImports.ts';

export const STEPS = ['tables', 'columns', 'questions', 'check', 'load'] as const;
export type Step = (typeof STEPS)[number];

const choices = z.object({
  headerRow: z.number().optional(),
  map: z.record(z.string(), z.number()).optional(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  statuses: z.record(z.string(), z.string()).optional(),
  rules: z.record(z.string(), z.string()).optional(),
  template: z.number().optional(),
  mode: importMode.optional(),
});
const wizardState = z.object({
  kinds: z.record(z.string(), importKind),
  taken: z.record(z.string(), z.boolean()),
  /** By import. */
  choices: z.record(z.string(), choices),
  /** Questions that were answered; they stay on their step. */
  answered: z.array(z.string()),
  /** Imports already in the project, with their batch. */
  loaded: z.record(z.string(), z.number()),
});
export type WizardState = z.infer<typeof wizardState>;

export const EMPTY: WizardState = { kinds: {}, taken: {}, choices: {}, answered: [], loaded: {} };

export type WizardAction =
  | { type: 'kind'; group: string; kind: ImportKind }
  | { type: 'take'; tables: readonly number[]; taken: boolean }
  | { type: 'choose'; id: string; change: Choices }
  | { type: 'status'; id: string; word: string; meaning: string }
  | { type: 'treat'; id: string; code: string; treatment: string }
  | { type: 'mode'; id: string; mode: ImportMode }
  | { type: 'answered'; question: string }
  | { type: 'loaded'; id: string; batch: number };

function changed(state: WizardState, id: string, change: Choices): WizardState {
  const before: Choices = state.choices[id] ?? {};
  return { ...state, choices: { ...state.choices, [id]: defined({ ...before, ...change }) } };
}

/** Without the fields that are set to undefined. */
const defined = (given: Choices): WizardState['choices'][string] =>
  choices.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'kind':
      return { ...state, kinds: { ...state.kinds, [action.group]: action.kind } };
    case 'take':
      return {
        ...state,
        taken: { ...state.taken, ...Object.fromEntries(action.tables.map((place) => [place, action.taken])) },
      };
    case 'choose':
      return changed(state, action.id, action.change);
    case 'status': {
      const statuses = new Map(Object.entries(state.choices[action.id]?.statuses ?? {}));
      statuses.set(action.word, action.meaning);
      return changed(state, action.id, { statuses: Object.fromEntries(statuses) });
    }
    case 'treat': {
      const rules = { ...state.choices[action.id]?.rules, [action.code]: action.treatment };
      return changed(state, action.id, { rules });
    }
    case 'mode':
      return changed(state, action.id, { mode: action.mode });
    case 'answered':
      return { ...state, answered: [...new Set([...state.answered, action.question])] };
    case 'loaded':
      return { ...state, loaded: { ...state.loaded, [action.id]: action.batch } };
  }
}

const PLACE = 'holdfast.import';

/** What was said of these files before, in this visit. */
export function keptState(files: string): WizardState {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null');
    const found = z.object({ files: z.string(), state: wizardState }).safeParse(kept);
    return found.success && found.data.files === files ? found.data.state : EMPTY;
  } catch {
    return EMPTY;
  }
}

export const keepState = (files: string, state: WizardState): void =>
  sessionStorage.setItem(PLACE, JSON.stringify({ files, state }));

/** Also where the wizard is not on the screen any more. */
export const keepLoaded = (files: string, id: string, batch: number): void =>
  keepState(files, reduceWizard(keptState(files), { type: 'loaded', id, batch }));
