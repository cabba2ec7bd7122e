// Names of segments: those of the published table are said in the reader's language, people's own as they wrote them.
import type { Format } from './format.ts';

/** The ten segments of the published table, in the order they are shown. */
export const PUBLISHED_SEGMENTS = [
  'champions',
  'loyal',
  'potentialLoyalist',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'atRisk',
  'cantLose',
  'lost',
] as const;

export const isPublishedSegment = (name: string): boolean => (PUBLISHED_SEGMENTS as readonly string[]).includes(name);

export const segmentName = (format: Pick<Format, 't'>, name: string): string =>
  isPublishedSegment(name) ? format.t(`segments.names.${name}`) : name;
