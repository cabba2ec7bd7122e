import { expect } from 'vitest';
import { makeFormat } from '../shared/format.ts';
import type { Text } from '../shared/text.ts';

const FORMATS = [makeFormat('en', 'CNY'), makeFormat('zh-CN', 'CNY')];

/** Expects every text of an answer, however deep, to be said in both languages with nothing left open. */
export function saidPlainly(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if ('key' in value && 'params' in value) {
    for (const format of FORMATS) {
      const said = format.text(value as Text);
      expect(said).not.toContain(String(value.key));
      expect(said).not.toMatch(/\{\{|undefined|NaN/);
    }
    return;
  }
  Object.values(value).forEach(saidPlainly);
}
