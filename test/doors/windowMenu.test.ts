import { describe, expect, test } from 'vitest';
import { type MenuItem, menuTemplate } from '../../electron/doors/menu.ts';
import type { MenuCommand } from '../../shared/bridge.ts';
import type { Locale } from '../../shared/contract/common.ts';
import { makeFormat } from '../../shared/format.ts';

const flat = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
const nothing = () => {};

function menu(locale: Locale, isMac: boolean, send: (command: MenuCommand) => void = nothing): MenuItem[] {
  const { t } = makeFormat(locale, 'CNY');
  return flat(menuTemplate({ t, isMac, theme: 'system', locale, send, print: nothing, about: nothing }));
}

describe.each([true, false])('the menu (macOS: %s)', (isMac) => {
  const english = menu('en', isMac);
  const chinese = menu('zh-CN', isMac);

  test('has a label in both languages for everything but lines', () => {
    for (const item of [...english, ...chinese]) {
      if (item.type === 'separator') continue;
      expect(item.label, JSON.stringify(item)).toMatch(/\S/);
      expect(item.label, JSON.stringify(item)).not.toMatch(/^menu\.|\{\{/);
    }
    for (const item of chinese) if (item.label && item.label !== 'English') expect(item.label).toMatch(/\p{sc=Han}/u);
    expect(chinese.map(({ id, role }) => id ?? role)).toEqual(english.map(({ id, role }) => id ?? role));
  });

  test('gives no key twice', () => {
    const keys = english.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^(CommandOrControl|Command|Control)(\+Shift)?\+[A-Z0-9,]$/);
  });

  test('each choice does one thing', () => {
    const sent: MenuCommand[] = [];
    const choices = menu('en', isMac, (command) => sent.push(command)).filter(({ click }) => click);
    for (const { click } of choices) click?.();
    expect(sent).toContainEqual({ kind: 'newProject' });
    expect(sent).toContainEqual({ kind: 'locale', locale: 'zh-CN' });
    expect(sent).toContainEqual({ kind: 'theme', theme: 'dark' });
    expect(sent).toContainEqual({ kind: 'screen', screen: 'settings' });
    // Printing and "about" are the shell's own.
    expect(sent).toHaveLength(choices.length - 2);
  });
});
