import { describe, expect, test } from 'vitest';
import { chartSvg } from '../../electron/reporting/chartSvg.ts';
import { markupOf } from '../../electron/reporting/html.ts';
import { HOSTILE } from './sampleInput.ts';

const option = (names: string[]) => ({
  title: { text: names[0] ?? '' },
  legend: { data: names },
  xAxis: { type: 'category' as const, data: names },
  yAxis: { type: 'value' as const, name: names[1] ?? '' },
  tooltip: {},
  series: names.map((name, index) => ({
    name,
    type: 'bar' as const,
    data: names.map((_, i) => ({ value: i + index, name })),
    label: { show: true, formatter: '{b}' },
    itemStyle: { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 0.7 } },
  })),
});

const draw = (names: string[], id = 'c1', label = 'A chart') => markupOf(chartSvg(option(names), id, label, 240));

describe('chartSvg', () => {
  test('draws a picture with a name, and nothing but drawing', () => {
    const svg = draw(['a', 'b'], 'c1', 'Two "bars" <here>');
    expect(svg).toMatch(/^<svg role="img" aria-label="Two &quot;bars&quot; &lt;here&gt;" /);
    expect(svg).toMatch(/<\/svg>$/);
    expect(svg).not.toMatch(/<style|<script|<foreignObject|<image|<a |class=|ecmeta|CDATA/);
    expect(svg.match(/<(\w+)/g)!.length).toBe(svg.match(/<\/(\w+)/g)!.length);
  });

  test('hostile names stay text', () => {
    const svg = draw(HOSTILE);
    for (const [, tag, attributes] of svg.matchAll(/<\/?([^\s>]+)([^>]*)>/g)) {
      expect(['svg', 'g', 'path', 'rect', 'text', 'defs', 'pattern']).toContain(tag);
      expect(attributes).not.toMatch(/\son\w+=/);
    }
    expect(svg.includes('\u0000')).toBe(false);
    expect(svg).toContain('&lt;script&gt;');
  });

  test('the same chart is the same text every time, and two charts share no id', () => {
    expect(draw(['a', 'b'])).toBe(draw(['a', 'b']));
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    const [first, second] = [ids(draw(['a', 'b'], 'c1')), ids(draw(['a', 'b'], 'c2'))];
    expect(first.length).toBeGreaterThan(0);
    expect(first.filter((id) => second.includes(id))).toEqual([]);
    const svg = draw(['a', 'b'], 'c1');
    for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids(svg)).toContain(used);
  });
});
