// One set of texts for screen, report and command line: i18next over resources/locales.
import { createInstance, type i18n } from 'i18next';
import en from '../resources/locales/en.json' with { type: 'json' };
import zhCN from '../resources/locales/zh-CN.json' with { type: 'json' };
import type { Locale } from './contract/common.ts';

export const locales = { en, 'zh-CN': zhCN } as const;

/** An i18next instance with all texts, in the given language. Placeholders are not escaped: every exit encodes for itself. */
export function makeI18n(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return instance;
}
