// Whether a table lists orders or customers.
import type { ImportKind } from '../../../shared/contract/imports.ts';
import { say, type Text } from '../../../shared/text.ts';
import { type ColumnGuess, guessColumns } from './guessColumns.ts';
import type { ColumnLook } from './sampleColumns.ts';

const fieldsIn = (guesses: readonly ColumnGuess[]) => new Set(guesses.map((guess) => guess.field));

/**
 * Orders have a date and money; a table with a customer id that never repeats and neither of the two lists customers.
 */
export function guessKind(
  headers: readonly string[] | null,
  looks: readonly ColumnLook[],
  chosen: ReadonlyMap<string, number>,
): { kind: ImportKind; because: Text } {
  const order = fieldsIn(guessColumns(headers, looks, 'orders', new Map()));
  const hasMoney = order.has('amount') || (order.has('quantity') && order.has('unitPrice'));
  const hasDate = order.has('date');
  const orders = { kind: 'orders', because: say('imports.because.orders') } as const;
  if (chosen.has('amount') || chosen.has('date') || (hasMoney && hasDate) || order.has('orderNo')) return orders;
  const person = guessColumns(headers, looks, 'customers', new Map());
  const fields = fieldsIn(person);
  const customer = person.findIndex((guess) => guess.field === 'customer');
  const look = looks[customer];
  const described = ['customerName', 'phone', 'email', 'address', 'birthday', 'startedOn', 'cancelledOn'];
  if (described.filter((field) => fields.has(field)).length >= 2 && !hasMoney) {
    return { kind: 'customers', because: say('imports.because.customers') };
  }
  if (look && look.filled > 0 && look.distinct >= look.filled * 0.98 && !(hasDate && hasMoney)) {
    return { kind: 'customers', because: say('imports.because.uniqueCustomers') };
  }
  return orders;
}
