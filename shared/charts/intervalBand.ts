// The 95 % interval of a line as a band behind it: an unseen line at the lower bound, the rest stacked on it.

type Band = {
  /** As it stands in the legend. */
  name: string;
  color: string;
  low: (number | null)[];
  high: (number | null)[];
  opacity?: number;
};

export function intervalBand({ name, color, low, high, opacity = 0.18 }: Band) {
  const rest = high.map((bound, i) => {
    const from = low[i] ?? null;
    return bound === null || from === null ? null : bound - from;
  });
  return [
    { name: 'low', data: low, shade: 0 },
    { name, data: rest, shade: opacity },
  ].map((part) => ({
    name: part.name,
    type: 'line' as const,
    stack: 'interval',
    stackStrategy: 'all' as const,
    silent: true,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color, opacity: 0.22 },
    areaStyle: { color, opacity: part.shade },
    data: part.data,
    z: 1,
  }));
}
