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
  /** Asks for name and currency; spreadsheets given here are imported next. */
  readonly askNew: (spreadsheets?: readonly PickedFile[]) => void;
  readonly chooseProject: () => Promise<unknown>;
  /** Opens a project file by its ticket. */
  readonly openTicket: (ticket: string) => Promise<unknown>;
  /** Whatever the user dropped or pasted: a project is opened, everything else is imported together. */
  readonly accept: (files: readonly File[]) => Promise<unknown>;
  readonly acceptPicked: (files: readonly PickedFile[]) => Promise<void>;
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

/** The import wizard with these files. */
export const importFiles = (files: readonly { ticket: string }[]) =>
  navigate('import', { files: files.map(({ ticket }) => ticket).join(',') });

const PROJECT = /\.holdfast$/i;
const SLOW_MS = 400;

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
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    };
    const openTicket = (ticket: string) =>
      guarded(async () => {
        const info = await engine.call('project.open', { file: ticket });
        open(info);
        enter(info.orderLines);
      });
    const acceptPicked = async (files: readonly PickedFile[]) => {
      const found = files.find(({ name }) => PROJECT.test(name));
      const spreadsheets = files.filter(({ name }) => !PROJECT.test(name));
      if (found && !(await openTicket(found.ticket))) return;
      if (spreadsheets.length === 0) return;
      if (found || hasProject) importFiles(spreadsheets);
      else askNew({ spreadsheets });
    };
    /** One file that cannot be taken does not keep the others out. */
    const accept = async (files: readonly File[]) => {
      const note = 'taking-files';
      const slow = setTimeout(() => {
        const message = format.t('frame.taking', { count: files.length });
        notifications.show({ id: note, message, loading: true, autoClose: false, withCloseButton: false });
      }, SLOW_MS);
      const picked: PickedFile[] = [];
      for (const file of files) {
        try {
          picked.push(await host.acceptDropped(file));
        } catch (error) {
          const known = error instanceof AppError ? error : new AppError('screen.failed', { detail: String(error) });
          const problem = errorText(format, known);
          const message = files.length > 1 ? format.t('frame.fileFailed', { file: file.name, problem }) : problem;
          notifications.show({ color: 'red', message, autoClose: 12_000 });
        }
      }
      clearTimeout(slow);
      notifications.hide(note);
      await acceptPicked(picked);
    };
    return {
      askNew: (spreadsheets) => askNew({ spreadsheets: spreadsheets ?? [] }),
      chooseProject: () =>
        guarded(async () => {
          const file = await host.pickFile('project');
          if (file) await openTicket(file.ticket);
        }),
      openTicket,
      accept: (files) => guarded(() => accept(files)),
      acceptPicked,
      tell,
    };
  }, [engine, host, format, hasProject, open, askNew]);
}
