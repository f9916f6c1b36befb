// Live text as plain words with offsets: contractions opened, known misspellings put right, sentences and clauses numbered.
import type { TextRange } from './clean-text.js';

export interface Word {
  /** lower case, in the spelling that patterns use */
  readonly text: string;
  /** UTF-16 offsets into the body; the words of one contraction share theirs */
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly clause: number;
  readonly shouted: boolean;
}

export interface Sentence {
  /** index of the first word, and of the one after the last */
  readonly from: number;
  readonly to: number;
  readonly asks: boolean;
  readonly exclaims: boolean;
}

export interface Words {
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

/** How a language writes its words. */
export interface Spelling {
  /** a contraction, abbreviation or common misspelling → the word or words meant */
  readonly means: ReadonlyMap<string, string>;
  /** the word that a slip of the finger was meant to be, or undefined */
  readonly guess: (word: string) => string | undefined;
}

const SENTENCE_END = /[!?…]|[.;]['"”’)\]]*\s|\n[ \t]*\r?\n|\n[ \t]*(?:[-*•]|\d{1,2}[.)])\s/;
const CLAUSE_END = /[,:()–—"“”]|\s-{1,2}\s/;
const STRETCHED = /(\p{L})\1{2,}/gu;

export function readWords(body: string, ranges: readonly TextRange[], spelling: Spelling): Words {
  const remember = memoryOf(spelling);
  const words: Word[] = [];
  const sentences: Sentence[] = [];
  let from = 0;
  let clause = 0;
  const close = (gap: string) => {
    if (words.length === from) return;
    sentences.push({ from, to: words.length, asks: gap.includes('?'), exclaims: gap.includes('!') });
    from = words.length;
  };
  for (const { start: rangeStart, end: rangeEnd } of ranges) {
    let last = rangeStart;
    for (let at = rangeStart; at < rangeEnd;) {
      if (!isWordUnit(body.charCodeAt(at))) {
        at += 1;
        continue;
      }
      const end = wordEnd(body, at, rangeEnd);
      if (last > rangeStart && (at !== last + 1 || body.charCodeAt(last) !== SPACE)) {
        const gap = body.slice(last, at);
        if (SENTENCE_END.test(gap)) close(gap);
        if (words.length === from || CLAUSE_END.test(gap)) clause += 1;
      }
      const { texts, shouted } = remember(body.slice(at, end));
      for (const text of texts) words.push({ text, start: at, end, sentence: sentences.length, clause, shouted });
      last = end;
      at = end;
    }
    close(body.slice(last, rangeEnd));
    clause += 1;
  }
  return { words, sentences };
}

const SPACE = 32;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;
/** By UTF-16 unit: 0 not asked yet, 1 neither letter nor number, 2 number, 3 letter. Halves of a pair are neither. */
const SORT = new Uint8Array(65_536);

function sortOf(unit: number): number {
  const known = SORT[unit] ?? 1;
  if (known !== 0) return known;
  const sign = String.fromCharCode(unit);
  return (SORT[unit] = LETTER.test(sign) ? 3 : LETTER_OR_NUMBER.test(sign) ? 2 : 1);
}
const isWordUnit = (unit: number): boolean => sortOf(unit) > 1;
const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x60 || unit === 0xb4;

/** Letters and numbers, and after an apostrophe more letters. */
function wordEnd(body: string, from: number, most: number): number {
  let at = from;
  while (at < most && isWordUnit(body.charCodeAt(at))) at += 1;
  while (at + 1 < most && isApostrophe(body.charCodeAt(at)) && sortOf(body.charCodeAt(at + 1)) === 3) {
    at += 1;
    while (at < most && sortOf(body.charCodeAt(at)) === 3) at += 1;
  }
  return at;
}

interface WrittenWord {
  readonly texts: readonly string[];
  readonly shouted: boolean;
}

/** Mails use the same words over and over: each is worked out once, until the memory is full. */
const REMEMBERED = 30_000;
const LONGEST_REMEMBERED = 40;
const memories = new WeakMap<Spelling, (written: string) => WrittenWord>();

function memoryOf(spelling: Spelling): (written: string) => WrittenWord {
  const existing = memories.get(spelling);
  if (existing) return existing;
  const memory = new Map<string, WrittenWord>();
  const remember = (written: string): WrittenWord => {
    const known = memory.get(written);
    if (known) return known;
    const shouted = written.length >= 4 && written === written.toUpperCase() && written !== written.toLowerCase();
    const word = { texts: meaning(written, spelling), shouted };
    if (memory.size >= REMEMBERED) memory.clear();
    if (written.length <= LONGEST_REMEMBERED) memory.set(written, word);
    return word;
  };
  memories.set(spelling, remember);
  return remember;
}

/** The plain words behind one written word: can't → can not, URGNET → urgent, soooo → so. */
function meaning(written: string, { means, guess }: Spelling): readonly string[] {
  const word = written.toLowerCase().replace(/['’`´]/g, "'");
  const known = means.get(word);
  if (known !== undefined) return known.split(' ');
  if (word.includes("'")) {
    const [stem = '', tail = ''] = word.split("'");
    return [...(means.get(stem) ?? stem).split(' '), ...(means.get(`'${tail}`) ?? '').split(' ')].filter(Boolean);
  }
  const short = word.length > 4 ? word.replace(STRETCHED, '$1') : word;
  if (short !== word) return (means.get(short) ?? short).split(' ');
  return [guess(word) ?? word];
}
