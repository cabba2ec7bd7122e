// The sample businesses people can open from the Start screen.
import type { BusinessSpec } from './businessSpec.ts';
import { partsDealer } from './samples/partsDealer.ts';
import { teaHouse } from './samples/teaHouse.ts';

export const sampleBusinesses: readonly BusinessSpec[] = [teaHouse, partsDealer];

/** Seed of the sample everybody sees. */
export const SAMPLE_SEED = 20260630;
