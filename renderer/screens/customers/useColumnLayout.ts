// The user's own choice of columns, kept by the browser.
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { z } from 'zod';
import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import {
  type ColumnLayout,
  columnLayout,
  standardLayout,
  wholeLayout,
} from '../../components/customerGrid/columnDefs.ts';

const kept = z.array(columnLayout).nullable();

export function useColumnLayout(blank: readonly CustomerColumn[]) {
  const [stored, setStored, forget] = useLocalStorage<ColumnLayout[] | null>({
    key: 'holdfast.customers.columns',
    defaultValue: null,
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return text ? kept.parse(JSON.parse(text)) : null;
      } catch {
        return null;
      }
    },
  });
  const layout = useMemo(() => (stored ? wholeLayout(stored) : standardLayout(blank)), [stored, blank]);
  return { layout, setLayout: setStored, reset: forget };
}
