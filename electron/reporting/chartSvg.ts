// A chart as an inline SVG image, drawn without a browser from the same options as on screen.
import { BarChart, CustomChart, HeatmapChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { escapeHtml, type Markup, printable, trusted } from './html.ts';

use([
  ...[BarChart, CustomChart, HeatmapChart, LineChart, PieChart, SankeyChart, ScatterChart],
  ...[
    AriaComponent,
    DatasetComponent,
    GraphicComponent,
    GridComponent,
    LegendComponent,
    TitleComponent,
    TooltipComponent,
  ],
  ...[MarkAreaComponent, MarkLineComponent, MarkPointComponent, VisualMapComponent],
  ...[LabelLayout, SVGRenderer],
]);

/** Width of the text column: A4 less 18 mm on either side, in CSS pixels. */
export const CHART_WIDTH = 657;
/** Width of one of two charts side by side, 8 mm apart. */
export const HALF_WIDTH = 313;

const DRAWING_TAGS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs pattern clipPath linearGradient radialGradient stop'.split(
    ' ',
  ),
);

/**
 * `id` keeps the ids of patterns and clips apart on one page, and the same from run to run.
 * `label` is what the picture shows, for those who cannot see it.
 */
export function chartSvg(
  option: EChartsCoreOption,
  id: string,
  label: string,
  height: number,
  width = CHART_WIDTH,
): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return trusted(cleanSvg(chart.renderToSVGString(), id, label));
  } finally {
    chart.dispose();
  }
}

/** Quotes in text are entities, so the attribute patterns below never match a label. */
function cleanSvg(svg: string, id: string, label: string): string {
  const clean = printable(svg)
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events|cursor|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;/g, '')
    .replace(/( id="|url\(#|href="#)zr\d+-/g, `$1${id}-`)
    .replace(/<(\w+)([^>]*?)\s+>/g, '<$1$2>')
    .replace(/^<svg /, `<svg role="img" aria-label="${escapeHtml(label)}" `)
    .replace(/\n+/g, '\n')
    .trim();
  for (const [, tag] of clean.matchAll(/<\/?([^\s>]+)/g)) {
    if (!DRAWING_TAGS.has(tag!)) throw new Error(`unexpected <${tag}> in a chart`);
  }
  return clean;
}
