// An error in words; one whose code has no text yet is still named.
import type { AppError } from '../../shared/errors.ts';
import type { Format } from '../../shared/format.ts';

export function errorText(format: Format, error: AppError): string {
  const key = `errors.${error.code}`;
  const said = format.t(key, error.params);
  return said === key ? format.t('common.unknownError', { code: error.code }) : said;
}
