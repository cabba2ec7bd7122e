// settings.*: read, change, look back.
import { checkRfmOptions } from '../analysis/segments/checkRfmOptions.ts';
import { readSettings, readSettingsHistory, writeSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const settingsHandlers = {
  'settings.get': (args, { project }) => readSettings(project(args.project).db),
  'settings.set': ({ project: handle, ...change }, { project }) => {
    const { db } = project(handle);
    if (change.rfm) checkRfmOptions(change.rfm);
    writeSettings(db, change, new Date().toISOString());
    return readSettings(db);
  },
  'settings.history': (args, { project }) => ({ changes: readSettingsHistory(project(args.project).db) }),
} satisfies Handlers<'settings'>;
