import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { Cube } from './cube.ts';

type Cell = Pick<Extract<CustomerSet, { kind: 'cubeCell' }>, 'frequency' | 'monetary' | 'interaction'>;

/** The buyers in a cell of the cube as a mask by ledger index; an axis that is null does not matter. */
export function cubeMembers({ bands }: Cube, cell: Cell): Uint8Array {
  const { frequency, monetary, interaction } = bands;
  const all = frequency ?? new Uint8Array(0);
  return all.map((band, c) =>
    band !== 0 &&
    (cell.frequency === null || band === cell.frequency) &&
    (cell.monetary === null || monetary?.[c] === cell.monetary) &&
    (cell.interaction === null || interaction?.[c] === cell.interaction)
      ? 1
      : 0,
  );
}
