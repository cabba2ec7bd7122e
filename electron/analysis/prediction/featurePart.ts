import type { Feature } from '../../../shared/contract/prediction.ts';

/** Features that come from one source. Nothing after the day is looked at. */
export type FeaturePart = {
  readonly features: readonly Feature[];
  /** Works out for a day what stands in for what is not known of a customer. */
  readonly moveTo?: (day: number) => void;
  /** Writes the features of customer c at the end of a day into `to`, from place `at` on. */
  readonly read: (c: number, day: number, to: Float64Array, at: number) => void;
};

export const feature = (id: string, kind: Feature['kind'], more: Partial<Feature> = {}): Feature => ({
  id,
  kind,
  days: null,
  column: null,
  value: null,
  ...more,
});

/** (recent − before) ÷ (recent + before): −1 stopped, 0 the same, 1 began. */
export const trend = (recent: number, before: number): number =>
  recent + before > 0 ? (recent - before) / (recent + before) : 0;
