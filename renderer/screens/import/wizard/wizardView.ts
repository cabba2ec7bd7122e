// What every step of the wizard works on.
import { createContext, type Dispatch, useContext } from 'react';
import type { Look } from '../../../../shared/contract/importReports.ts';
import type { Loading } from '../../../useLoading.ts';
import type { Choices, PlannedImport } from './plannedImports.ts';
import type { Question } from './questions.ts';
import type { Checks } from './useChecks.ts';
import type { PreviewState } from './usePreviews.ts';
import type { Step, WizardAction, WizardState } from './wizardState.ts';

export type WizardView = {
  /** As the address names them. */
  readonly files: string;
  readonly look: Look;
  readonly state: WizardState;
  readonly dispatch: Dispatch<WizardAction>;
  readonly imports: readonly PlannedImport[];
  readonly choicesOf: (id: string) => Choices;
  readonly previewOf: (id: string) => PreviewState;
  readonly questions: readonly Question[];
  readonly checks: Checks;
  /** Of these files; idle while others are loaded. */
  readonly loading: Loading;
  /** Other files are being loaded just now. */
  readonly busyElsewhere: boolean;
  readonly step: Step;
  /** The import in view where a step shows one at a time. */
  readonly current: PlannedImport | null;
  readonly at: number;
  readonly go: (step: Step, at?: number) => void;
};

export const WizardContext = createContext<WizardView | null>(null);

export function useWizard(): WizardView {
  const view = useContext(WizardContext);
  if (!view) throw new Error('useWizard outside of WizardContext');
  return view;
}
