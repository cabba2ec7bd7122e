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
