// Words and how they feel, as several lists put it. Packed into the model's file beside its weights.
import { LEXICONS, type Feeling } from './dense.js';

export type Lexicon = ReadonlyMap<string, Feeling>;

/** One byte holds a feeling in steps of a twentieth: -6.4 to 6.35. */
const STEPS = 20;

export interface PackedLexicon {
  /** parted by spaces */
  readonly words: string;
  /** LEXICONS.length for each word */
  readonly feelings: Int8Array;
}

export function packLexicon(lexicon: Lexicon): PackedLexicon {
  const words = [...lexicon.keys()].sort();
  const feelings = new Int8Array(words.length * LEXICONS.length);
  words.forEach((word, at) =>
    LEXICONS.forEach((_, list) => {
      feelings[at * LEXICONS.length + list] = Math.round((lexicon.get(word)?.[list] ?? 0) * STEPS);
    }),
  );
  return { words: words.join(' '), feelings };
}

export function unpackLexicon({ words, feelings }: PackedLexicon): Lexicon {
  const known = words === '' ? [] : words.split(' ');
  return new Map(
    known.map((word, at) => [word, LEXICONS.map((_, list) => (feelings[at * LEXICONS.length + list] ?? 0) / STEPS)]),
  );
}
