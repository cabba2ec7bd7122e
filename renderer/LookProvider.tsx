// Keeps language and light or dark for this user, follows the system where asked, and dresses the page.
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Theme } from '../shared/bridge.ts';
import type { Locale } from '../shared/contract/common.ts';
import { makeFormat } from '../shared/format.ts';
import { themeIn, variables } from './theme/theme.ts';
import { LookContext } from './useLook.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

function storedTheme(): Theme {
  const stored = localStorage.getItem('holdfast.theme');
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

function storedLocale(): Locale {
  const stored = localStorage.getItem('holdfast.locale');
  if (stored === 'en' || stored === 'zh-CN') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function LookProvider({ children }: { children: ReactNode }) {
  const [locale, keepLocale] = useState(storedLocale);
  const [theme, keepTheme] = useState(storedTheme);
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const scheme = theme === 'system' ? system : theme;

  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem('holdfast.locale', next);
    keepLocale(next);
  }, []);
  const setTheme = useCallback((next: Theme) => {
    localStorage.setItem('holdfast.theme', next);
    keepTheme(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const look = useMemo(
    () => ({ locale, setLocale, theme, setTheme, scheme }),
    [locale, setLocale, theme, setTheme, scheme],
  );
  const mantineTheme = useMemo(() => themeIn(makeFormat(locale, 'CNY').t('common.close')), [locale]);
  return (
    <LookContext value={look}>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={variables} forceColorScheme={scheme}>
        {children}
      </MantineProvider>
    </LookContext>
  );
}
