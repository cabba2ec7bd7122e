// Language and light or dark, changed at once.
import { Button, Menu } from '@mantine/core';
import type { Theme } from '../../shared/bridge.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useFormat } from '../useFormat.ts';
import { useLook } from '../useLook.ts';
import classes from './LookMenus.module.css';

const THEMES: readonly { theme: Theme; icon: IconName }[] = [
  { theme: 'light', icon: 'light' },
  { theme: 'dark', icon: 'dark' },
  { theme: 'system', icon: 'system' },
];
const LANGUAGES = [
  { locale: 'zh-CN', name: '简体中文' },
  { locale: 'en', name: 'English' },
] as const;

export function LookMenus() {
  const format = useFormat();
  const { locale, setLocale, theme, setTheme, scheme } = useLook();
  const check = <Icon name="check" size={14} />;
  return (
    <div className={classes.menus}>
      <Menu position="top-start" width={160}>
        <Menu.Target>
          <Button variant="subtle" color="gray" px={8} leftSection={<Icon name="language" />}>
            {LANGUAGES.find((language) => language.locale === locale)?.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language.locale}
              lang={language.locale}
              rightSection={language.locale === locale ? check : null}
              onClick={() => setLocale(language.locale)}
            >
              {language.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-end" width={160}>
        <Menu.Target>
          <Button variant="subtle" color="gray" px={7} aria-label={format.t('frame.theme.label')}>
            <Icon name={scheme} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {THEMES.map((entry) => (
            <Menu.Item
              key={entry.theme}
              leftSection={<Icon name={entry.icon} size={14} />}
              rightSection={entry.theme === theme ? check : null}
              onClick={() => setTheme(entry.theme)}
            >
              {format.t(`frame.theme.${entry.theme}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
