// Where the user was in the list, so that coming back from a card finds the same row.
import { z } from 'zod';
import { customerColumn } from '../../../shared/contract/customers.ts';
import type { GridPlace } from '../../components/CustomerGrid.tsx';

const KEY = 'holdfast.customers.place';
const shape = z.object({ hash: z.string(), row: z.int().min(0), column: customerColumn });

export const keepPlace = (place: GridPlace): void =>
  sessionStorage.setItem(KEY, JSON.stringify({ hash: window.location.hash, ...place }));

function kept() {
  try {
    return shape.parse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

/** The place, when it belongs to the address the list is shown under. */
export function placeHere(): GridPlace | null {
  const place = kept();
  return place?.hash === window.location.hash ? { row: place.row, column: place.column } : null;
}

/** Address of the list as it was left. */
export const listHref = (): string => kept()?.hash ?? '#/customers';
