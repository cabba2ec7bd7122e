// Where Holdfast keeps things on this computer. HOLDFAST_HOME puts all of it in one folder.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type UserFolders = {
  /** Projects made without a file dialog. */
  projects: string;
  samples: string;
  /** Recent list and door settings; nothing of the customers. */
  data: string;
};

function dataFolder(): string {
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Holdfast');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Holdfast');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'holdfast');
}

function projectsFolder(): string {
  const home = process.env.HOLDFAST_HOME;
  return home ? join(home, 'projects') : join(homedir(), 'Documents', 'Holdfast');
}

/** Where exports are put to be offered for import, unless another folder was chosen. Made only when it is wanted. */
export const inboxFolder = (): string => join(projectsFolder(), 'Inbox');

/** The folders, made where they are missing. */
export function userFolders(): UserFolders {
  const home = process.env.HOLDFAST_HOME;
  const projects = projectsFolder();
  const folders = { projects, samples: join(projects, 'Samples'), data: home ? join(home, 'data') : dataFolder() };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}
