// A message as the model is trained on it: every feature spelt out. Scoring takes a shorter way to the same numbers.
import { signalsIn, type DetectedSignal } from '../detect.js';
import type { ReadMessage } from '../read-message.js';
import { denseOf } from './dense.js';
import type { Example } from './fit.js';
import { pairGram, wordCode, wordGrams } from './grams.js';
import type { Lexicon } from './lexicon.js';
import { tokensOf } from './tokens.js';

/** What grams share between them, by the number of words: a long mail is not louder than a short one. */
export const gramShare = (words: number): number => 2 / Math.sqrt(1 + words);

export function exampleOf(
  message: ReadMessage,
  lexicon: Lexicon,
  signals: readonly DetectedSignal[] = signalsIn(message),
): Example {
  const tokens = tokensOf(message);
  const { words } = tokens;
  const counts = new Map<number, number>();
  const add = (bucket: number, share: number) => counts.set(bucket, (counts.get(bucket) ?? 0) + share);
  words.forEach(({ text, negated, sentence }, at) => {
    for (const [bucket, share] of wordGrams(text, negated)) add(bucket, share);
    const before = words[at - 1];
    if (before?.sentence === sentence) add(pairGram(wordCode(before.text), wordCode(text)), 1);
  });
  const share = gramShare(words.length);
  const feelings = words.map(({ text }) => lexicon.get(text));
  return {
    dense: denseOf(message, tokens, feelings, signals),
    buckets: Int32Array.from(counts.keys()),
    shares: Float64Array.from(counts.values(), (count) => count * share),
  };
}
