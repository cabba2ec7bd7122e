// Sets of customers by scores, cube, movement and grounds for letting go, in words.
import type { CustomerSet, MovementOptions } from './contract/customerSet.ts';
import { columnWord } from './customerColumns.ts';
import type { Format } from './format.ts';
import { segmentName } from './segmentName.ts';

type SetOf<K extends CustomerSet['kind']> = Extract<CustomerSet, { kind: K }>;
type SegmentSet = SetOf<'rfmCell' | 'cubeCell' | 'moved' | 'nearFall' | 'flagged'>;

const AXES = ['frequency', 'monetary', 'interaction'] as const;

/** A group customers move between, as people call it. */
export function groupName(format: Format, by: MovementOptions['by'], name: string): string {
  if (by === 'segment') return segmentName(format, name);
  return columnWord(format, by === 'state' ? 'state' : 'valueClass', name);
}

/** Which bands of the cube: orders high, revenue low. */
export function cubeWords(
  format: Pick<Format, 't'>,
  cell: Pick<SetOf<'cubeCell'>, 'frequency' | 'monetary' | 'interaction'>,
): string {
  const parts = AXES.flatMap((axis) =>
    cell[axis] === null
      ? []
      : [
          format.t('segments.cube.bandOf', {
            axis: format.t(`segments.cube.axis.${axis}`),
            band: format.t(`segments.cube.band.${cell[axis]}`),
          }),
        ],
  );
  return parts.length === 0 ? format.t('customers.set.cubeAll') : parts.join(format.t('customers.set.list'));
}

export function segmentSetWords(format: Format, set: SegmentSet): string {
  switch (set.kind) {
    case 'rfmCell':
      return format.t('customers.set.rfmCell', {
        rows: format.t(`segments.axisShort.${set.rows}`),
        row: set.row,
        columns: format.t(`segments.axisShort.${set.columns}`),
        column: set.column,
      });
    case 'cubeCell':
      return format.t('customers.set.cubeCell', { parts: cubeWords(format, set) });
    case 'moved': {
      const { by, from } = set.options;
      return format.t('customers.set.moved', {
        before: set.before === null ? format.t('segments.movement.nowhere') : groupName(format, by, set.before),
        after: set.after === null ? format.t('customers.set.movedAnywhere') : groupName(format, by, set.after),
        date: format.longDate(from),
      });
    }
    case 'nearFall':
      return format.t('customers.set.nearFall', { count: set.days });
    case 'flagged':
      return format.t('customers.set.flagged', {
        flag: set.flag === null ? format.t('customers.set.flaggedAny') : format.t(`value.flags.kinds.${set.flag}`),
      });
  }
}
