// Words and their letters as numbers: each word, word pair and run of three to five letters falls into one of 65,536 buckets.
export const BUCKETS = 65_536;

/** FNV-1a over UTF-16 units, mixed, cut to the buckets. */
export function bucketOf(text: string, seed: number, from = 0, to = text.length): number {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & (BUCKETS - 1);
}

const WORD = 0x57;
const NOT_WORD = 0x4e;
const PAIR = 0x32;
const LETTERS = 0x43;
/** Letters say less than whole words: they are for what no training text spells the same. */
export const LETTERS_SHARE = 0.35;
const LONGEST = 18;

/** Buckets of a word by itself, with the share that each counts. */
export function wordGrams(word: string, negated: boolean): [bucket: number, share: number][] {
  const grams: [number, number][] = [[bucketOf(word, negated ? NOT_WORD : WORD), 1]];
  if (negated || word.length < 4) return grams;
  const padded = `<${word.slice(0, LONGEST)}>`;
  const share = LETTERS_SHARE / Math.sqrt(padded.length);
  for (let size = 3; size <= 5; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1)
      grams.push([bucketOf(padded, LETTERS + size, at, at + size), share]);
  return grams;
}

/** A word as a number, to be paired with the next. */
export function wordCode(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash | 0;
}

export function pairGram(first: number, second: number): number {
  let hash = Math.imul(first ^ (PAIR << 24), 0x2c1b3c6d) ^ second;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x297a2d39);
  return (hash ^ (hash >>> 14)) & (BUCKETS - 1);
}
