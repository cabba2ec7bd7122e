// Assumptions behind the cost of churn: from the project's settings until they are changed here.
import { useState } from 'react';
import type { ArgsIn, Result } from '../../../shared/contract/contract.ts';

export type CostOptions = Required<Omit<ArgsIn<'costs.churn'>, 'project' | 'asOf' | 'within'>>;

const rounded = (share: number) => Math.round(share * 1000) / 1000;

export function useCostOptions(
  settings: Result<'settings.get'> | undefined,
): [CostOptions | null, (change: Partial<CostOptions>) => void] {
  const [changes, setChanges] = useState<Partial<CostOptions>>({});
  const change = (more: Partial<CostOptions>) => setChanges((before) => ({ ...before, ...more }));
  if (!settings) return [null, change];
  const margin = settings.marginShare;
  return [
    {
      marginLow: rounded(margin * (2 / 3)),
      marginBase: margin,
      marginHigh: rounded(Math.min(1, margin * (4 / 3))),
      acquisitionCost: settings.acquisitionCost,
      wordOfMouth: 0.1,
      includeLostMargin: true,
      includeReplacement: settings.acquisitionCost > 0,
      includeWordOfMouth: false,
      ...changes,
    },
    change,
  ];
}
