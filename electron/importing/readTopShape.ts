// The shape of a file's first table, from its first rows only.
import { readTop } from './planning/planSheet.ts';
import { shapeOf } from './planning/shapeOf.ts';
import { startReader } from './startReader.ts';

const ROWS_LOOKED_AT = 60;

/** Null where the file cannot be read, has no header, or takes longer than that. */
export async function readTopShape(path: string, withinMs: number): Promise<string | null> {
  const signal = { aborted: false };
  const reader = startReader([path], { signal });
  const alarm = setTimeout(() => reader.end(), withinMs);
  try {
    const source = await reader.open(path, { maxRows: ROWS_LOOKED_AT });
    const shown = source.sheets.findIndex(({ hidden }) => !hidden);
    const { headers } = await readTop(source, Math.max(0, shown), undefined, { sampleRows: ROWS_LOOKED_AT });
    return shapeOf(headers) || null;
  } catch {
    return null;
  } finally {
    clearTimeout(alarm);
    reader.end();
  }
}
