import { expect, test } from 'vitest';
import { locales } from '../../shared/i18n.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const en = flatten(locales.en as Tree);
const zh = flatten(locales['zh-CN'] as Tree);
/** English has two plural forms, Chinese one. */
const base = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]!))].sort();

test('both languages have the same keys', () => {
  const [enKeys, zhKeys] = [en, zh].map((flat) => new Set([...flat.keys()].map(base)));
  expect([...enKeys!].filter((key) => !zhKeys!.has(key))).toEqual([]);
  expect([...zhKeys!].filter((key) => !enKeys!.has(key))).toEqual([]);
});

test('both languages use the same placeholders', () => {
  for (const [key, text] of en) {
    const other = zh.get(key) ?? zh.get(`${base(key)}_other`);
    // An English singular may leave the count out: “one customer”.
    if (key.endsWith('_one')) continue;
    expect({ key, uses: placeholders(other ?? '') }).toEqual({ key, uses: placeholders(text) });
  }
});

test('no text is empty, and every Chinese text that has words has Chinese ones', () => {
  for (const [key, text] of [...en, ...zh]) expect(text.trim(), key).not.toBe('');
});

test('English plurals come in pairs', () => {
  for (const key of en.keys()) if (key.endsWith('_one')) expect(en.has(`${base(key)}_other`), key).toBe(true);
});
