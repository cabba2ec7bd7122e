// What the window's preload gives the page as `window.holdfast`. Plain data only; files cross as tickets.
import type { Locale } from './contract/common.ts';
import { AppError } from './errors.ts';
import type { Param } from './text.ts';

/** A file the user chose or dropped: a ticket to read it, and its name without folder. */
export type PickedFile = { ticket: string; name: string };
/** The page hands over a DOM File; the preload finds its path. */
export type DroppedFile = { readonly name: string; readonly size: number };

export type Theme = 'light' | 'dark' | 'system';

/** Chosen in the application menu, or by the system (a file opened from the desktop). */
export type MenuCommand =
  | { kind: 'newProject' }
  | { kind: 'openProject' }
  | { kind: 'openFile'; file: PickedFile }
  | { kind: 'closeProject' }
  | { kind: 'screen'; screen: string }
  | { kind: 'find' }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'locale'; locale: Locale };

export type Bridge = {
  /** import: csv, xlsx, xls, xlsb, ods · project: .holdfast. null when the user cancels. */
  readonly pickFile: (purpose: 'import' | 'project') => Promise<PickedFile | null>;
  /** Spreadsheets, as many as the user chooses; none when the user cancels. */
  readonly pickFiles: () => Promise<PickedFile[]>;
  /** A folder to watch for new exports. */
  readonly pickFolder: () => Promise<PickedFile | null>;
  /** Refused with `window.madeInPage` for what never was a file on the disk. */
  readonly acceptDropped: (file: DroppedFile) => Promise<PickedFile>;
  /** A table from the clipboard: kept as a file until the window closes. */
  readonly acceptPasted: (name: string, text: string) => Promise<PickedFile>;
  /** A save ticket for a new project file. */
  readonly pickNewProject: (suggestedName: string) => Promise<{ ticket: string } | null>;
  /** Copies a result file to where the user wants it; false when cancelled. */
  readonly saveResult: (ticket: string, suggestedName: string) => Promise<boolean>;
  /** Shows a report in a window of its own, from which it can be printed. */
  readonly openReport: (ticket: string, name: string) => Promise<void>;
  /** Saves a report as PDF where the user wants it; false when cancelled. */
  readonly printPdf: (ticket: string, suggestedName: string) => Promise<boolean>;
  /** Tells the shell what the page looks like: menu language, window colours. */
  readonly setLook: (look: { theme: Theme; locale: Locale }) => void;
  /** Answers the function that stops listening. */
  readonly onMenu: (listener: (command: MenuCommand) => void) => () => void;
};

/**
 * The engine's MessagePort cannot cross the context bridge: the page posts `PORT_WANTED` to itself,
 * and the preload answers with `PORT_GIVEN` and the port as its only transferred object.
 */
export const PORT_WANTED = 'holdfast:port-wanted';
export const PORT_GIVEN = 'holdfast:port-given';

const ERROR_MARK = 'holdfast-error:';

/** Of an error only the message crosses the context bridge: code and parameters travel in it. */
export const wrapError = (error: AppError): Error =>
  new Error(`${ERROR_MARK}${JSON.stringify({ code: error.code, params: error.params })}`);

/** The AppError inside an error that crossed the bridge; `window.refused` for anything else. */
export function unwrapError(error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  const at = message.indexOf(ERROR_MARK);
  if (at < 0) return new AppError('window.refused');
  const { code, params } = JSON.parse(message.slice(at + ERROR_MARK.length)) as {
    code: string;
    params: Record<string, Param>;
  };
  return new AppError(code, params);
}
