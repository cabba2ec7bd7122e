// The user's own settings: language of the screens and light or dark. Kept by the browser, not by the project.
import { createContext, useContext } from 'react';
import type { Theme } from '../shared/bridge.ts';
import type { Locale } from '../shared/contract/common.ts';

export type Look = {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  /** What `theme` comes to on this machine now. */
  readonly scheme: 'light' | 'dark';
};

export const LookContext = createContext<Look | null>(null);

export function useLook(): Look {
  const look = useContext(LookContext);
  if (!look) throw new Error('useLook outside of LookProvider');
  return look;
}
