// One number for "is this negative", for ranking and for a yes or no at the shipped threshold.
import { signalsIn } from './detect.js';
import type { PolarityModel } from './model/polarity-model.js';
import { polarityOf } from './polarity.js';
import { readMessage } from './read-message.js';

/** From here a message counts as negative. */
export const NEGATIVE_FROM = 0.5;
/** What the word list calls negative without a model, between its neutral 0.5 and 1, is drawn to the same line. */
const LIST_LINE = 0.1;

/** 0..1, higher is more negative. */
export function negativityOf(body: string, model: PolarityModel | null): number {
  const message = readMessage(body);
  const signals = signalsIn(message);
  if (model) return model.negativity(model.odds(message, signals));
  return Math.max(0, (1 - polarityOf(message, signals).value) / 2 - LIST_LINE);
}
