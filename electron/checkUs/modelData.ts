// Small published data sets that models are checked against.

/** Spector & Mazzeo 1980, printed in Greene, Econometric Analysis: 32 students, did the grade improve. */
export const SPECTOR = {
  gpa: Float64Array.of(
    ...[2.66, 2.89, 3.28, 2.92, 4, 2.86, 2.76, 2.87, 3.03, 3.92, 2.63, 3.32, 3.57, 3.26, 3.53, 2.74, 2.75, 2.83, 3.12],
    ...[3.16, 2.06, 3.62, 2.89, 3.51, 3.54, 2.83, 3.39, 2.67, 3.65, 4, 3.1, 2.39],
  ),
  tuce: Float64Array.of(
    ...[20, 22, 24, 12, 21, 17, 17, 21, 25, 29, 20, 23, 23, 25, 26, 19, 25, 19, 23],
    ...[25, 22, 28, 14, 26, 24, 27, 17, 24, 21, 23, 21, 19],
  ),
  psi: Float64Array.from({ length: 32 }, (_, i) => (i < 18 ? 0 : 1)),
  improved: Uint8Array.of(
    ...[0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0],
    ...[1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1],
  ),
};

/** Dalal, Fowlkes & Hoadley 1989: 23 flights before the Challenger's last, temperature in °F, O-ring distress. */
export const CHALLENGER = {
  temperature: Float64Array.of(
    ...[66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58],
  ),
  distress: Uint8Array.of(...[0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]),
};

/** Hanley & McNeil 1982: 109 tomograms rated 1 (surely normal) … 5 (surely not). */
const RATED = { normal: [33, 6, 6, 11, 2], abnormal: [3, 2, 2, 11, 33] };
const spread = (counts: readonly number[]) => counts.flatMap((count, k) => new Array<number>(count).fill(k + 1));
export const TOMOGRAMS = {
  rating: Float64Array.of(...spread(RATED.normal), ...spread(RATED.abnormal)),
  abnormal: Uint8Array.from({ length: 109 }, (_, i) => (i < 58 ? 0 : 1)),
};

/** Quinlan 1986: fourteen mornings; was it a day to play. */
export const MORNINGS = {
  outlook: 'sunny sunny overcast rain rain rain overcast sunny sunny rain sunny overcast overcast rain'.split(' '),
  temperature: 'hot hot hot mild cool cool cool mild cool mild mild mild hot mild'.split(' '),
  humidity: 'high high high high normal normal normal high normal normal normal high normal high'.split(' '),
  wind: 'weak strong weak weak weak strong strong weak weak weak strong strong weak strong'.split(' '),
  play: [0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0],
};

/** Play and no play for each value of a column of the mornings. */
export const morningsBy = (column: Exclude<keyof typeof MORNINGS, 'play'>): number[][] =>
  [...new Set(MORNINGS[column])].map((value) =>
    [1, 0].map((play) => MORNINGS.play.filter((did, i) => did === play && MORNINGS[column][i] === value).length),
  );

/** Ruspini 1970, as Kaufman & Rousseeuw 1990 print them: 75 points in four clusters. */
export const RUSPINI = {
  x: Float64Array.of(
    ...[4, 5, 10, 9, 13, 13, 12, 15, 18, 19, 22, 27, 28, 24, 27, 28, 30, 31, 32, 36],
    ...[28, 32, 35, 33, 38, 41, 38, 38, 32, 34, 44, 44, 44, 46, 47, 49, 50, 53, 52, 55, 54, 60, 63],
    ...[86, 85, 85, 78, 74, 97, 98, 98, 99, 99, 101, 108, 110, 108, 111, 115, 117],
    ...[70, 77, 83, 61, 69, 78, 66, 58, 64, 69, 66, 61, 76, 72, 64],
  ),
  y: Float64Array.of(
    ...[53, 63, 59, 77, 49, 69, 88, 75, 61, 65, 74, 72, 76, 58, 55, 60, 52, 60, 61, 72],
    ...[
      147, 149, 153, 154, 151, 150, 145, 143, 143, 141, 156, 149, 143, 142, 149, 152, 142, 144, 152, 155, 124, 136, 139,
    ],
    ...[132, 115, 96, 94, 96, 122, 116, 124, 119, 128, 115, 111, 111, 116, 126, 117, 115],
    ...[4, 12, 21, 15, 15, 16, 18, 13, 20, 21, 23, 25, 27, 31, 30],
  ),
};
