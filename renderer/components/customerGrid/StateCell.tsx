// A customer's state in a cell of the grid.
import type { CustomCellRendererProps } from 'ag-grid-react';
import type { CustomerState } from '../../../shared/contract/common.ts';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { StateMark } from '../StateMark.tsx';

export function StateCell({ value }: CustomCellRendererProps<CustomerRow, CustomerState>) {
  return value ? <StateMark state={value} /> : null;
}
