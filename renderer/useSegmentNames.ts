// Names of people's own segments by number, for sentences about sets of customers.
import { useMemo } from 'react';
import type { SegmentNames } from '../shared/ruleWords.ts';
import { useRead } from './useEngine.ts';

export function useSegmentNames(): SegmentNames {
  const { data } = useRead('ownSegments.list', {});
  return useMemo(() => new Map((data?.segments ?? []).map(({ segment, name }) => [segment, name])), [data]);
}
