// The application menu as plain data, in the user's language. The window door hands it to Electron.
import type { MenuCommand, Theme } from '../../shared/bridge.ts';
import type { Locale } from '../../shared/contract/common.ts';

type Role =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'window'
  | 'help'
  | 'recentDocuments'
  | 'clearRecentDocuments';

export type MenuItem = {
  id?: string;
  label?: string;
  type?: 'separator' | 'radio';
  role?: Role;
  accelerator?: string;
  checked?: boolean;
  submenu?: MenuItem[];
  click?: () => void;
};

export type MenuNeeds = {
  readonly t: (key: string, params?: Record<string, string>) => string;
  readonly isMac: boolean;
  readonly theme: Theme;
  readonly locale: Locale;
  /** What the page does. */
  readonly send: (command: MenuCommand) => void;
  /** What the shell does. */
  readonly print: () => void;
  readonly about: () => void;
};

const SCREENS = ['import', 'customers', 'records', 'overview', 'churn', 'segments', 'costBenefit', 'report'] as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
/** Languages are named in themselves, so that they can be found by whoever needs them. */
const LANGUAGES: ReadonlyArray<[Locale, string]> = [
  ['en', 'English'],
  ['zh-CN', '简体中文'],
];
const line: MenuItem = { type: 'separator' };

export function menuTemplate(needs: MenuNeeds): MenuItem[] {
  const { t, isMac, send } = needs;
  const does = (id: string, click: () => void, accelerator?: string): MenuItem => ({
    id,
    label: t(`menu.${id}`),
    click,
    ...(accelerator ? { accelerator } : {}),
  });
  const tells = (id: string, command: MenuCommand, accelerator?: string) => does(id, () => send(command), accelerator);
  const role = (name: Role, label = t(`menu.${name}`)): MenuItem => ({ role: name, label });
  const menu = (id: string, submenu: MenuItem[], name?: Role): MenuItem => ({
    id,
    label: t(`menu.${id}`),
    submenu,
    ...(name ? { role: name } : {}),
  });
  const app = { app: t('menu.appName') };

  const appMenu: MenuItem = {
    id: 'app',
    label: app.app,
    submenu: [
      role('about', t('menu.about', app)),
      line,
      tells('settings', { kind: 'screen', screen: 'settings' }, 'Command+,'),
      line,
      role('services'),
      line,
      role('hide', t('menu.hide', app)),
      role('hideOthers'),
      role('unhide'),
      line,
      role('quit', t('menu.quit', app)),
    ],
  };

  const file = menu('file', [
    tells('newProject', { kind: 'newProject' }, 'CommandOrControl+N'),
    tells('openProject', { kind: 'openProject' }, 'CommandOrControl+O'),
    ...(isMac ? [menu('openRecent', [role('clearRecentDocuments')], 'recentDocuments')] : []),
    tells('closeProject', { kind: 'closeProject' }, 'CommandOrControl+Shift+W'),
    line,
    tells('importFile', { kind: 'screen', screen: 'import' }, 'CommandOrControl+I'),
    does('print', needs.print, 'CommandOrControl+P'),
    line,
    ...(isMac
      ? [role('close')]
      : [
          tells('settings', { kind: 'screen', screen: 'settings' }, 'Control+,'),
          line,
          role('quit', t('menu.quit', app)),
        ]),
  ]);

  const edit = menu('edit', [
    role('undo'),
    role('redo'),
    line,
    role('cut'),
    role('copy'),
    role('paste'),
    role('selectAll'),
    line,
    tells('find', { kind: 'find' }, 'CommandOrControl+K'),
  ]);

  const go = menu(
    'go',
    SCREENS.map((screen, index) => ({
      id: `go.${screen}`,
      label: t(`menu.screens.${screen}`),
      accelerator: `CommandOrControl+${index + 1}`,
      click: () => send({ kind: 'screen', screen }),
    })),
  );

  const view = menu('view', [
    menu(
      'theme',
      THEMES.map((theme) => ({
        id: `theme.${theme}`,
        label: t(`menu.themes.${theme}`),
        type: 'radio',
        checked: theme === needs.theme,
        click: () => send({ kind: 'theme', theme }),
      })),
    ),
    menu(
      'language',
      LANGUAGES.map(([locale, label]) => ({
        id: `language.${locale}`,
        label,
        type: 'radio',
        checked: locale === needs.locale,
        click: () => send({ kind: 'locale', locale }),
      })),
    ),
    line,
    role('resetZoom'),
    role('zoomIn'),
    role('zoomOut'),
    role('togglefullscreen'),
  ]);

  const window = menu(
    'window',
    [role('minimize'), ...(isMac ? [role('zoom'), line, role('front')] : [role('close')])],
    'window',
  );
  const help = menu('help', [{ id: 'about', label: t('menu.about', app), click: needs.about }], 'help');

  return [...(isMac ? [appMenu] : []), file, edit, go, view, window, help];
}
