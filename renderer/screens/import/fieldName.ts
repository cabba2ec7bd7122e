// A field in the user's language; one without a word of its own stands as it is.
import type { Format } from '../../../shared/format.ts';

export function fieldName(format: Format, field: string): string {
  const key = `import.field.${field}`;
  const said = format.t(key);
  return said === key ? field : said;
}
