// One number for "is this negative", for ranking and for a yes or no at the shipped threshold.
import { polarityOf } from './polarity.js';
import { readMessage } from './read-message.js';

/** From here a message counts as negative. */
export const NEGATIVE_FROM = 0.6;

/** 0..1, higher is more negative; 0.5 is without feeling. */
export const negativityOf = (body: string): number => (1 - polarityOf(readMessage(body)).value) / 2;
