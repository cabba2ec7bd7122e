// Making texts: for those who speak without checking what others said.
import type { Param, Text } from './text.ts';

export const say = (key: string, params: Record<string, Param> = {}): Text => ({ key, params });
export const asDate = (iso: string): Param => ({ as: 'date', value: iso });
export const asMonth = (iso: string): Param => ({ as: 'month', value: iso });
export const asWord = (key: string): Param => ({ as: 'word', value: key });
export const asMoney = (e4: number | null): Param => ({ as: 'money', value: e4 });
export const asShare = (share: number | null): Param => ({ as: 'share', value: share });
export const asDecimal = (value: number | null): Param => ({ as: 'decimal', value });
