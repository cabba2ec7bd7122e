// The open project and the as-of date, for every screen.
import { createContext, useContext } from 'react';
import type { CustomerSet } from '../shared/contract/customerSet.ts';
import type { ProjectInfo } from '../shared/contract/project.ts';

export type ProjectState = {
  readonly project: ProjectInfo | null;
  /** null: the latest date in the data. */
  readonly asOf: string | null;
  readonly setAsOf: (asOf: string | null) => void;
  /** Every screen that can answers for these customers only; null: for everybody. */
  readonly within: CustomerSet | null;
  readonly setWithin: (within: CustomerSet | null) => void;
  readonly open: (info: ProjectInfo) => void;
  readonly close: () => void;
};

export const ProjectContext = createContext<ProjectState | null>(null);

export function useProject(): ProjectState {
  const state = useContext(ProjectContext);
  if (!state) throw new Error('useProject outside of ProjectProvider');
  return state;
}
