// Texts, numbers, money and dates in the language of the screens and the currency of the open project.
import { createContext, useContext } from 'react';
import type { Format } from '../shared/format.ts';

export const FormatContext = createContext<Format | null>(null);

export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('useFormat outside of FormatContext');
  return format;
}
