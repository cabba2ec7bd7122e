import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cssString, escapeHtml, html, markupOf, trusted } from '../../electron/reporting/html.ts';

describe('html', () => {
  test('puts values in as text, markup as markup, nothing for nothing', () => {
    const item = html`<li>${'<b> & "c"'}</li>`;
    expect(markupOf(html`<ul>${[item, item]}${null}${undefined}${false}${0}</ul>`)).toBe(
      '<ul><li>&lt;b&gt; &amp; &quot;c&quot;</li><li>&lt;b&gt; &amp; &quot;c&quot;</li>0</ul>',
    );
    expect(markupOf(html`${trusted('<i>')}`)).toBe('<i>');
  });

  test('a look-alike of markup is no markup', () => {
    const forged = JSON.parse('{"html":"<script>","description":"markup"}');
    expect(() => markupOf(html`${forged}`)).toThrow();
  });

  test('no text opens a tag, ends an attribute, or carries control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = escapeHtml(text);
        expect(safe).not.toMatch(/[<>"'`]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(safe).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
        expect(Buffer.from(safe, 'utf8').toString('utf8')).toBe(safe);
      }),
    );
  });

  test('text comes back as it was written', () => {
    const back = (safe: string) =>
      safe
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&#96;', '`')
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'`;a茶 amp#39lt') }), (text) => {
        expect(back(escapeHtml(text))).toBe(text);
      }),
    );
  });
});

describe('cssString', () => {
  test('leaves words alone and escapes whatever means something in CSS or HTML', () => {
    expect(cssString('清和茶舍 2025')).toBe('"清和茶舍 2025"');
    expect(cssString('A"; } </style>')).toBe('"A\\22 \\3b  \\7d  \\3c \\2f style\\3e "');
  });

  test('never ends early, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const body = cssString(text).slice(1, -1);
        expect(body).not.toMatch(/["'<>;{}\n\r\f]/);
        expect(body.replace(/\\[0-9a-f]{1,6} /g, '')).not.toContain('\\');
      }),
    );
  });
});
