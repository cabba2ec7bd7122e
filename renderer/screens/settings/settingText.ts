// A stored value of a setting in words.
import { churnDefinition, rfmOptions, valueOptions } from '../../../shared/contract/common.ts';
import { definitionWords } from '../../../shared/definitionWords.ts';
import type { Format } from '../../../shared/format.ts';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', 'zh-CN': '简体中文' };

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

export function settingText(format: Format, setting: string, stored: string | null): string {
  if (stored === null) return '–';
  const value = parsed(stored);
  if (value === null) return format.t(setting === 'churnDefinition' ? 'settings.churn.proposal' : 'common.none');
  if (typeof value === 'number') return setting === 'marginShare' ? format.share(value) : format.decimal(value);
  if (typeof value === 'string') return value === '' ? '–' : (LANGUAGES[value] ?? value);
  const churn = churnDefinition.safeParse(value);
  if (churn.success) {
    return format.text(definitionWords(churn.data));
  }
  const rfm = rfmOptions.safeParse(value);
  if (rfm.success) {
    const { bins, method } = rfm.data;
    return format.t('settings.history.rfm', { bins, method: format.t(`settings.rfm.${method}`) });
  }
  const classes = valueOptions.safeParse(value);
  if (!classes.success) return stored;
  const { basis, keyShare, ordinaryShare } = classes.data;
  return format.t('settings.history.value', {
    basis: format.t(`settings.value.${basis}`),
    key: format.share(keyShare),
    ordinary: format.share(ordinaryShare),
  });
}
