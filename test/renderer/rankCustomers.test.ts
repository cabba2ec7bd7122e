import { expect, test } from 'vitest';
import { customerMeant, rankCustomers } from '../../renderer/screens/records/rankCustomers.ts';
import type { CustomerRow } from '../../shared/contract/customers.ts';

const row = (customer: string, name: string | null) => ({ customer, name, phone: null }) as CustomerRow;

test('the exact id comes first, then the exact name, then what begins so', () => {
  const rows = [row('AC-200', 'x'), row('C-2001', null), row('Z', 'c-200'), row('C-200', 'y')];
  expect(rankCustomers(rows, 'C-200').map(({ customer }) => customer)).toEqual(['C-200', 'Z', 'C-2001', 'AC-200']);
});

test('only one customer can be meant, or it is asked', () => {
  expect(customerMeant([row('A', '王敏'), row('B', '王敏杰')], '王敏')).toMatchObject({ customer: 'A' });
  expect(customerMeant([row('A', '王敏'), row('B', '王敏')], '王敏')).toBe('unclear');
  expect(customerMeant([row('王敏', null), row('B', '王敏')], '王敏')).toMatchObject({ customer: '王敏' });
  expect(customerMeant([row('A', '王敏杰')], '王敏')).toBe('unclear');
  expect(customerMeant([], 'new one')).toBe(null);
});
