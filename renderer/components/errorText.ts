// An error in words; one whose code has no text yet is still named.
import type { AppError } from '../../shared/errors.ts';
import type { Format } from '../../shared/format.ts';
import { param } from '../../shared/text.ts';

export function errorText(format: Format, error: AppError): string {
  const key = `errors.${error.code}`;
  // What comes from below the engine may carry more than texts can say.
  const sayable = Object.entries(error.params).filter(([, value]) => param.safeParse(value).success);
  const said = format.t(key, Object.fromEntries(sayable));
  return said === key ? format.t('common.unknownError', { code: error.code }) : said;
}
