// What happened to the business, as upright lines through a series.
import type { BusinessEvent } from '../contract/events.ts';
import type { ChartTheme } from './chartTheme.ts';

const LONGEST_NAME = 16;

type Span = { readonly from: string; readonly to: string };

/** Events of the shown time with the place of the period they fall into. */
export const eventsAt = (events: readonly BusinessEvent[], points: readonly Span[]) =>
  events.flatMap((event) => {
    const index = points.findIndex(({ from, to }) => from <= event.day && event.day < to);
    return index < 0 ? [] : [{ event, index }];
  });

export const eventNames = (events: readonly BusinessEvent[], points: readonly Span[], index: number): string[] =>
  eventsAt(events, points)
    .filter((found) => found.index === index)
    .map(({ event }) => `${event.day} ${event.name}`);

const short = (name: string) =>
  [...name].length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME - 1).join('')}…` : name;

/** Marked lines for a series over `points`; neighbouring names stand at different heights. */
export function eventLines(theme: ChartTheme, events: readonly BusinessEvent[], points: readonly Span[]) {
  return eventsAt(events, points).map(({ event, index }, i) => ({
    xAxis: index,
    lineStyle: { color: theme.ink, type: 'dotted' as const, width: 1 },
    label: {
      show: true,
      position: 'insideEndTop' as const,
      rotate: 0,
      align: index > points.length * 0.8 ? ('right' as const) : ('left' as const),
      offset: [index > points.length * 0.8 ? -4 : 4, 6 + (i % 3) * 15],
      color: theme.ink,
      fontSize: theme.fontSize - 1,
      formatter: short(event.name),
    },
  }));
}
