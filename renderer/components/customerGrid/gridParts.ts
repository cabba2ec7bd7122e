// What the grid is made of, and its own words.
import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  type GetLocaleTextParams,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
} from 'ag-grid-community';
import type { Format } from '../../../shared/format.ts';

export const gridModules = [
  InfiniteRowModelModule,
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
];

/** Words of the grid that can be met with these parts; all others keep what the grid calls them. */
export const gridTexts = (format: Format) => (params: GetLocaleTextParams) => {
  if (params.key.startsWith('loading')) return format.t('customers.loading');
  if (params.key === 'ariaRowSelect' || params.key === 'ariaRowToggleSelection') return format.t('customers.rowSelect');
  if (params.key === 'ariaRowDeselect') return format.t('customers.rowDeselect');
  return params.defaultValue;
};
