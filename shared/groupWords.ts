// What customers are told apart by, and the groups, in words. Groups of one's own files keep their own words.
import type { GroupBy } from './contract/customerSet.ts';
import type { Format } from './format.ts';
import { asWord } from './say.ts';
import type { Param } from './text.ts';

const KEYS: Partial<Record<GroupBy['kind'], string>> = {
  state: 'common.state',
  valueClass: 'segments.classes',
  rfmSegment: 'segments.names',
  tenure: 'groups.tenure',
};

export function groupWord(format: Format, by: GroupBy, name: string): string {
  const key = KEYS[by.kind];
  return key === undefined ? name : format.t(`${key}.${name}`, by.kind === 'tenure' ? { days: by.days } : {});
}

/** The name of a group as a part of a sentence. */
export const asGroup = (by: GroupBy, name: string): Param => {
  const key = KEYS[by.kind];
  return key === undefined ? name : asWord(`${key}.${name}`);
};

export const groupingWord = (format: Format, by: GroupBy): string =>
  by.kind === 'attribute' ? by.name : format.t(`groups.by.${by.kind}`);
