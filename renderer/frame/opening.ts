// Ways into a project: a new one, a file, a recent one, a dropped spreadsheet.
import { notifications } from '@mantine/notifications';
import { createContext, useContext, useMemo } from 'react';
import type { PickedFile } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import { errorText } from '../components/errorText.ts';
import { navigate } from '../router.ts';
import { useEngine, useHost } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import type { NewProjectRequest } from './NewProject.tsx';

export type Opening = {
  /** Asks for name and currency; a spreadsheet given here is imported next. */
  readonly askNew: (spreadsheet?: PickedFile) => void;
  readonly chooseProject: () => Promise<void>;
  /** Opens a project file by its ticket. */
  readonly openTicket: (ticket: string) => Promise<void>;
  /** Whatever the user dropped: a project is opened, anything else is imported. */
  readonly accept: (file: File) => Promise<void>;
  readonly acceptPicked: (file: PickedFile) => Promise<void>;
  readonly tell: (error: unknown) => void;
};

export const OpeningContext = createContext<Opening | null>(null);

export function useOpening(): Opening {
  const opening = useContext(OpeningContext);
  if (!opening) throw new Error('useOpening outside of OpeningContext');
  return opening;
}

/** Where a project is best entered: its overview, or the import while it is empty. */
export const enter = (orderLines: number) => navigate(orderLines > 0 ? 'overview' : 'import');

export function useMakeOpening(askNew: (request: NewProjectRequest) => void): Opening {
  const engine = useEngine();
  const host = useHost();
  const format = useFormat();
  const { project, open } = useProject();
  const hasProject = project !== null && !project.readOnly;

  return useMemo(() => {
    const tell = (error: unknown) => {
      const known = error instanceof AppError ? error : new AppError('screen.failed', { detail: String(error) });
      notifications.show({ color: 'red', message: errorText(format, known), autoClose: 12_000 });
    };
    const guarded = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        tell(error);
      }
    };
    const openTicket = (ticket: string) =>
      guarded(async () => {
        const info = await engine.call('project.open', { file: ticket });
        open(info);
        enter(info.orderLines);
      });
    const acceptPicked = async (file: PickedFile) => {
      if (/\.holdfast$/i.test(file.name)) await openTicket(file.ticket);
      else if (hasProject) navigate('import', { file: file.ticket, name: file.name });
      else askNew({ spreadsheet: file });
    };
    return {
      askNew: (spreadsheet) => askNew({ spreadsheet: spreadsheet ?? null }),
      chooseProject: () =>
        guarded(async () => {
          const file = await host.pickFile('project');
          if (file) await openTicket(file.ticket);
        }),
      openTicket,
      accept: (file) => guarded(async () => acceptPicked(await host.acceptDropped(file))),
      acceptPicked,
      tell,
    };
  }, [engine, host, format, hasProject, open, askNew]);
}
