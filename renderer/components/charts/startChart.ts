// ECharts with only what our charts use, drawing SVG.
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
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

use([BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart]);
use([DatasetComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent]);
use([MarkAreaComponent, MarkLineComponent, MarkPointComponent, SVGRenderer]);

const languageOf = (locale: Locale) => (locale === 'zh-CN' ? 'ZH' : 'EN');

export const startChart = (place: HTMLElement, locale: Locale): LiveChart =>
  init(place, null, { renderer: 'svg', locale: languageOf(locale) });

/** The tip as text nodes, so that it is set in the page's own type; imported text can never become markup. */
function tipNodes(said: string): HTMLElement {
  const box = document.createElement('div');
  for (const [index, line] of said.split('\n').entries()) {
    const row = document.createElement('div');
    row.textContent = line;
    if (index === 0) row.style.fontWeight = '600';
    box.append(row);
  }
  return box;
}

function liveTip(tooltip: ChartOption['tooltip']): ChartOption['tooltip'] {
  if (!tooltip || Array.isArray(tooltip) || typeof tooltip.formatter !== 'function') return tooltip;
  const say = tooltip.formatter;
  return {
    ...tooltip,
    renderMode: 'html',
    formatter: (params, ticket) => {
      const said = say(params, ticket);
      return typeof said === 'string' && said !== '' ? tipNodes(said) : '';
    },
  };
}

/** The option as the live chart takes it: the page itself says the chart in words. */
export const liveOption = (option: ChartOption): ChartOption => ({
  ...option,
  aria: undefined,
  backgroundColor: 'transparent',
  tooltip: liveTip(option.tooltip),
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
