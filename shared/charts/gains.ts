// Going down the ranked list: the share of all leavers met so far, for every model of a race.
import type { TrainedModel } from '../contract/prediction.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { evenLine } from './evenLine.ts';

export type GainsInput = { readonly models: readonly TrainedModel[]; readonly winner: number | null };

/** The part of the list the title speaks of. */
const PART = 0.1;

export function gainsChart({ models, winner }: GainsInput, format: Format, theme: ChartTheme): ChartOption {
  const won = models.find(({ version }) => version === winner) ?? models[0];
  const steps = (won?.scores.gains.length ?? 1) - 1;
  const at = (k: number) => k / Math.max(1, steps);
  const tenth = won?.scores.gains[Math.round(PART * steps)] ?? null;
  const name = ({ kind }: TrainedModel) => format.t(`prediction.model.${kind}`);
  const shown = models.filter((model) => model === won || model.kind === 'plain');
  const others = models.filter((model) => !shown.includes(model));
  const colorOf = (model: TrainedModel) =>
    model === won ? theme.accent : model.kind === 'plain' ? theme.atRisk : theme.context;
  return {
    ...frame({
      theme,
      title: format.t('charts.gains.title', { share: format.share(tenth), part: `${format.number(100 * PART)}%` }),
      description: format.t('charts.gains.description', {
        points: models
          .map((model) => `${name(model)} ${format.share(model.scores.gains[Math.round(PART * steps)] ?? null)}`)
          .join('; '),
      }),
      unit: format.t('charts.gains.y'),
      xUnit: format.t('charts.gains.x'),
      legend: [...shown.map(name), ...(others.length > 0 ? [format.t('charts.gains.others')] : [])],
      table: [
        [format.t('charts.gains.x'), ...models.map(name)],
        ...Array.from({ length: steps + 1 }, (_, k) => [
          at(k),
          ...models.map((model) => model.scores.gains[k] ?? null),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => [
      format.share(at(index)),
      ...models.map((model) => `${name(model)} ${format.share(model.scores.gains[index] ?? null)}`),
    ]),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      min: 0,
      max: 1,
      splitNumber: 5,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: 1 },
    series: [
      ...[...others, ...shown].map((model) => ({
        name: others.includes(model) ? format.t('charts.gains.others') : name(model),
        type: 'line' as const,
        symbol: 'none',
        z: model === won ? 4 : 3,
        lineStyle: {
          color: colorOf(model),
          width: model === won ? 2 : 1.5,
          type: model.kind === 'plain' && model !== won ? ('dashed' as const) : ('solid' as const),
        },
        itemStyle: { color: colorOf(model) },
        data: model.scores.gains.map((share, k) => [at(k), share]),
      })),
      evenLine(theme, format.t('charts.gains.chance'), { position: 'right', offset: [4, 8] }),
    ],
  };
}
