// The measure being planned for the open project: what was typed last, on top of a first guess from the data.
import { useLocalStorage } from '@mantine/hooks';
import { z } from 'zod';
import { measureInput } from '../../../shared/contract/costs.ts';
import { useProject } from '../../useProject.ts';
import type { Measure } from './startMeasure.ts';

const kept = z.strictObject(measureInput).partial();

export type TypedMeasure = Partial<Measure>;

export function useTypedMeasure(): [TypedMeasure, (change: TypedMeasure) => void, () => void] {
  const { project } = useProject();
  const [typed, setTyped, forget] = useLocalStorage<TypedMeasure>({
    key: `holdfast.measure.${project?.name ?? ''}`,
    defaultValue: {},
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return kept.parse(JSON.parse(text ?? '{}'));
      } catch {
        return {};
      }
    },
  });
  return [typed, (change) => setTyped((before) => ({ ...before, ...change })), forget];
}
