// How long to wait after failed sign-ins: nothing for the first slips, then doubling, never for ever.

const FREE = 3;
const MOST_SECONDS = 15 * 60;

/** Seconds until the next try after `failures` failed ones in a row. */
export const guessDelay = (failures: number): number =>
  failures <= FREE ? 0 : Math.min(MOST_SECONDS, 2 ** (failures - FREE));
