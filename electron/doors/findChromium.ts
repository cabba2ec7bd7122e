// Which Chromium this machine has to print with.
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

function installedPlaces({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents/MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return roots.flatMap((root) => programs.map((program) => join(root, program)));
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return COMMANDS.flatMap((command) => folders.filter((f) => f !== '').map((folder) => join(folder, command)));
}

/** Browsers that Playwright has downloaded, newest first. */
async function playwrightPlaces({ platform, env, home }: Machine): Promise<string[]> {
  const standard =
    platform === 'darwin'
      ? join(home, 'Library/Caches/ms-playwright')
      : platform === 'win32'
        ? join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'ms-playwright')
        : join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
  const chosen = env.PLAYWRIGHT_BROWSERS_PATH;
  const root = chosen && chosen !== '0' ? chosen : standard;
  const revision = (name: string) => Number(name.slice(name.lastIndexOf('-') + 1));
  const builds = (await readdir(root).catch(() => []))
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a) || a.localeCompare(b));
  const programs = [
    ...['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
    ...['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]),
    'chrome-headless-shell-mac-arm64/chrome-headless-shell',
    'chrome-headless-shell-win64/chrome-headless-shell.exe',
  ];
  return builds.flatMap((build) => programs.map((program) => join(root, build, program)));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The Chromium to print with: CHROME_PATH where it is set, then Playwright's own, then an installed browser; or null. */
export async function findChromium(machine: Machine = thisMachine()): Promise<string | null> {
  const chosen = machine.env.CHROME_PATH;
  if (chosen) return (await isProgram(chosen)) ? chosen : null;
  for (const path of [...(await playwrightPlaces(machine)), ...installedPlaces(machine)]) {
    if (await isProgram(path)) return path;
  }
  return null;
}
