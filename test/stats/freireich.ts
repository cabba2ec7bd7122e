// Weeks in remission of 42 children with leukaemia (Freireich et al. 1963, as printed in Gehan 1965).
import { durationsOf } from '../../electron/stats/kaplanMeier.ts';

const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const stillWell = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

export const sixMp = durationsOf(
  [...relapsed, ...stillWell],
  [...relapsed.map(() => true), ...stillWell.map(() => false)],
);

const onPlacebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
export const placebo = durationsOf(
  onPlacebo,
  onPlacebo.map(() => true),
);
