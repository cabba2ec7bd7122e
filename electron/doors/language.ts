// The language of messages that come before any project is open: the system's.
import type { Locale } from '../../shared/contract/common.ts';

export function systemLocale(): Locale {
  const named = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const tag = named && named !== 'C' && named !== 'POSIX' ? named : Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(tag) ? 'zh-CN' : 'en';
}
