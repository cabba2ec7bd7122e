import { describe, expect, test } from 'vitest';
import { agrees } from '../../electron/checkUs/published.ts';
import { publishedMethods, runChecks } from '../../electron/checkUs/runChecks.ts';
import { makeI18n } from '../../shared/i18n.ts';
import { say } from '../../shared/text.ts';

describe('published figures, worked out anew', () => {
  const result = runChecks();
  const rows = result.methods.flatMap(({ method, figures }) =>
    figures.map((figure) => ({ method, ...figure, what: JSON.stringify(figure.what) })),
  );

  test.each(rows)('$method $what', ({ got, expected, agrees: isRight }) => {
    expect(got).not.toBeNull();
    expect(isRight, `${got} against ${expected}`).toBe(true);
  });

  test('each method and figure has its name in both languages, no two figures of a method the same one', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const i18n = makeI18n(locale);
      for (const { id } of publishedMethods) expect(i18n.exists(`checkUs.methods.${id}`), id).toBe(true);
      for (const { what } of result.methods.flatMap(({ figures }) => figures))
        expect(i18n.exists(what.key), what.key).toBe(true);
    }
    for (const { figures } of result.methods)
      expect(new Set(figures.map(({ what }) => JSON.stringify(what))).size).toBe(figures.length);
  });
});

test('a wrong figure, a missing one and one that is no number are said aloud', () => {
  const figure = { what: say('checkUs.what.z'), expected: 5.001, digits: 3 };
  const result = runChecks([
    {
      id: 'wilson',
      source: '',
      figures: [
        { ...figure, got: () => 5.0014 },
        { ...figure, got: () => 5.0016 },
        { ...figure, got: () => null },
        { ...figure, got: () => Number.NaN },
      ],
    },
  ]);
  expect(result.methods[0]!.figures.map(({ agrees: isRight }) => isRight)).toEqual([true, false, false, false]);
  expect(result).toMatchObject({ checked: 4, agreeing: 1, headline: { key: 'checkUs.headline.some' } });
  expect(agrees({ ...figure, slack: 1, got: () => null }, 5.0024)).toBe(true);
});
