// What a campaign changed, against those who got nothing: a difference of rates with its interval, counted by account.

/** Sums over the accounts of an arm, of n (contacts) and y (those that reached the goal). */
export interface ArmSums {
  readonly accounts: number;
  readonly n: number;
  readonly y: number;
  readonly nn: number;
  readonly yy: number;
  readonly ny: number;
}

export type Uplift =
  | { readonly known: false }
  | { readonly known: true; readonly difference: number; readonly low: number; readonly high: number };

/** Fewer accounts on one side say nothing. */
export const LEAST_ACCOUNTS = 10;
const Z95 = 1.959964;

export const rateOf = ({ n, y }: ArmSums): number | null => (n === 0 ? null : y / n);

/**
 * Difference of rates (0 to 1) and its 95 % interval. Accounts were dealt, not contacts, so the variance is that of a ratio
 * estimator over accounts (Cochran, Sampling Techniques, §6.5): contacts of one account resemble each other.
 */
export function upliftOf(treated: ArmSums, holdout: ArmSums): Uplift {
  const [a, b] = [rateOf(treated), rateOf(holdout)];
  if (a === null || b === null || treated.accounts < LEAST_ACCOUNTS || holdout.accounts < LEAST_ACCOUNTS)
    return { known: false };
  const difference = a - b;
  const half = Z95 * Math.sqrt(variance(treated) + variance(holdout));
  return { known: true, difference, low: Math.max(-1, difference - half), high: Math.min(1, difference + half) };
}

function variance({ accounts: k, n, y, nn, yy, ny }: ArmSums): number {
  const rate = y / n;
  // Rounding can make a sum of squares slightly negative.
  const spread = Math.max(0, yy - 2 * rate * ny + rate * rate * nn);
  return ((k / (k - 1)) * spread) / (n * n);
}
