// Which arm of an experiment an account belongs to: always the same one, whoever asks, with no list kept.
import { bucketOf } from '#facts/rules';
import type { Experiment } from './campaign.js';

export const HOLDOUT = 'holdout';
/** the arm of everybody where nothing is compared */
export const EVERYBODY = '';

/**
 * All contacts of an account get the same. `campaign` is its key: two campaigns deal independently of each other. Shares are
 * relative to their sum; the holdout is dealt apart, so that changing it moves nobody between variants.
 */
export function armOf(campaign: string, accountId: string, experiment: Experiment | undefined): string {
  if (!experiment) return EVERYBODY;
  if (bucketOf(`${campaign} holdout`, accountId) < experiment.holdout) return HOLDOUT;
  const whole = experiment.variants.reduce((sum, { share }) => sum + share, 0);
  if (whole === 0) return EVERYBODY;
  const place = (bucketOf(`${campaign} variant`, accountId) / 100) * whole;
  let passed = 0;
  for (const { key, share } of experiment.variants) {
    passed += share;
    if (place < passed) return key;
  }
  return experiment.variants.at(-1)?.key ?? EVERYBODY;
}
