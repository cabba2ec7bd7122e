// ECharts with only what our charts use, drawing SVG.
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../../shared/charts/chartOption.ts';
import type { Locale } from '../../../shared/contract/common.ts';

export type LiveChart = EChartsType;

use([BarChart, HeatmapChart, LineChart, ScatterChart]);
use([DatasetComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent]);
use([MarkAreaComponent, MarkLineComponent, MarkPointComponent, SVGRenderer]);

const languageOf = (locale: Locale) => (locale === 'zh-CN' ? 'ZH' : 'EN');

export const startChart = (place: HTMLElement, locale: Locale): LiveChart =>
  init(place, null, { renderer: 'svg', locale: languageOf(locale) });

/** The option as the live chart takes it: the page itself says the chart in words. */
export const liveOption = (option: ChartOption): ChartOption => ({
  ...option,
  aria: undefined,
  backgroundColor: 'transparent',
});

/** A drawing on its own, as text. */
export function drawSvg(option: ChartOption, size: { width: number; height: number }, locale: Locale): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, locale: languageOf(locale), ...size });
  try {
    chart.setOption({ ...option, tooltip: undefined, aria: undefined });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
