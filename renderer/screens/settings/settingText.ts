// A stored value of a setting in words.
import { churnDefinition } from '../../../shared/contract/common.ts';
import { rfmOptions, valueOptions } from '../../../shared/contract/customerSet.ts';
import { definitionWords } from '../../../shared/definitionWords.ts';
import type { Format } from '../../../shared/format.ts';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** What holds where nothing was chosen. */
const NOTHING_CHOSEN: Readonly<Record<string, string>> = {
  churnDefinition: 'settings.churn.proposal',
  intermediateTypes: 'beliefs.types.byName',
};

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
  if (value === null) return format.t(NOTHING_CHOSEN[setting] ?? 'common.none');
  if (typeof value === 'number') return setting === 'marginShare' ? format.share(value) : format.decimal(value);
  if (typeof value === 'string') return value === '' ? '–' : (LANGUAGES[value] ?? value);
  if (setting === 'intermediateTypes' && Array.isArray(value)) return value.join(format.t('definition.role.list'));
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
  if (!classes.success) return format.t('settings.history.other');
  const { basis, keyShare, ordinaryShare } = classes.data;
  return format.t('settings.history.value', {
    basis: format.t(`settings.value.${basis}`),
    key: format.share(keyShare),
    ordinary: format.share(ordinaryShare),
  });
}
