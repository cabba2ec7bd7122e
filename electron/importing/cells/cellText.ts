// A cell as the text a person would read, for samples, rejected rows and attributes.
import { isoDate } from '../../../shared/dates.ts';
import { type Cell, clockText } from '../reading/rowSource.ts';

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.minute === null ? isoDate(cell.day) : `${isoDate(cell.day)} ${clockText(cell.minute)}`;
}
