// Dated rows that people's own files tell apart by name, as models look at them.
import type { AlertInput } from '../../analysis/alerts/alertInput.ts';
import type { NamedTrack } from '../../analysis/prediction/predictionInput.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertHoldings, saysLate } from '../alerts/alertData.ts';

/** Fewer rows by the view's date tell nothing of anybody. */
const FEW_ROWS = 30;
/** Names looked at, and those that are kept of each kind. */
const LOOKED_AT = 30;
const MOST = { question: 3, channel: 4, sum: 4, late: 2 };

/**
 * The questions, channels and columns with the most rows by the view's date. Of several channels the most frequent one is left
 * out: all contacts together and the others say it.
 */
export function namedTracks(project: OpenProject, input: AlertInput, view: View): NamedTrack[] {
  const { questions, channels, columns } = alertHoldings(project, view);
  const most = (kind: keyof typeof MOST, found: readonly (NamedTrack | null)[]): NamedTrack[] =>
    found
      .flatMap((one) => (one ? [{ one, rows: rowsUpTo(one.track.day, view.asOf) }] : []))
      .filter(({ rows }) => rows >= FEW_ROWS)
      .sort((a, b) => b.rows - a.rows || (a.one.name < b.one.name ? -1 : 1))
      .slice(0, MOST[kind])
      .map(({ one }) => one);
  const visits = channels.slice(0, LOOKED_AT).map(({ channel: name }): NamedTrack | null => {
    const track = input.visits(name);
    return track && { kind: 'channel', name, track };
  });
  return [
    ...most(
      'question',
      questions.slice(0, LOOKED_AT).map(({ question: name }): NamedTrack | null => {
        const track = name === null ? null : input.scores(name);
        return track && name !== null ? { kind: 'question', name, track } : null;
      }),
    ),
    ...most('channel', visits).slice(1),
    ...most(
      'sum',
      columns
        .filter((column) => column.numbers && !saysLate(column))
        .slice(0, LOOKED_AT)
        .map(({ table, column: name }): NamedTrack | null => {
          const track = input.columnSum(table, name);
          return track && { kind: 'sum', name, track };
        }),
    ),
    ...most(
      'late',
      columns
        .filter(saysLate)
        .slice(0, LOOKED_AT)
        .map(({ table, column: name }): NamedTrack | null => {
          const track = input.late(table, name);
          return track && { kind: 'late', name, track };
        }),
    ),
  ];
}

function rowsUpTo(day: Int32Array, asOf: number): number {
  let rows = 0;
  for (let i = 0; i < day.length; i++) if (day[i]! <= asOf) rows++;
  return rows;
}
