// The polarity model at work: how negative and how positive a message is, by its weights for words, letters, lexicons and signals.
import { err, ok, type Result } from '#kernel';
import type { DetectedSignal } from '../detect.js';
import type { ReadMessage } from '../read-message.js';
import { DENSE, denseOf, LEXICONS, type Feeling } from './dense.js';
import { gramShare } from './example.js';
import { sigmoid } from './fit.js';
import { BUCKETS, pairGram, wordCode, wordGrams } from './grams.js';
import { unpackLexicon, type Lexicon } from './lexicon.js';
import { tokensOf } from './tokens.js';

/** Negative and positive are two questions: a message may be both, or neither. */
export interface Head {
  /** in the order of DENSE */
  readonly dense: readonly number[];
  readonly bias: number;
  /** what one step of an int8 gram weight is worth */
  readonly step: number;
}

/** The first line of a model's file; the bytes after it are the grams of both heads and the feelings of the words. */
export interface ModelHeader {
  readonly format: 'bellwether-polarity';
  readonly version: string;
  readonly language: string;
  readonly dense: readonly string[];
  readonly heads: { readonly negative: Head; readonly positive: Head };
  /** how much of the positive odds is held against the negative ones, and where the line is then drawn */
  readonly against: number;
  readonly line: number;
  readonly words: string;
}

/** Log odds; 0 is even. */
export interface Odds {
  readonly negative: number;
  readonly positive: number;
}

interface KnownWord {
  readonly code: number;
  readonly negative: number;
  readonly positive: number;
  readonly feeling: Feeling | undefined;
}

/** Words seen often are worked out once; the memory is emptied before it grows beyond this. */
const REMEMBERED = 20_000;

export class PolarityModel {
  readonly version: string;
  private readonly plain = new Map<string, KnownWord>();
  private readonly negated = new Map<string, KnownWord>();

  constructor(
    readonly header: ModelHeader,
    readonly negativeWeights: Int8Array,
    readonly positiveWeights: Int8Array,
    readonly lexicon: Lexicon,
  ) {
    this.version = header.version;
  }

  odds(message: ReadMessage, signals: readonly DetectedSignal[]): Odds {
    const { negative: bad, positive: good } = this.header.heads;
    const tokens = tokensOf(message);
    const { words } = tokens;
    const feelings: (Feeling | undefined)[] = [];
    let [negative, positive, codeBefore] = [0, 0, 0];
    for (let at = 0; at < words.length; at += 1) {
      const token = words[at];
      if (!token) continue;
      const known = this.know(token.text, token.negated);
      feelings.push(known.feeling);
      negative += known.negative;
      positive += known.positive;
      const before = words[at - 1];
      if (before?.sentence === token.sentence) {
        const pair = pairGram(codeBefore, known.code);
        negative += this.negativeWeights[pair] ?? 0;
        positive += this.positiveWeights[pair] ?? 0;
      }
      codeBefore = known.code;
    }
    const share = gramShare(words.length);
    const dense = denseOf(message, tokens, feelings, signals);
    let [negativeOdds, positiveOdds] = [
      bad.bias + negative * share * bad.step,
      good.bias + positive * share * good.step,
    ];
    for (let at = 0; at < dense.length; at += 1) {
      negativeOdds += (bad.dense[at] ?? 0) * (dense[at] ?? 0);
      positiveOdds += (good.dense[at] ?? 0) * (dense[at] ?? 0);
    }
    return { negative: negativeOdds, positive: positiveOdds };
  }

  /** 0..1, higher is more negative; from 0.5 a message counts as negative. */
  negativity({ negative, positive }: Odds): number {
    const { against, line } = this.header;
    return sigmoid(negative - against * positive - line);
  }

  private know(word: string, negated: boolean): KnownWord {
    const memory = negated ? this.negated : this.plain;
    let known = memory.get(word);
    if (!known) {
      let [negative, positive] = [0, 0];
      for (const [bucket, share] of wordGrams(word, negated)) {
        negative += (this.negativeWeights[bucket] ?? 0) * share;
        positive += (this.positiveWeights[bucket] ?? 0) * share;
      }
      known = { code: wordCode(word), negative, positive, feeling: this.lexicon.get(word) };
      if (memory.size >= REMEMBERED) memory.clear();
      memory.set(word, known);
    }
    return known;
  }
}

const LINE_END = 10;

/** Codes: MODEL_UNREADABLE, MODEL_MISMATCH (made for features that this version doesn't have). */
export function parseModel(bytes: Uint8Array): Result<PolarityModel> {
  const end = bytes.indexOf(LINE_END);
  const header = headerOf(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))));
  if (!header) return err('MODEL_UNREADABLE', 'The model file is damaged. Put the one of this release back.');
  const words = header.words === '' ? 0 : header.words.split(' ').length;
  const rest = Int8Array.from(bytes.subarray(end + 1)); // byte by byte: 255 becomes -1
  if (header.dense.join() !== DENSE.join() || rest.length !== 2 * BUCKETS + words * LEXICONS.length)
    return err('MODEL_MISMATCH', 'The model file belongs to another release. Put the one of this release back.');
  const feelings = rest.subarray(2 * BUCKETS);
  const lexicon = unpackLexicon({ words: header.words, feelings });
  return ok(new PolarityModel(header, rest.subarray(0, BUCKETS), rest.subarray(BUCKETS, 2 * BUCKETS), lexicon));
}

function headerOf(line: string): ModelHeader | null {
  try {
    const header = JSON.parse(line) as ModelHeader;
    return header.format === 'bellwether-polarity' ? header : null;
  } catch {
    return null;
  }
}
