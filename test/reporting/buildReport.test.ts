import { describe, expect, test } from 'vitest';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { collectReport } from '../../electron/reporting/collectReport.ts';
import type { ReportInput } from '../../electron/reporting/reportInput.ts';
import { reportSection } from '../../shared/contract/report.ts';
import { say } from '../../shared/text.ts';
import { HOSTILE, sampleInput } from './sampleInput.ts';
import { openTiny, TINY_AS_OF } from './tinyBusiness.ts';

const LOCALES = ['en', 'zh-CN'] as const;
const ALLOWED_TAGS = new Set(
  `!doctype html head meta title style body main header footer section nav aside h1 h2 h3 h4 p span strong em bdi a ul ol li dl div dt dd
   figure figcaption table caption colgroup col thead tbody tr th td
   svg g path rect circle ellipse line polyline polygon text tspan defs pattern clipPath linearGradient stop`.split(
    /\s+/,
  ),
);
const tagsOf = (page: string) => [...page.matchAll(/<\/?([!a-zA-Z][^\s>/]*)([^>]*)>/g)];
const visibleText = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(LOCALES)('the report in %s', (locale) => {
  const input = sampleInput(locale);
  const { html: page, charts, sections } = buildReport(input);

  test('is one page that loads nothing and runs nothing', () => {
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
    );
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|img|base|form)\b/i);
    for (const [, , attributes] of tagsOf(page)) expect(attributes).not.toMatch(/(src|href)="(?!#)|url\((?!#)/);
    const style = page.slice(page.indexOf('<style>'), page.indexOf('</style>'));
    expect(style.slice('<style>'.length)).not.toMatch(/@import|url\(|</);
    expect(charts).toBe(page.match(/<svg /g)!.length);
    expect(sections).toEqual(reportSection.options.filter((section) => input.sections.includes(section)));
  });

  test('lets no imported text become markup', () => {
    for (const [whole, tag, attributes] of tagsOf(page)) {
      expect(ALLOWED_TAGS, whole).toContain(tag);
      expect(attributes).not.toMatch(/\son\w+\s*=/i);
    }
    for (const name of HOSTILE.slice(0, 4)) expect(page).not.toContain(name);
    expect(page).toContain('&lt;script&gt;alert(&#39;name&#39;)&lt;/script&gt;');
  });

  test('holds no text without words and no empty figure', () => {
    const text = visibleText(page);
    expect(text).not.toMatch(/\b(report|analysis|charts|segments|costs|common)\.[a-z]\w+/);
    expect(text).not.toMatch(/NaN|undefined|\[object|Infinity|\{\{/);
  });

  test('names client and date in the head of every page, safely', () => {
    const hostile = buildReport({ ...input, clientName: `A"; } </style><script>x` }).html;
    expect(hostile).toContain('@top-left { content: "A\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c script\\3e x"; }');
    expect(hostile.match(/<\/style>/g)).toHaveLength(1);
    expect(hostile).not.toContain('<script');
    expect(page).toContain(input.asOf);
  });

  test('differs between two runs only in the time stamp', () => {
    const again = buildReport({ ...input, builtAt: '2031-12-24 23:59' }).html;
    expect(again).not.toBe(page);
    expect(again.replaceAll('2031-12-24 23:59', input.builtAt)).toBe(page);
  });

  test('holds the sections asked for, in their order, and numbers them', () => {
    const some = buildReport({ ...input, sections: ['methods', 'churn', 'atRisk'] });
    expect(some.sections).toEqual(['churn', 'atRisk', 'methods']);
    expect([...some.html.matchAll(/<section id="(\w+)">/g)].map((match) => match[1])).toEqual(some.sections);
    expect([...some.html.matchAll(/<span class="number">(\d)<\/span>/g)].map((match) => match[1])).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  test('says kindly what the data cannot carry', () => {
    const refused = say('report.churn.warmUp');
    const poor = buildReport({
      ...input,
      rates: { ...input.rates, points: [], refused },
      atRisk: { total: 0, rows: [] },
      rfm: { ...input.rfm, refused, segments: [], grid: [], cuts: null },
    });
    expect(poor.html.match(/class="refused"/g)).toHaveLength(3);
    expect(visibleText(poor.html)).not.toMatch(/NaN|undefined/);
  });
});

test('a report without a client bears the name of the project', () => {
  const { html: page } = buildReport(sampleInput('en', { clientName: ' ', projectName: 'Shop & Co' }));
  expect(page).toContain('<span class="client"><bdi>Shop &amp; Co</bdi></span>');
});

describe('a tiny business', () => {
  const tiny = openTiny();
  const clock = { builtAt: '2025-07-01 09:00', version: '0.1.0' };
  const measure = {
    customers: 3,
    labourHours: 2,
    hourlyRate: 40,
    goods: 60,
    cash: 0,
    saveRateLow: 0.1,
    saveRateBase: 0.3,
    saveRateHigh: 0.5,
    revenuePerCustomer: 1800,
    marginShare: 0.3,
  };
  const inputOf = (locale: ReportInput['locale'], asOf = TINY_AS_OF) =>
    collectReport(tiny.project, { asOf, locale, measure }, clock);

  /** Charts have tests of their own: here only what they say counts. */
  const readable = (page: string) =>
    page
      .replace(/<style>[\s\S]*?<\/style>/, '<style>…</style>')
      .replace(/<svg role="img" aria-label="([^"]*)"[\s\S]*?<\/svg>/g, (svg, label: string) => {
        const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
        return `<svg aria-label="${label}">\n  ${words.join(' | ')}\n</svg>`;
      });

  test.each(LOCALES)('reads in %s as it was looked at', async (locale) => {
    await expect(readable(buildReport(inputOf(locale)).html)).toMatchFileSnapshot(`../golden/report.${locale}.html`);
  });

  test('rows after the date change no byte', () => {
    // A day with orders: past the last of them the report would say that the data have ended.
    const asOf = '2025-03-30';
    const before = buildReport(inputOf('en', asOf)).html;
    const lean = openTiny();
    lean.project.db.exec("DELETE FROM order_line WHERE day > unixepoch('2025-03-30') / 86400");
    lean.project.db.exec('UPDATE project SET revision = revision + 1');
    const after = buildReport(collectReport(lean.project, { asOf, locale: 'en', measure }, clock)).html;
    expect(after).toBe(before);
  });
});
